import type { Words } from "@halfsky/api-contract";
import { Button, Input } from "antd";
import { useState } from "react";
import { useBilingual, useWords } from "../../words/language.tsx";
import type { StoredFigure } from "./cell-content.ts";
import type { Edits } from "./edits.ts";

interface RefusedBarProps {
  readonly edits: Pick<Edits<StoredFigure>, "drafts">;
  readonly onReason: (keys: readonly string[], reason: string) => void;
  readonly onDrop: (keys: readonly string[]) => void;
}

/** Cells refused for the same cause. */
export interface RefusedGroup {
  readonly message: Words;
  readonly hint: Words;
  readonly keys: readonly string[];
  /** A figure stood there already, so that a reason may help. */
  readonly asksReason: boolean;
}

/** Refused cells by cause, those with the most cells first. */
export function refusedGroups({ drafts }: Pick<Edits<StoredFigure>, "drafts">): readonly RefusedGroup[] {
  const groups = new Map<string, RefusedGroup>();
  for (const [key, { trouble, base }] of drafts) {
    if (trouble?.kind !== "refused") continue;
    const { message, hint } = trouble;
    const group = groups.get(message.en);
    groups.set(message.en, {
      message,
      hint,
      keys: [...(group?.keys ?? []), key],
      asksReason: (group?.asksReason ?? false) || base > 0,
    });
  }
  return [...groups.values()].toSorted((one, other) => other.keys.length - one.keys.length);
}

/** Where several cells were refused for one cause: the cause once, and one reason for all. */
export function RefusedBar({ edits, onReason, onDrop }: RefusedBarProps) {
  const words = useWords().statistics;
  const speak = useBilingual();
  const [reason, setReason] = useState("");
  const groups = refusedGroups(edits).filter(({ keys }) => keys.length > 1);
  return groups.map((group) => (
    <div key={group.message.en} className="refused-bar" role="alert">
      <span>
        {words.bulkRefused(group.keys.length)}
        {speak(group.message)}
        {speak(group.hint)}
      </span>
      {group.asksReason ? (
        <>
          <Input
            size="small"
            aria-label={words.bulkReason}
            placeholder={words.bulkReason}
            maxLength={500}
            style={{ width: 220 }}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            size="small"
            type="primary"
            disabled={reason.trim() === ""}
            onClick={() => onReason(group.keys, reason.trim())}
          >
            {words.bulkSend}
          </Button>
        </>
      ) : null}
      <Button size="small" onClick={() => onDrop(group.keys)}>
        {words.panel.drop}
      </Button>
    </div>
  ));
}
