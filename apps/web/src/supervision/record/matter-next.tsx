import type { MatterRecord } from "@halfsky/api-contract";
import { matterStateWords, rungWords } from "@halfsky/supervision";
import { Alert } from "antd";
import { useSession } from "../../shell/session.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { DueTag } from "../due-tag.tsx";

/** What the matter waits for, from whom and until when; and why something cannot go on. */
export function MatterNext({ record }: { readonly record: MatterRecord }) {
  const { words } = useLanguage();
  const { next: said, duties } = words.matter;
  const speak = useBilingual();
  const { organisation } = useSession();
  const { nextDuty, closing } = record;
  const isMine =
    nextDuty !== null && nextDuty.owedBy === "addressee" && record.organisation.id === organisation.id;
  return (
    <section className={record.overdue ? "panel matter-next is-late" : "panel matter-next"}>
      <span className="matter-next-title">{isMine ? said.mine : said.title}</span>
      {nextDuty === null ? (
        <span>{speak(matterStateWords[record.state].meaning)}</span>
      ) : (
        <>
          <span>
            {said.waitsFor(
              nextDuty.owedBy === "addressee" ? record.organisation.name : duties.owedBy.office,
              speak(nextDuty.words),
            )}
          </span>
          <DueTag duty={nextDuty} />
        </>
      )}
      {closing?.byMe === true ? (
        <Alert type="info" showIcon className="matter-next-note" title={said.byMe} />
      ) : null}
      {record.escalatedTo === null ? null : (
        <div className="matter-next-note faint">{said.escalated(speak(rungWords[record.escalatedTo]))}</div>
      )}
      {record.nobodyToTell ? (
        <Alert type="error" showIcon className="matter-next-note" title={said.nobodyToTell} />
      ) : null}
    </section>
  );
}
