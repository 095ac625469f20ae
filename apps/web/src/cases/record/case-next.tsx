import type { CaseDeadline, CaseRecord } from "@halfsky/api-contract";
import { beijingTime } from "@halfsky/calendar";
import type { SystemDefinition } from "@halfsky/cases";
import { Tag } from "../../ui/tag.tsx";
import { useNow } from "../../ui/use-now.ts";
import { useBilingual, useWords } from "../../words/language.tsx";
import { DueTimeTag } from "../due-time-tag.tsx";
import { PendingContent } from "./pending-content.tsx";
import { useDoer } from "./use-doer.ts";
import { shownClocks } from "./shown-clocks.ts";

/** What is next: clocks that run, what waits for a second person, agencies that have not answered. */
export function CaseNext({ definition, record, onDecide }: CaseNextProps) {
  const { record: said } = useWords().cases;
  const speak = useBilingual();
  const doer = useDoer();
  const running = shownClocks(record.deadlines, new Date(useNow()).toISOString());
  const glasses = record.possible.filter(
    ({ action, blockedBy }) => action === "review-break-glass" && blockedBy === null,
  );
  return (
    <section className="panel" aria-labelledby="case-next">
      <h2 id="case-next">{said.next}</h2>
      {record.row.nobodyToTell ? (
        <p className="case-alarm" role="alert">
          {said.nobodyToTell}
        </p>
      ) : null}
      {record.pending.map((pending) => (
        <div key={pending.number} className="case-pending">
          <Tag tone="orange" mark="②">
            {said.secondPerson}
          </Tag>{" "}
          {said.proposed(speak(pending.title), doer(pending.proposedBy))}{" "}
          {pending.mayConfirm ? (
            <>
              <button
                type="button"
                className="case-inline"
                onClick={() => onDecide("confirm", pending.number)}
              >
                {said.confirm}
              </button>
              <button
                type="button"
                className="case-inline"
                onClick={() => onDecide("refuse", pending.number)}
              >
                {said.refuse}
              </button>
            </>
          ) : null}
          <PendingContent definition={definition} pending={pending} />
        </div>
      ))}
      {glasses.map(({ about }) => {
        const broken = record.history.find(({ number }) => number === about?.pending);
        return about?.pending === undefined ? null : (
          <p key={about.pending} className="case-pending">
            <Tag tone="red" mark="!">
              {said.glass}
            </Tag>{" "}
            {broken === undefined ? null : (
              <>
                {broken.action === "break-glass"
                  ? said.brokenBy(doer(broken.by), beijingTime(broken.at), broken.reason ?? "")
                  : said.relieved(doer(broken.by), beijingTime(broken.at))}{" "}
              </>
            )}
            <button
              type="button"
              className="case-inline"
              onClick={() => onDecide("review-break-glass", about.pending ?? 0)}
            >
              {said.reviewGlass}
            </button>
          </p>
        );
      })}
      {running.length === 0 && record.pending.length + glasses.length === 0 ? (
        <p className="faint">{record.row.phase === "closed" ? said.isClosed : said.noClock}</p>
      ) : null}
      <ul className="case-clocks">
        {running.map((deadline) => (
          <Clock
            key={`${deadline.name} ${deadline.startedAt}`}
            deadline={deadline}
            agency={agencyOf(record, deadline)}
          />
        ))}
      </ul>
    </section>
  );
}

interface CaseNextProps {
  readonly definition: SystemDefinition;
  readonly record: CaseRecord;
  readonly onDecide: (action: "confirm" | "refuse" | "review-break-glass", pending: number) => void;
}

/** Whose clock it is, where more than one agency was asked the same. */
function agencyOf({ referrals }: CaseRecord, { name }: CaseDeadline): string | undefined {
  const [, referral, number] = name.split(":");
  const asked = referrals.filter((one) => one.name === referral);
  return asked.length < 2
    ? undefined
    : asked.find((one) => String(one.number) === number)?.organisation?.name;
}

interface ClockProps {
  readonly deadline: CaseDeadline;
  readonly agency: string | undefined;
}

function Clock({ deadline, agency }: ClockProps) {
  const { record: said } = useWords().cases;
  const speak = useBilingual();
  const { source } = deadline;
  return (
    <li>
      {deadline.state === "paused" ? (
        <Tag tone="grey" mark="‖">
          {said.paused}
        </Tag>
      ) : (
        <DueTimeTag dueAt={deadline.dueAt} />
      )}{" "}
      <b>{speak(deadline.title)}</b>{" "}
      <span className="faint">
        {agency === undefined ? "" : `${agency} · `}
        {said.until(beijingTime(deadline.dueAt))}
        {deadline.provisional ? ` · ${said.provisional}` : ""}
        {" · "}
        {source.status === "unverified" ? (
          <mark title={speak(source.cite)}>{said.unverified}</mark>
        ) : (
          <span title={speak(source.cite)}>{said.sources[source.status]}</span>
        )}
      </span>
    </li>
  );
}
