import { Button, Checkbox, Popover } from "antd";
import { useState } from "react";
import { useWords } from "../words/language.tsx";
import { readStored, writeStored } from "./browser-storage.ts";

/** The columns of a list that are shown, kept in this browser under a name; `first` without any choice. */
export function useColumnChoice(
  key: string,
  first: readonly string[],
): readonly [readonly string[], (keys: readonly string[]) => void] {
  const [shown, setShown] = useState<readonly string[]>(() => readStored(key)?.split(",") ?? first);
  return [
    shown,
    (keys) => {
      setShown(keys);
      writeStored(key, keys.join(","));
    },
  ];
}

interface ColumnChoiceProps {
  readonly columns: readonly { readonly key: string; readonly title: string }[];
  /** The column that is always shown. */
  readonly fixed: string;
  readonly shown: readonly string[];
  readonly onChoose: (keys: readonly string[]) => void;
}

/** Chooses which columns a list shows. */
export function ColumnChoice({ columns, fixed, shown, onChoose }: ColumnChoiceProps) {
  const words = useWords().savedViews;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={words.columns}
      content={
        <Checkbox.Group
          style={{ display: "flex", flexDirection: "column", gap: 4 }}
          value={[...shown]}
          options={columns.map(({ key, title }) => ({ value: key, label: title, disabled: key === fixed }))}
          onChange={onChoose}
        />
      }
    >
      <Button>{words.columns}</Button>
    </Popover>
  );
}
