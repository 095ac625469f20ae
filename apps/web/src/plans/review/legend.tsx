import { useWords } from "../../words/language.tsx";
import { partKinds } from "../outline-parts.ts";

/** What the colours of the source mean, each with its word. */
export function Legend() {
  const { planReview: words } = useWords();
  return (
    <ul className="legend" aria-label={words.legend}>
      {partKinds.map((kind) => (
        <li key={kind}>
          <span className={`legend-sample is-${kind}`} aria-hidden="true" />
          {words.kinds[kind]}
        </li>
      ))}
      <li>
        <span className="legend-sample is-number" aria-hidden="true">
          9
        </span>
        {words.otherNumber}
      </li>
      <li>
        <span className="legend-sample is-finding" aria-hidden="true">
          !
        </span>
        {words.finding}
      </li>
    </ul>
  );
}
