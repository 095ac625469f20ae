import { mostTakenDimensions, type ReleaseOptions } from "@halfsky/api-contract";
import { Checkbox } from "antd";
import { useBilingual, useWords } from "../../words/language.tsx";

type Offered = ReleaseOptions["systems"][number]["indicators"][number]["dimensions"];

interface DimensionBoxesProps {
  readonly dimensions: Offered;
  readonly taken: readonly string[];
  readonly onChange: (taken: readonly string[]) => void;
}

/** By what a release is told apart beside the area: none, one or two of what its indicator declares. */
export function DimensionBoxes({ dimensions, taken, onChange }: DimensionBoxesProps) {
  const { releases: said } = useWords();
  const speak = useBilingual();
  const names = dimensions.map(({ name }) => name);
  return (
    <fieldset className="release-by">
      <legend>{said.by}</legend>
      {dimensions.map(({ name, title, groups, blockedBy }) => {
        const isTaken = taken.includes(name);
        return (
          <Checkbox
            key={name}
            checked={isTaken}
            disabled={blockedBy !== null || (!isTaken && taken.length >= mostTakenDimensions)}
            onChange={({ target }) =>
              onChange(names.filter((one) => (one === name ? target.checked : taken.includes(one))))
            }
          >
            {speak(title)}{" "}
            <span className="faint">{blockedBy === null ? said.groups(groups) : speak(blockedBy)}</span>
          </Checkbox>
        );
      })}
      <p className="faint">{said.byNote}</p>
    </fieldset>
  );
}
