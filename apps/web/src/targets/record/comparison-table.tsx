import type { Comparison, IndicatorRecord } from "@halfsky/api-contract";
import { figureText } from "../../statistics/figure-text.ts";
import { Tag } from "../../ui/tag.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";

/** Values and targets of the nation, of areas above and of higher plans beside ours; what was not checked is said to be so. */
export function ComparisonTable({ record }: { readonly record: IndicatorRecord }) {
  const { language, words: all } = useLanguage();
  const { comparisons: words } = all.lights;
  const speak = useBilingual();
  const { comparisons, indicator } = record;
  return (
    <>
      <h2>{words.title}</h2>
      {comparisons.length === 0 ? (
        <p className="faint">{words.none}</p>
      ) : (
        <table className="plain-table comparisons">
          <thead>
            <tr>
              <th scope="col">{words.what}</th>
              <th scope="col" className="number">
                {words.year}
              </th>
              <th scope="col" className="number">
                {words.theirs}
              </th>
              <th scope="col" className="number">
                {words.ours}
              </th>
              <th scope="col">{words.gap}</th>
              <th scope="col">{words.standing}</th>
            </tr>
          </thead>
          <tbody>
            {comparisons.map((one) => (
              <tr key={`${one.kind} ${one.scope} ${one.areaCode} ${one.year} ${one.planTitle ?? ""}`}>
                <th scope="row">
                  {speak(one.areaName)} · {words.kinds[one.kind]}
                  {one.planTitle === null ? null : <div className="faint">{one.planTitle}</div>}
                </th>
                <td className="number">{one.year}</td>
                <td className="number">{speak(one.shown)}</td>
                <td className="number">
                  {one.ours === null ? (
                    <span className="faint">–</span>
                  ) : (
                    <>
                      {figureText(one.ours.value, indicator, language)}
                      {one.ours.year === one.year ? null : <span className="faint"> ({one.ours.year})</span>}
                    </>
                  )}
                </td>
                <td>{one.gap === null ? <span className="faint">–</span> : <Gap one={one} />}</td>
                <td>
                  <Standing one={one} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Gap({ one }: { readonly one: Comparison }) {
  const { comparisons: words } = useLanguage().words.lights;
  const speak = useBilingual();
  if (one.gap === null) return null;
  if (one.isBetter === null) return <>{speak(one.gap)}</>;
  return (
    <>
      <Tag tone={one.isBetter ? "green" : "orange"} mark={one.isBetter ? "↑" : "↓"}>
        {one.isBetter ? words.better : words.worse}
      </Tag>{" "}
      {speak(one.gap)}
    </>
  );
}

function Standing({ one }: { readonly one: Comparison }) {
  const { comparisons: words } = useLanguage().words.lights;
  const speak = useBilingual();
  const isRecalled = one.standing === "recalled";
  return (
    <>
      <Tag
        tone={isRecalled ? "yellow" : "grey"}
        mark={isRecalled ? "?" : undefined}
        isFilled={one.standing === "page"}
        {...(isRecalled ? { title: words.recalledNote } : {})}
      >
        {words.standings[one.standing]}
      </Tag>{" "}
      {speak(one.source) === one.planTitle ? null : <span className="faint">{speak(one.source)}</span>}
    </>
  );
}
