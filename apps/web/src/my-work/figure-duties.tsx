import { useQuery } from "@tanstack/react-query";
import { boardQuery } from "../api/board-api.ts";
import { useMay, useSession } from "../shell/session.tsx";
import { figuresAddress } from "../statistics/figures-address.ts";
import { LinkButton } from "../ui/link-button.tsx";
import { useWords } from "../words/language.tsx";

/** Figures that the reader has still to enter or to look at. */
export function FigureDuties() {
  const mayRead = useMay("judgement.read");
  const mayWrite = useMay("observation.write");
  return mayRead && mayWrite ? <Duties /> : null;
}

function Duties() {
  const { board, myWork } = useWords();
  const { area } = useSession();
  const { data } = useQuery(boardQuery(area.code, undefined));
  if (data === undefined) return null;
  const { missingCells, findings } = data.duties;
  const place = { area: area.code, from: data.year - 3, to: data.year };
  const rows = [
    {
      key: "empty",
      count: missingCells,
      text: board.duties.missing(missingCells, data.year),
      label: board.duties.fill,
    },
    { key: "findings", count: findings, text: board.duties.findings(findings), label: board.duties.look },
  ] as const;
  const shown = rows.filter(({ count }) => count > 0);
  return (
    <section className="panel" aria-labelledby="figures">
      <h2 id="figures">{myWork.figures.title}</h2>
      {shown.length === 0 ? <p className="faint">{myWork.figures.none}</p> : null}
      <ul className="my-list">
        {shown.map(({ key, text, label }) => (
          <li key={key} className="my-list-line">
            <span>{text}</span>
            <LinkButton size="small" to={figuresAddress({ ...place, show: key })}>
              {label}
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
