import type { supervisionRulesRecord } from "@halfsky/api-contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useState } from "react";
import type { z } from "zod";
import { setSupervisionRules, supervisionRulesQuery } from "../../api/supervision-api.ts";
import { AreaPicker, useArea } from "../../shell/place-pickers.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { SupervisionTabs } from "../supervision-tabs.tsx";
import { LetterheadPanel } from "./letterhead-panel.tsx";
import { RulesForm } from "./rules-form.tsx";
import { RulesView } from "./rules-view.tsx";
import "./rules-page.css";

type RulesRecord = z.infer<typeof supervisionRulesRecord>;

/** How many working days each step has, who is reminded and told when; every change is a version with its reason. */
export function RulesPage() {
  const { supervisionRules: said } = useWords();
  const area = useArea();
  const { data, error, refetch } = useQuery(supervisionRulesQuery(area));
  const [isChanging, setChanging] = useState(false);
  return (
    <Page
      title={said.title}
      state={data ? <Tag tone="grey">{said.version(data.version)}</Tag> : undefined}
      note={said.note}
      actions={
        <>
          <AreaPicker />
          {data?.mayChange === true && !isChanging ? (
            <Button type="primary" onClick={() => setChanging(true)}>
              {said.change}
            </Button>
          ) : null}
        </>
      }
    >
      <SupervisionTabs />
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Waiting />
      ) : (
        <>
          <section className="panel">
            {isChanging ? (
              <ChangeRules key={data.version} record={data} onDone={() => setChanging(false)} />
            ) : (
              <RulesView rules={data.rules} />
            )}
          </section>
          <Versions record={data} />
          <LetterheadPanel key={area} area={area} />
        </>
      )}
    </Page>
  );
}

function ChangeRules({ record, onDone }: { readonly record: RulesRecord; readonly onDone: () => void }) {
  const { supervisionRules: said } = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const set = useMutation({
    mutationFn: setSupervisionRules,
    onSuccess: (answer) => {
      queries.setQueryData(supervisionRulesQuery(record.areaCode).queryKey, answer);
      void message.success(said.saved);
      onDone();
    },
  });
  return (
    <>
      {set.error === null ? null : <ProblemNotice error={set.error} onClose={set.reset} />}
      <RulesForm
        rules={record.rules}
        isSaving={set.isPending}
        onCancel={onDone}
        onSave={(rules, reason) =>
          set.mutate({ areaCode: record.areaCode, baseVersion: record.version, rules, reason })
        }
      />
    </>
  );
}

function Versions({ record }: { readonly record: RulesRecord }) {
  const { supervisionRules: said } = useWords();
  return (
    <section className="panel" aria-labelledby="rules-versions">
      <h2 id="rules-versions">{said.history.title}</h2>
      {record.versions.length === 0 ? <p className="faint">{said.history.none}</p> : null}
      {record.versions
        .toSorted((one, other) => other.version - one.version)
        .map(({ version, rules, reason, set }) => (
          <details key={version} className="rules-version">
            <summary>
              <b>{said.version(version)}</b> · {reason}{" "}
              <span className="faint">
                {set.by} · <Moment at={set.at} />
              </span>
            </summary>
            <RulesView rules={rules} />
          </details>
        ))}
    </section>
  );
}
