import { beijingDate } from "@halfsky/calendar";
import { useNow } from "../ui/use-now.ts";

/** Today in Beijing, "YYYY-MM-DD": deadlines are days there, wherever the reader sits. */
export function useToday(): string {
  return beijingDate(useNow().toISOString());
}
