import type { ReviewFigure } from "@halfsky/api-contract";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect } from "react";
import { Tag } from "../../ui/tag.tsx";
import type { Words } from "../../words/zh.ts";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { reviewKey, type ReviewMarks } from "./review-marks.ts";
import "../changed-tag.css";
import { shownFigureText } from "./shown-figure.ts";

interface ReviewListProps {
  /** The list itself, which takes the keys of the review. */
  readonly box: RefObject<HTMLDivElement | null>;
  readonly figures: readonly ReviewFigure[];
  readonly marks: ReviewMarks;
  readonly at: number;
  readonly onGo: (at: number) => void;
}

/** What a changed figure says of itself in its row: that it was changed, and why. */
function changedWords({ changed }: ReviewFigure, said: Words["review"]): string {
  const reason = changed?.now.reason ?? null;
  return reason === null ? said.marks.changed : said.changedBecause(reason);
}

/** The figures to look at, as rows that exist only where they are seen. */
export function ReviewList({ box, figures, marks, at, onGo }: ReviewListProps) {
  const { language, words } = useLanguage();
  const said = words.review;
  const speak = useBilingual();
  // oxlint-disable-next-line react/incompatible-library -- nothing here is compiled by the React compiler
  const virtual = useVirtualizer({
    count: figures.length,
    getScrollElement: () => box.current,
    estimateSize: () => 58,
    overscan: 12,
  });
  useEffect(() => virtual.scrollToIndex(at), [virtual, at]);
  return (
    // One stop for Tab, arrows inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role
    <div ref={box} className="review-list" role="region" aria-label={said.list} tabIndex={0}>
      <div style={{ height: virtual.getTotalSize(), position: "relative" }}>
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const one = figures[index];
          if (one === undefined) return null;
          const mark = marks.get(reviewKey(one));
          const [finding] = one.findings;
          return (
            <button
              key={reviewKey(one)}
              type="button"
              className={`review-row${index === at ? " review-row-current" : ""}`}
              aria-current={index === at}
              tabIndex={-1}
              style={{ top: start, height: size }}
              onClick={() => onGo(index)}
            >
              <span className="review-row-name">
                <b>{one.submission.organisation.shortName}</b> {one.rowLabel} · {one.columnLabel}
              </span>
              <span className="review-row-value">
                {one.changed === null ? null : (
                  <>
                    <s className="changed-before" aria-label={said.before}>
                      {shownFigureText(one.changed.signed.shown, language)}
                    </s>
                    {" → "}
                  </>
                )}
                {shownFigureText(one.figure.value ?? one.figure.missing, language)}
              </span>
              <span className="review-row-finding faint">
                {finding === undefined ? changedWords(one, said) : speak(finding.words)}
              </span>
              <span className="review-row-mark">
                {mark?.kind === "looked" ? (
                  <Tag tone="green" mark="✓">
                    {said.marks.looked}
                  </Tag>
                ) : mark?.kind === "return" ? (
                  <Tag tone="red" mark="↩">
                    {said.marks.marked}
                  </Tag>
                ) : one.answers.length > 0 ? (
                  <Tag tone="grey" mark="…">
                    {said.marks.answered}
                  </Tag>
                ) : null}
              </span>
            </button>
          );
        })}
      </div>
    </div>
  );
}
