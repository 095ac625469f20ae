import { Button } from "antd";
import { useWords } from "../../words/language.tsx";
import type { Words } from "../../words/zh.ts";
import type { StoredFigure } from "./cell-content.ts";
import type { EditState } from "./edit-store.ts";
import { countDrafts } from "./edits.ts";

interface SaveStateProps {
  readonly state: EditState<StoredFigure>;
  /** How saving is said; where it is left out, as the grid of figures says it. */
  readonly words?: Words["statistics"]["save"];
  readonly onRetry: () => void;
  readonly onNextTrouble: () => void;
}

/** Always in sight: whether everything is saved, how much is not and why, and where a person is needed. */
export function SaveState({ state, words, onRetry, onNextTrouble }: SaveStateProps) {
  const usual = useWords().statistics.save;
  const save = words ?? usual;
  const { waiting, troubled } = countDrafts(state.edits);
  const { phase } = state;
  const text =
    phase === "saved"
      ? save.saved
      : phase === "saving"
        ? save.saving(state.sending.size)
        : save[phase](waiting);
  return (
    <>
      <output className={`save-state is-${phase}`} data-phase={phase}>
        <span aria-hidden="true">
          {phase === "saved" ? "✔\uFE0E" : phase === "saving" ? "…" : phase === "waiting" ? "●" : "!"}
        </span>
        {text}
        {phase === "offline" || phase === "failed" ? (
          <Button type="link" size="small" onClick={onRetry}>
            {save.retry}
          </Button>
        ) : null}
      </output>
      {troubled > 0 ? (
        <output className="save-state is-troubled">
          <span aria-hidden="true">!</span>
          {save.troubled(troubled)}
          <Button type="link" size="small" onClick={onNextTrouble}>
            {save.next}
          </Button>
        </output>
      ) : null}
    </>
  );
}
