import { InboxOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { InputNumber, Upload } from "antd";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Link } from "react-router";
import { AreaPicker, useArea } from "../../shell/place-pickers.tsx";
import { useSession } from "../../shell/session.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { Page } from "../../ui/page.tsx";
import { useWords } from "../../words/language.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import type { QueuedFile } from "./import-queue.ts";
import { ImportedFile } from "./imported-file.tsx";
import { rememberDismissed, resumeImports, sessionImports as queue } from "./session-imports.ts";
import "./plan-import.css";

const accepted = ".txt,.docx,.html,.htm,.pdf";

/** Drops one or several plan documents and says of each what was read or why it was refused. */
export function PlanImportPage() {
  const { planImport: words, plans, shell } = useWords();
  const area = useArea();
  const mayImport = useSession().permissions.includes("plan.import");
  const queries = useQueryClient();
  const entries = useSyncExternalStore(queue.subscribe, queue.entries);
  const [years, setYears] = useState<readonly [number | null, number | null]>([null, null]);
  const [first, last] = years;
  const wishes = {
    area,
    period: first !== null && last !== null && first <= last ? ([first, last] as const) : null,
  };
  const doneCount = entries.filter(({ state }) => state.step === "done").length;

  useEffect(() => {
    // What cannot be read of earlier visits is no reason to keep anyone from importing now.
    if (mayImport) void resumeImports().catch(() => undefined);
  }, [mayImport]);

  useEffect(() => {
    if (doneCount > 0) void queries.invalidateQueries({ queryKey: ["plans"] });
  }, [doneCount, queries]);

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (queue.isBusy()) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, []);

  const trail = <Link to={`/plans?area=${area}`}>{plans.list.title}</Link>;
  if (!mayImport) {
    return (
      <Page title={words.title} trail={trail} width="form">
        <EmptyPage title={words.notAllowed} todo={shell.problem.todo.forbidden} />
      </Page>
    );
  }
  return (
    <Page title={words.title} trail={trail} width="form" actions={<AreaPicker />}>
      <Upload.Dragger
        multiple
        accept={accepted}
        showUploadList={false}
        beforeUpload={(file, all) => {
          // Called once for each file of a drop; the whole drop is taken with its first.
          if (file === all[0]) queue.add(all, wishes);
          return false;
        }}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p className="ant-upload-text">{words.drop}</p>
        <p className="ant-upload-hint">{words.formats}</p>
      </Upload.Dragger>
      <div className="import-period">
        <span>{words.period}</span>
        <InputNumber
          aria-label={words.firstYear}
          placeholder={words.firstYear}
          min={1990}
          max={2100}
          value={first}
          onChange={(year) => setYears([year, last])}
        />
        <span aria-hidden="true">—</span>
        <InputNumber
          aria-label={words.lastYear}
          placeholder={words.lastYear}
          min={first ?? 1990}
          max={2100}
          value={last}
          onChange={(year) => setYears([first, year])}
        />
      </div>
      {entries.length === 0 ? (
        <section className="panel import-help">
          <h2>{words.whatHappens}</h2>
          <ol>
            {words.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
      ) : (
        <ul className="import-list" aria-live="polite">
          {entries.toReversed().map((entry) => (
            <ImportedFile
              key={entry.key}
              entry={entry}
              onRetry={() => queue.retry(entry.key, wishes)}
              onDismiss={() => dismiss(entry)}
            />
          ))}
        </ul>
      )}
      {doneCount > 0 ? (
        <p>
          <LinkButton to={`/plans?area=${area}`}>{words.toList}</LinkButton>
        </p>
      ) : null}
    </Page>
  );
}

function dismiss({ key, jobId }: QueuedFile): void {
  if (jobId !== null) rememberDismissed(jobId);
  queue.dismiss(key);
}
