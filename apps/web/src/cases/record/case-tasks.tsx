import type { CaseRecord } from "@halfsky/api-contract";
import { Tag, type Tone } from "../../ui/tag.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { DueTimeTag } from "../due-time-tag.tsx";

type Task = CaseRecord["tasks"][number];

const tones: Readonly<Record<Task["status"], { readonly tone: Tone; readonly mark: string }>> = {
  "not-applicable": { tone: "grey", mark: "–" },
  waiting: { tone: "grey", mark: "…" },
  open: { tone: "blue", mark: "○" },
  returned: { tone: "orange", mark: "↩" },
  done: { tone: "green", mark: "✔" },
};

interface CaseTasksProps {
  readonly record: CaseRecord;
  readonly onAct: (action: "finish-task" | "return-task" | "resume-task", task: string) => void;
}

/** The items of a bundle: each with its office, clock and state; a returned one stops no other. */
export function CaseTasks({ record, onAct }: CaseTasksProps) {
  const { record: said, taskStates } = useWords().cases;
  const speak = useBilingual();
  if (record.tasks.length === 0) return null;
  const applying = record.tasks.filter(({ status }) => status !== "not-applicable");
  const done = applying.filter(({ status }) => status === "done").length;
  const may = new Set(
    record.possible.filter(({ blockedBy }) => blockedBy === null).map(({ action }) => action),
  );
  return (
    <section className="panel" aria-labelledby="case-tasks">
      <h2 id="case-tasks">{said.tasks(done, applying.length)}</h2>
      <table className="case-group">
        <tbody>
          {record.tasks.map((task) => (
            <tr key={task.name}>
              <td>{speak(task.title)}</td>
              <td>
                <Tag tone={tones[task.status].tone} mark={tones[task.status].mark}>
                  {taskStates[task.status]}
                </Tag>
              </td>
              <td>{task.organisation?.name ?? "–"}</td>
              <td>
                {task.status === "open" && task.dueAt !== null ? <DueTimeTag dueAt={task.dueAt} /> : null}
                {task.reason === null ? null : <span>{task.reason}</span>}
              </td>
              <td>
                {task.status === "open" && may.has("finish-task") ? (
                  <button
                    type="button"
                    className="case-inline"
                    onClick={() => onAct("finish-task", task.name)}
                  >
                    {said.finishTask}
                  </button>
                ) : null}
                {task.status === "open" && may.has("return-task") ? (
                  <button
                    type="button"
                    className="case-inline"
                    onClick={() => onAct("return-task", task.name)}
                  >
                    {said.returnTask}
                  </button>
                ) : null}
                {task.status === "returned" && may.has("resume-task") ? (
                  <button
                    type="button"
                    className="case-inline"
                    onClick={() => onAct("resume-task", task.name)}
                  >
                    {said.resumeTask}
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
