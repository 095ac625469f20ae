import { App, Button } from "antd";
import { markAllRead } from "../api/notifications-api.ts";
import { RequestProblem } from "../api/request-problem.ts";
import { useBilingual, useWords } from "../words/language.tsx";
import { useMarking } from "./use-marking.ts";

/** Marks everything that the reader is told as read. */
export function ReadAllButton({ size = "middle" }: { readonly size?: "small" | "middle" }) {
  const { notifications: said, shell } = useWords();
  const { message } = App.useApp();
  const speak = useBilingual();
  // what the server says of itself, or that it could not be asked
  const wordsOf = (error: Error): string =>
    error instanceof RequestProblem && error.detail !== null
      ? speak(error.detail)
      : shell.problem.unreachable;
  const readAll = useMarking<void>(markAllRead, (error) => void message.error(wordsOf(error)));
  return (
    <Button size={size} disabled={readAll.isPending} onClick={() => readAll.mutate()}>
      {said.readAll}
    </Button>
  );
}
