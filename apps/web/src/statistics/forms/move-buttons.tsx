import { Button } from "antd";
import { useWords } from "../../words/language.tsx";

interface MoveButtonsProps {
  readonly name: string;
  readonly at: number;
  readonly count: number;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

/** Moves a part of the form up or down, or takes it away. */
export function MoveButtons({ name, at, count, onMove, onRemove }: MoveButtonsProps) {
  const { designer: words } = useWords().forms;
  return (
    <span className="part-buttons">
      <Button
        type="text"
        size="small"
        disabled={at === 0}
        aria-label={words.up(name)}
        onClick={() => onMove(at - 1)}
      >
        ↑
      </Button>
      <Button
        type="text"
        size="small"
        disabled={at === count - 1}
        aria-label={words.down(name)}
        onClick={() => onMove(at + 1)}
      >
        ↓
      </Button>
      <Button type="text" size="small" aria-label={words.remove(name)} onClick={onRemove}>
        ✕
      </Button>
    </span>
  );
}
