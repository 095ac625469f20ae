import type { CaseRecord, CaseSchedule } from "@halfsky/api-contract";
import { Tag, type Tone } from "../../ui/tag.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";

type Step = CaseSchedule["steps"][number];

const tones: Readonly<Record<Step["state"], { readonly tone: Tone; readonly mark: string }>> = {
  ahead: { tone: "grey", mark: "…" },
  due: { tone: "blue", mark: "○" },
  late: { tone: "red", mark: "!" },
  done: { tone: "green", mark: "✔" },
  "done-late": { tone: "orange", mark: "✔" },
  missed: { tone: "orange", mark: "✕" },
  unexplained: { tone: "red", mark: "✕" },
  "not-needed": { tone: "grey", mark: "–" },
  ended: { tone: "grey", mark: "–" },
  "before-case": { tone: "grey", mark: "–" },
  "no-origin": { tone: "grey", mark: "?" },
};

interface CaseSchedulesProps {
  readonly record: CaseRecord;
  readonly onExplain: (clock: string) => void;
}

/** What is due by age or weeks of gestation: each step with its days, how it stands, and when it was done. */
export function CaseSchedules({ record, onExplain }: CaseSchedulesProps) {
  const may = new Set(
    record.possible.flatMap(({ action, about }) =>
      action === "explain-missed" && about?.scheduled !== undefined ? [about.scheduled] : [],
    ),
  );
  return record.schedules.map((schedule) => (
    <Schedule key={schedule.name} record={record} schedule={schedule} may={may} onExplain={onExplain} />
  ));
}

interface ScheduleProps extends CaseSchedulesProps {
  readonly schedule: CaseSchedule;
  /** clocks of the steps that the reader may explain */
  readonly may: ReadonlySet<string>;
}

function Schedule({ record, schedule, may, onExplain }: ScheduleProps) {
  const { cases } = useWords();
  const { schedules: said, record: words } = cases;
  const speak = useBilingual();
  const { name, title, origin, steps } = schedule;
  const done = steps.filter(({ state }) => state === "done" || state === "done-late").length;
  const asked = steps.filter(({ state }) => state !== "not-needed" && state !== "before-case").length;
  const id = `case-schedule-${name}`;
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{said.title(speak(title), done, asked)}</h2>
      <p className={origin === "unknown" ? "case-alarm" : "faint"}>
        {origin === null
          ? said.noOrigin
          : origin === "unknown"
            ? said.unknownOrigin
            : origin.isGestation
              ? said.gestation(origin.day)
              : origin.correctedDays > 0
                ? said.corrected(origin.day, origin.correctedDays)
                : said.born(origin.day)}
      </p>
      <table className="case-group">
        <thead>
          <tr>
            <th scope="col">{said.head.step}</th>
            <th scope="col">{said.head.window}</th>
            <th scope="col">{said.head.state}</th>
            <th scope="col">{said.head.done}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.name}>
              <td>
                {speak(step.title)}{" "}
                {step.source.status === "unverified" ? (
                  <mark title={speak(step.source.cite)}>{words.unverified}</mark>
                ) : null}
              </td>
              <td className="case-window">
                {step.first === null || step.last === null ? "–" : said.window(step.first, step.last)}
              </td>
              <td>
                <Tag tone={tones[step.state].tone} mark={tones[step.state].mark}>
                  {said.states[step.state]}
                </Tag>{" "}
                {step.isNext ? <b>{said.next}</b> : null}
              </td>
              <td>
                {step.doneOn ?? ""} <Because record={record} step={step} />
                {may.has(step.clock) ? (
                  <button type="button" className="case-inline" onClick={() => onExplain(step.clock)}>
                    {said.explain}
                  </button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The action that did a step, or the reason why it was not done, as the history of the reader has it. */
function Because({ record, step }: { readonly record: CaseRecord; readonly step: Step }) {
  const speak = useBilingual();
  const entry = record.history.find(({ number }) => number === step.by);
  if (entry === undefined) return null;
  return <span className="faint">{step.state === "missed" ? entry.reason : speak(entry.title)} </span>;
}
