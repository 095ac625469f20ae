import type { Correction } from "@halfsky/api-contract";
import { Button } from "antd";
import { Moment } from "../../ui/moment.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { useFieldText } from "./field-text.ts";

interface CorrectionRowsProps {
  readonly corrections: readonly Correction[];
  readonly nameOf: (partId: string) => string;
  readonly mayTakeBack: boolean;
  readonly isBusy: boolean;
  readonly onPick?: (partId: string) => void;
  readonly onTakeBack: (number: number) => void;
}

/** Every correction with what it changed, why, who and when; newest first. */
export function CorrectionRows(props: CorrectionRowsProps) {
  const { corrections, nameOf, mayTakeBack, isBusy, onPick, onTakeBack } = props;
  const { planReview: words } = useWords();
  const speak = useBilingual();
  const { fieldName, fieldText } = useFieldText();
  if (corrections.length === 0) return <p className="outline-none">{words.noCorrections}</p>;
  return (
    <ul className="correction-rows">
      {corrections.toReversed().map((correction) => (
        <li key={correction.number} className={correction.withdrawn ? "is-withdrawn" : ""}>
          <div className="correction-head">
            {onPick ? (
              <Button type="link" size="small" onClick={() => onPick(correction.partId)}>
                {nameOf(correction.partId)}
              </Button>
            ) : null}
            <span>
              {correction.kind === "correct"
                ? fieldName(correction.field ?? "")
                : words.correctionKinds[correction.kind]}
            </span>
            {correction.withdrawn ? <Tag tone="grey">{words.takenBack}</Tag> : null}
            {correction.applies || correction.withdrawn ? null : (
              <Tag tone="orange" mark="!">
                {words.doesNotApply}
              </Tag>
            )}
          </div>
          {correction.kind === "correct" ? (
            <div className="correction-change">
              <del>{fieldText(correction.field ?? "", correction.before)}</del>
              <span aria-hidden="true"> → </span>
              <ins>{fieldText(correction.field ?? "", correction.after)}</ins>
            </div>
          ) : null}
          {correction.whyNot && !correction.withdrawn ? (
            <div className="faint">{speak(correction.whyNot)}</div>
          ) : null}
          <div>{words.reasonGiven(correction.reason)}</div>
          <div className="faint correction-foot">
            <span>
              {correction.made.by} · <Moment at={correction.made.at} />
              {correction.withdrawn ? (
                <>
                  {" "}
                  · {words.takenBackBy(correction.withdrawn.by)} <Moment at={correction.withdrawn.at} />
                </>
              ) : null}
            </span>
            {mayTakeBack && correction.withdrawn === null ? (
              <Button size="small" disabled={isBusy} onClick={() => onTakeBack(correction.number)}>
                {words.takeBack}
              </Button>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
