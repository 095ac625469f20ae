import { useWords } from "../../words/language.tsx";

/** How much of something is done, in numbers and as a bar. */
export function ShareBar({
  label,
  part,
  whole,
}: {
  readonly label: string;
  readonly part: number;
  readonly whole: number;
}) {
  const { share } = useWords().rounds;
  const percent = whole === 0 ? 0 : Math.round((100 * part) / whole);
  return (
    <div className="share-bar">
      <span>{share(label, part, whole)}</span>
      <span className="share-bar-track" aria-hidden="true">
        <span style={{ width: `${percent}%` }} />
      </span>
    </div>
  );
}
