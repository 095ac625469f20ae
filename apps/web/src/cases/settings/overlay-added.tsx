import type { OverlayResult, SystemDefinition, SystemOverlay } from "@halfsky/cases";
import { Button } from "antd";
import { useBilingual, useWords } from "../../words/language.tsx";
import { AddToOverlay } from "./overlay-add.tsx";
import { type AddedPart, withoutAdded } from "./overlay-draft.ts";

interface AddedValuesProps {
  readonly base: SystemDefinition;
  readonly overlay: SystemOverlay;
  readonly faultOf: (path: string) => string | undefined;
  readonly judge: (overlay: SystemOverlay) => OverlayResult;
  readonly onChange: (overlay: SystemOverlay) => void;
}

/** Questions, answers, items and clocks that only the place has: what they are, and ways to add and to take away. */
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
  const rules = overlay.grade?.rules?.length ?? 0;
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
          {rules === 0 ? null : (
            <tr id="overlay-grade.rules">
              <th scope="row">{said.addedKinds.rules}</th>
              <td>{said.rulesCount(rules)}</td>
              <td className="faint">–</td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}
