import type { RoundRecord } from "@halfsky/api-contract";
import { type ReminderRule, type ReminderRung, reminderRungs, usualReminders } from "@halfsky/statistics";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Modal, Select } from "antd";
import { useState } from "react";
import { changeReminders, roundQuery } from "../../api/rounds-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useWords } from "../../words/language.tsx";

const furthest = 60;
const days = Array.from({ length: 2 * furthest + 1 }, (_, index) => index - furthest);

function daysOf(rules: readonly ReminderRule[], rung: ReminderRung): number[] {
  return rules
    .filter((rule) => rule.rung === rung)
    .map((rule) => rule.days)
    .toSorted((one, other) => one - other);
}

/** On which days around the due day whom a round reminds, to whoever may change it. */
export function ReminderPanel({ record }: { readonly record: RoundRecord }) {
  const { reminders: words } = useWords().rounds;
  const [isChanging, setChanging] = useState(false);
  return (
    <section className="panel round-reminders" aria-label={words.title}>
      <h2>{words.title}</h2>
      <dl>
        {reminderRungs.map((rung) => {
          const own = daysOf(record.reminders, rung);
          return (
            <div key={rung}>
              <dt>{words.rungs[rung]}</dt>
              <dd>{own.length === 0 ? words.none : own.map(words.day).join(words.join)}</dd>
            </div>
          );
        })}
      </dl>
      {record.state === "closed" ? null : (
        <Button size="small" onClick={() => setChanging(true)}>
          {words.change}
        </Button>
      )}
      {isChanging ? <ReminderDialog record={record} onClose={() => setChanging(false)} /> : null}
    </section>
  );
}

function ReminderDialog({ record, onClose }: { readonly record: RoundRecord; readonly onClose: () => void }) {
  const { rounds, shell } = useWords();
  const { reminders: words } = rounds;
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [rules, setRules] = useState<readonly ReminderRule[]>(record.reminders);
  const save = useMutation({
    mutationFn: () => changeReminders(record.id, { reminders: [...rules], version: record.version }),
    onSuccess: (next) => {
      queries.setQueryData(roundQuery(record.id).queryKey, next);
      void message.success(words.saved);
      onClose();
    },
  });
  return (
    <Modal
      open
      title={words.title}
      okText={words.save}
      cancelText={shell.cancel}
      confirmLoading={save.isPending}
      onOk={() => save.mutate()}
      onCancel={onClose}
    >
      <p className="faint">{words.help}</p>
      <div className="fields">
        {reminderRungs.map((rung) => (
          <div key={rung}>
            <label htmlFor={`remind-${rung}`}>{words.rungs[rung]}</label>
            <Select
              id={`remind-${rung}`}
              mode="multiple"
              style={{ width: "100%" }}
              aria-label={words.field(words.rungs[rung])}
              placeholder={words.placeholder}
              value={daysOf(rules, rung)}
              options={days.map((day) => ({ value: day, label: words.day(day) }))}
              showSearch={{ optionFilterProp: "label" }}
              onChange={(chosen: number[]) =>
                setRules([
                  ...rules.filter((rule) => rule.rung !== rung),
                  ...chosen.map((day) => ({ days: day, rung })),
                ])
              }
            />
          </div>
        ))}
      </div>
      <Button type="link" className="round-usual" onClick={() => setRules(usualReminders)}>
        {words.usual}
      </Button>
      {save.error === null ? null : <ProblemNotice error={save.error} />}
    </Modal>
  );
}
