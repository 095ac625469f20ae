import type { ExportRow } from "@halfsky/api-contract";
import { beijingDate } from "@halfsky/calendar";
import { useWords } from "../../words/language.tsx";

/** How many cases and columns, and how many of the columns are about people. */
export function ExportExtent({ row }: { readonly row: ExportRow }) {
  const { caseExports: said } = useWords();
  const of = (privacy: string) => row.columns.filter((column) => column.privacy === privacy).length;
  const [personal, sensitive] = [of("personal"), of("sensitive")];
  return (
    <div className="faint">
      {said.cases(row.cases, beijingDate(row.casesAt))} · {said.columnCount(row.columns.length)} ·{" "}
      {personal + sensitive === 0 ? said.noClass : said.withClass(personal, sensitive)}
    </div>
  );
}
