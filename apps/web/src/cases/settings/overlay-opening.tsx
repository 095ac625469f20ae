import { placeOpenings, type SystemDefinition, type SystemOverlay } from "@halfsky/cases";
import { Checkbox } from "antd";
import { useWords } from "../../words/language.tsx";
import { withSwitch, withValue } from "./overlay-draft.ts";
import { SourceInputs } from "./overlay-rows.tsx";

interface OpeningProps {
  readonly base: SystemDefinition;
  readonly overlay: SystemOverlay;
  readonly faultOf: (path: string) => string | undefined;
  readonly onChange: (overlay: SystemOverlay) => void;
  /** "result.supervision" */
  readonly path: string;
  readonly title: string;
}

/** Whether a late clock opens a case here: the usual way, or the place's own with its basis where that is less. */
export function Opening({ base, overlay, faultOf, onChange, path, title }: OpeningProps) {
  const { serviceOverlays: said } = useWords();
  const own = overlay.openings?.[path];
  const usual = placeOpenings(base).find((one) => one.path === path)?.value ?? false;
  const fault = faultOf(`openings.${path}`);
  return (
    <div id={`overlay-openings.${path}`}>
      <Checkbox
        aria-label={said.opensOf(title)}
        checked={own?.value ?? usual}
        onChange={({ target }) => onChange(withSwitch(overlay, path, target.checked, usual))}
      >
        {said.opens}
      </Checkbox>
      {own === undefined || own.value ? null : (
        <SourceInputs
          name={said.opensOf(title)}
          source={own.source}
          onChange={(source) =>
            onChange(
              withValue(overlay, "openings", path, {
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
