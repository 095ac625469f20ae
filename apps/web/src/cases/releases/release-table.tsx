import type { ReleaseCellView, ReleaseRecord } from "@halfsky/api-contract";
import { placeName } from "./place-name.ts";
import { ReleaseMatrix } from "./release-matrix.tsx";
import { withheldWords } from "./withheld-words.ts";
import { useLanguage } from "../../words/language.tsx";
import { unitText } from "../../statistics/figure-text.ts";
import "./releases.css";

interface ReleaseTableProps {
  readonly release: Pick<ReleaseRecord, "title" | "unit" | "kind" | "cells" | "dimensions">;
  /** What a reader of all releases can work out: for whoever is about to publish. */
  readonly isAudited?: boolean;
}

/** A release: areas one below the other, or by dimensions as a matrix. */
export function ReleaseTable(props: ReleaseTableProps) {
  return props.release.dimensions.length === 0 ? <AreaTable {...props} /> : <ReleaseMatrix {...props} />;
}

/** The table as everybody may see it: one neutral mark for whatever is withheld. */
function AreaTable({ release, isAudited = false }: ReleaseTableProps) {
  const { language, words } = useLanguage();
  const said = words.releases;
  const isRate = release.kind === "rate";
  const hasWithheld = isAudited && release.cells.some(({ withheld }) => withheld);
  return (
    <table className="release-table" aria-label={release.title[language]}>
      <thead>
        <tr>
          <th scope="col">{said.place}</th>
          {isRate ? (
            <>
              <th scope="col">{said.numerator}</th>
              <th scope="col">{said.denominator}</th>
              <th scope="col">{`${said.value} (${unitText(release.unit, language)})`}</th>
            </>
          ) : (
            <th scope="col">{`${said.count} (${unitText(release.unit, language)})`}</th>
          )}
          {hasWithheld ? (
            <th scope="col" className="release-stretch">
              {said.inferred}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {release.cells.map((cell) => (
          <tr key={cell.areaCode ?? "own"} className={cell.isTotal ? "is-total" : undefined}>
            <th scope="row">{placeName(cell, said)}</th>
            {isRate ? (
              <>
                <Figure cell={cell} text={cell.count} />
                <Figure cell={cell} text={cell.of} />
                <Figure cell={cell} text={cell.value} />
              </>
            ) : (
              <Figure cell={cell} text={cell.count} />
            )}
            {hasWithheld ? <td className="faint release-stretch">{withheldWords(cell, said)}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Figure({ cell, text }: { readonly cell: ReleaseCellView; readonly text: number | string | null }) {
  const { releases: said } = useLanguage().words;
  if (cell.withheld) return <td className="release-withheld">{said.withheld}</td>;
  return <td>{text ?? "–"}</td>;
}
