import { placeOpenings, placeSteps, type SystemDefinition, type SystemOverlay } from "@halfsky/cases";
import { Checkbox } from "antd";
import { useWords } from "../../words/language.tsx";
import { withSwitch, withValue } from "./overlay-draft.ts";
import { SourceInputs } from "./overlay-rows.tsx";

interface SwitchProps {
  readonly base: SystemDefinition;
  readonly overlay: SystemOverlay;
  readonly faultOf: (path: string) => string | undefined;
  readonly onChange: (overlay: SystemOverlay) => void;
  /** whether a late clock opens a case, or a step of a schedule is asked */
  readonly part: "openings" | "steps";
  /** "result.supervision", "checks.m8" */
  readonly path: string;
  readonly title: string;
}

/** On or off here: the usual way, or the place's own with its basis where that is less. */
export function PlaceSwitch({ base, overlay, faultOf, onChange, part, path, title }: SwitchProps) {
  const { serviceOverlays: said } = useWords();
  const own = overlay[part]?.[path];
  const all = part === "openings" ? placeOpenings(base) : placeSteps(base);
  const usual = all.find((one) => one.path === path)?.value ?? false;
  const fault = faultOf(`${part}.${path}`);
  const name = part === "openings" ? said.opensOf(title) : said.asksOf(title);
  return (
    <div id={`overlay-${part}.${path}`}>
      <Checkbox
        aria-label={name}
        checked={own?.value ?? usual}
        onChange={({ target }) => onChange(withSwitch(overlay, part, path, target.checked, usual))}
      >
        {part === "openings" ? said.opens : said.asks}
      </Checkbox>
      {own === undefined || own.value ? null : (
        <SourceInputs
          name={name}
          source={own.source}
          onChange={(source) =>
            onChange(
              withValue(overlay, part, path, {
                value: own.value,
                ...(source === undefined ? {} : { source }),
              }),
            )
          }
        />
      )}
      {fault === undefined ? null : <div className="case-fault">{fault}</div>}
    </div>
  );
}
