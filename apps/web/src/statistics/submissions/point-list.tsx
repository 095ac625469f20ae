import type { Words } from "@halfsky/api-contract";
import { Button } from "antd";
import { Tag, type Tone } from "../../ui/tag.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import type { OpenPoint } from "./form-work.ts";
import type { FormWork } from "./use-form-work.ts";

const mostShown = 200;

interface PointListProps {
  readonly points: readonly OpenPoint[];
  readonly work: FormWork;
  readonly current: string | undefined;
  readonly troubleOf: (cell: string | null) => Words | null;
  readonly onGo: (cell: string) => void;
}

const tones: Readonly<Record<OpenPoint["kind"], Tone>> = {
  trouble: "red",
  error: "red",
  empty: "red",
  returned: "orange",
  warning: "orange",
  notice: "grey",
};

/** Everything to settle or to see, each leading to its cell. */
export function PointList({ points, work, current, troubleOf, onGo }: PointListProps) {
  const words = useWords().submission;
  const speak = useBilingual();
  if (points.length === 0) return <p className="faint">{words.checks.none}</p>;
  const kindWords = (point: OpenPoint): string =>
    point.kind === "trouble"
      ? words.submit.trouble
      : point.kind === "returned"
        ? words.marks.returned
        : point.kind === "empty"
          ? words.checks.empty
          : words.checks.severity[point.kind];
  const said = (point: OpenPoint): string => {
    if (point.finding !== null) return speak(point.finding.words);
    if (point.item !== null) return point.item.reason;
    if (point.kind === "empty") return words.checks.emptyWords;
    const trouble = troubleOf(point.cell);
    return trouble === null ? "" : speak(trouble);
  };
  return (
    <ul className="point-list">
      {points.slice(0, mostShown).map((point, index) => {
        const cell = point.cell === null ? undefined : work.view.cells.get(point.cell);
        const place = cell === undefined ? "" : `${cell.rowTitle} · ${cell.columnTitle}`;
        return (
          <li
            key={`${point.kind} ${point.cell ?? index} ${point.finding?.code ?? ""}`}
            className={point.cell !== null && point.cell === current ? "is-here" : ""}
          >
            <Button
              type="text"
              block
              aria-label={`${words.submit.goTo} ${place}`}
              onClick={() => {
                if (point.cell !== null) onGo(point.cell);
              }}
            >
              <span className="point-head">
                <Tag tone={point.isSettled ? "grey" : tones[point.kind]} mark={point.isSettled ? "✓" : "!"}>
                  {kindWords(point)}
                  {point.kind === "warning"
                    ? ` · ${point.isSettled ? words.checks.answered : words.checks.unanswered}`
                    : ""}
                </Tag>
                <span className="point-place">{place}</span>
              </span>
              <span className="point-words">{said(point)}</span>
            </Button>
          </li>
        );
      })}
      {points.length > mostShown ? (
        <li className="faint">{words.checks.hidden(points.length - mostShown)}</li>
      ) : null}
    </ul>
  );
}
