import { type OverlayResult, sayCondition, type SystemDefinition, type SystemOverlay } from "@halfsky/cases";
import { Button } from "antd";
import { useBilingual, useWords } from "../../words/language.tsx";
import { AddToOverlay } from "./overlay-add.tsx";
import { type AddedPart, withoutAdded } from "./overlay-draft.ts";
import { withoutRule } from "./overlay-new-rules.ts";

interface AddedValuesProps {
  readonly base: SystemDefinition;
  readonly overlay: SystemOverlay;
  readonly faultOf: (path: string) => string | undefined;
  readonly judge: (overlay: SystemOverlay) => OverlayResult;
  readonly onChange: (overlay: SystemOverlay) => void;
}

/** Questions, answers, items, clocks and rules of grades that only the place has: what they are, and ways to add and to take away. */
export function AddedValues({ base, overlay, faultOf, judge, onChange }: AddedValuesProps) {
  const { serviceOverlays: said } = useWords();
  const speak = useBilingual();
  const rows: readonly { readonly part: AddedPart; readonly name: string; readonly title: string }[] = [
    ...Object.entries(overlay.fields ?? {}).map(([name, { rule }]) => ({
      part: "fields" as const,
      name,
      title: speak(rule.title),
    })),
    ...Object.entries(overlay.options ?? {}).map(([name, options]) => ({
      part: "options" as const,
      name,
      title: `${speak(base.fields[name]?.title ?? { zh: name, en: name })}: ${Object.values(options).map(speak).join(" · ")}`,
    })),
    ...Object.entries(overlay.tasks ?? {}).map(([name, { title }]) => ({
      part: "tasks" as const,
      name,
      title: speak(title),
    })),
    ...Object.entries(overlay.deadlines ?? {}).map(([name, { title }]) => ({
      part: "deadlines" as const,
      name,
      title: speak(title),
    })),
  ];
  // rules may speak of questions that the place adds
  const { definition } = judge(overlay);
  const rules = (overlay.grade?.rules ?? []).map(({ when, is }) =>
    said.rule(
      speak(sayCondition(when, definition)),
      speak(overlay.grade?.values[is]?.title ?? { zh: is, en: is }),
    ),
  );
  return (
    <section className="panel">
      <h2>{said.added}</h2>
      <p className="faint">{said.addedNote}</p>
      <AddToOverlay base={base} overlay={overlay} judge={judge} onChange={onChange} />
      <table className="case-group overlay-table">
        <tbody>
          {rows.map(({ part, name, title }) => (
            <tr key={`${part}.${name}`} id={`overlay-${part}.${name}`}>
              <th scope="row">{said.addedKinds[part]}</th>
              <td>
                {title}
                {faultOf(`${part}.${name}`) === undefined ? null : (
                  <div className="case-fault">{faultOf(`${part}.${name}`)}</div>
                )}
              </td>
              <td>
                <Button
                  size="small"
                  aria-label={said.remove(title)}
                  onClick={() => onChange(withoutAdded(overlay, part, name))}
                >
                  {said.remove("")}
                </Button>
              </td>
            </tr>
          ))}
          {rules.map((title, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a rule is known by its place alone
            <tr key={`rules.${index}`} id={index === 0 ? "overlay-grade.rules" : undefined}>
              <th scope="row">{said.addedKinds.rules}</th>
              <td>
                {title}
                {index === 0 && faultOf("grade.rules") !== undefined ? (
                  <div className="case-fault">{faultOf("grade.rules")}</div>
                ) : null}
              </td>
              <td>
                <Button
                  size="small"
                  aria-label={said.remove(title)}
                  onClick={() => onChange(withoutRule(overlay, base, index))}
                >
                  {said.remove("")}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
