import type { MonitoringRulesRecord } from "@halfsky/api-contract";
import { defaultMonitoringRules } from "@halfsky/targets";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { setMonitoringRules } from "../../api/lights-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useLanguage } from "../../words/language.tsx";
import { NumberField } from "./number-field.tsx";
import { RuleTable } from "./rule-table.tsx";
import { changesBetween, draftFaults, fromDraft, type RulesDraft, toDraft } from "./rules-draft.ts";
import { ToleranceFields } from "./tolerance-fields.tsx";

const usual = {
  tolerance: defaultMonitoringRules.tolerance,
  lights: {
    ...defaultMonitoringRules.lights,
    rules: defaultMonitoringRules.lights.rules.map((rule) => ({ ...rule })),
  },
};

/** All numbers of the rules beside the built-in ones; faults stand beside their fields while they are typed. */
export function RulesForm({ record }: { readonly record: MonitoringRulesRecord }) {
  const { language, words: all } = useLanguage();
  const { rules: words } = all.lights;
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [draft, setDraft] = useState<RulesDraft>(() => toDraft(record.rules));
  const [reason, setReason] = useState("");
  const [isAsked, setAsked] = useState(false);
  const faults = draftFaults(draft, language);
  const isChanged = changesBetween(record.rules, fromDraft(draft)).length > 0;
  const save = useMutation({
    mutationFn: () =>
      setMonitoringRules({
        areaCode: record.areaCode,
        planId: record.planId,
        baseVersion: record.version,
        rules: fromDraft(draft),
        reason: reason.trim(),
      }),
    onSuccess: async ({ version }) => {
      void message.success(words.saved(version));
      await Promise.all(
        ["targets", "board", "my-work", "supervision"].map((noun) =>
          queries.invalidateQueries({ queryKey: [noun] }),
        ),
      );
    },
  });
  const submit = () => {
    setAsked(true);
    if (faults.size === 0 && reason.trim() !== "") save.mutate();
  };
  const reasonFault = isAsked && reason.trim() === "" ? words.reasonMissing : undefined;
  return (
    <form
      className="rules-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {save.error ? <ProblemNotice error={save.error} onClose={() => save.reset()} /> : null}
      <section className="panel">
        <h2>{words.lights}</h2>
        <RuleTable
          draft={draft}
          usual={toDraft(usual)}
          faults={faults}
          isReadOnly={!record.mayManage}
          onChange={setDraft}
        />
        <div className="rules-margin">
          <NumberField
            label={words.margin}
            unit={words.marginUnit}
            value={draft.lights.margin}
            usual={toDraft(usual).lights.margin}
            fault={faults.get("lights.margin")}
            isReadOnly={!record.mayManage}
            onChange={(margin) => setDraft({ ...draft, lights: { ...draft.lights, margin } })}
          />
          <p className="faint">{words.marginNote}</p>
        </div>
      </section>
      <section className="panel">
        <h2>{words.tolerances}</h2>
        <ToleranceFields
          draft={draft}
          usual={usual}
          faults={faults}
          isReadOnly={!record.mayManage}
          onChange={setDraft}
        />
      </section>
      {record.mayManage ? (
        <section className="panel rules-save">
          <label className="rules-reason">
            <span>{words.reason}</span>
            <Input.TextArea
              rows={2}
              maxLength={1000}
              value={reason}
              status={reasonFault === undefined ? "" : "error"}
              aria-invalid={reasonFault !== undefined}
              onChange={({ target }) => setReason(target.value)}
            />
          </label>
          <div className={reasonFault === undefined ? "faint" : "field-fault"}>
            {reasonFault ?? words.reasonHelp}
          </div>
          <div className="rules-buttons">
            <output className={faults.size > 0 ? "field-fault" : "faint"}>
              {faults.size > 0 ? words.faults(faults.size) : isChanged ? "" : words.nothingChanged}
            </output>
            <Button onClick={() => setDraft(toDraft(usual))}>{words.reset}</Button>
            <Button disabled={!isChanged} onClick={() => setDraft(toDraft(record.rules))}>
              {words.undo}
            </Button>
            <Button
              type="primary"
              htmlType="submit"
              disabled={!isChanged || faults.size > 0}
              loading={save.isPending}
            >
              {words.save}
            </Button>
          </div>
        </section>
      ) : null}
    </form>
  );
}
