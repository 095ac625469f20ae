import type { ReleaseCellView, ReleaseDimensionView, ReleaseRecord } from "@halfsky/api-contract";
import { unitText } from "../../statistics/figure-text.ts";
import { useLanguage } from "../../words/language.tsx";
import { layMatrix } from "./lay-matrix.ts";
import { placeName } from "./place-name.ts";
import { withheldWords } from "./withheld-words.ts";
import "./releases.css";

interface ReleaseMatrixProps {
  readonly release: Pick<ReleaseRecord, "title" | "unit" | "kind" | "cells" | "dimensions">;
  /** What a reader of all releases can work out: for whoever is about to publish. */
  readonly isAudited?: boolean;
}

/** A release by dimensions: the larger one across, areas and the other one down, margins last. */
export function ReleaseMatrix({ release, isAudited = false }: ReleaseMatrixProps) {
  const { language, words } = useLanguage();
  const said = words.releases;
  const { across, down, rows } = layMatrix(release);
  if (across === null) return null;
  const heads = (dimension: ReleaseDimensionView) => [
    ...dimension.categories.map(({ code, title }) => ({ code, text: title[language] })),
    { code: null, text: said.all },
  ];
  const unit = unitText(release.unit, language);
  return (
    // a table wider than the screen is scrolled by keyboard too
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="release-scroll" tabIndex={0} aria-label={release.title[language]}>
      <table className="release-table release-matrix" aria-label={release.title[language]}>
        <caption className="faint">
          {release.kind === "rate" ? said.rateCells(unit) : said.countCells(unit)}
        </caption>
        <thead>
          <tr>
            <th scope="col">{said.place}</th>
            {down === null ? null : (
              <th scope="col" className="is-head">
                {down.title[language]}
              </th>
            )}
            {heads(across).map(({ code, text }) => (
              <th key={code ?? ""} scope="col" className={code === null ? "is-margin" : undefined}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map(({ place, lines }) => (
          <tbody key={place.areaCode ?? "own"} className={place.isTotal ? "is-total-area" : undefined}>
            {lines.map(({ category, cells }, index) => (
              <tr
                key={category?.code ?? ""}
                className={down !== null && category === null ? "is-margin" : undefined}
              >
                {index === 0 ? (
                  <th scope="rowgroup" rowSpan={lines.length}>
                    {placeName(place, said)}
                  </th>
                ) : null}
                {down === null ? null : (
                  <th scope="row">{category === null ? said.all : category.title[language]}</th>
                )}
                {cells.map((cell, column) => (
                  <Figure
                    key={heads(across)[column]?.code ?? ""}
                    cell={cell}
                    isMargin={column === cells.length - 1}
                    isAudited={isAudited}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

interface FigureProps {
  readonly cell: ReleaseCellView | undefined;
  readonly isMargin: boolean;
  readonly isAudited: boolean;
}

function Figure({ cell, isMargin, isAudited }: FigureProps) {
  const { releases: said } = useLanguage().words;
  const margin = isMargin ? "is-margin" : "";
  if (cell === undefined) return <td className={margin}>–</td>;
  if (cell.withheld) {
    const stretch = isAudited ? withheldWords(cell, said) : "";
    return (
      <td className={`release-withheld ${margin}`}>
        {said.withheld}
        {stretch === "" ? null : <div className="faint">{stretch}</div>}
      </td>
    );
  }
  return (
    <td className={margin}>
      {cell.of === null ? cell.count : (cell.value ?? "–")}
      {cell.of === null ? null : (
        <div className="faint">
          {cell.count}/{cell.of}
        </div>
      )}
    </td>
  );
}
