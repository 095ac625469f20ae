import type { ServiceOverlayRecord } from "@halfsky/api-contract";
import { isSystemOverlay, judgeOverlay, type SystemDefinition, type SystemOverlay } from "@halfsky/cases";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useDeferredValue, useMemo, useState } from "react";
import { Link, useParams } from "react-router";
import { RequestProblem } from "../../api/request-problem.ts";
import { serviceOverlayQuery, setOverlay } from "../../api/service-overlays-api.ts";
import { AreaPicker, useArea } from "../../shell/place-pickers.tsx";
import { FormFaults } from "../../ui/form-faults.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { isDefinition } from "../use-system.ts";
import { isSameOverlay, placeInDraft, wholeOverlay } from "./overlay-draft.ts";
import { OverlayEffect } from "./overlay-effect.tsx";
import { OverlayHistory } from "./overlay-history.tsx";
import { idOfValue, OverlayValues } from "./overlay-values.tsx";
import "../form/answer-form.css";
import "../record/case-page.css";
import "./overlay.css";

/** What an area sets in a system: each value beside the usual one, what a change would do, and every version. */
export function OverlayPage() {
  const { system = "" } = useParams();
  const { serviceOverlays: said } = useWords();
  const speak = useBilingual();
  const area = useArea();
  const { data, error, refetch } = useQuery(serviceOverlayQuery(system, area));
  const base = isDefinition(data?.base) ? data.base : undefined;
  return (
    <Page
      title={base === undefined ? said.title : speak(base.title)}
      trail={<Link to={`/service-settings/systems?area=${area}`}>{said.title}</Link>}
      note={base === undefined ? undefined : speak(base.purpose)}
      width="wide"
      actions={<AreaPicker />}
    >
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : data === undefined || base === undefined ? (
        <Waiting />
      ) : (
        <OverlayEditor key={`${data.areaCode} ${data.version}`} record={data} base={base} />
      )}
    </Page>
  );
}

interface EditorProps {
  readonly record: ServiceOverlayRecord;
  readonly base: SystemDefinition;
}

function OverlayEditor({ record, base }: EditorProps) {
  const { serviceOverlays: said } = useWords();
  const speak = useBilingual();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const saved = useMemo(() => (isSystemOverlay(record.overlay) ? record.overlay : {}), [record.overlay]);
  const [draft, setDraft] = useState<SystemOverlay>(saved);
  const [reason, setReason] = useState("");
  const judge = (overlay: SystemOverlay) =>
    judgeOverlay(base, wholeOverlay(record.id, record.areaCode, overlay));
  const typed = useDeferredValue(draft);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- `judge` is made of `base` and `record` alone
  const result = useMemo(() => judge(typed), [typed, base, record]);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- as above
  const before = useMemo(() => judge(saved).definition, [saved, base, record]);
  const isChanged = !isSameOverlay(draft, saved);
  const save = useMutation({
    mutationFn: () =>
      setOverlay(record.id, {
        areaCode: record.areaCode,
        overlay: draft,
        reason: reason.trim(),
        seenVersion: record.version,
      }),
    onSuccess: ({ version }) => {
      void message.success(said.saved(version));
      void queries.invalidateQueries({ queryKey: ["service-overlays"] });
      void queries.invalidateQueries({ queryKey: ["service-systems"] });
    },
  });
  const refused = save.error instanceof RequestProblem ? save.error.faults : [];
  const placed = [
    ...result.faults.map(({ where, message: words }) => ({ where, words })),
    ...refused.map(({ where, message: words }) => ({ where, words })),
  ].map(({ where, words }) => ({ where: placeInDraft(where, record.id), message: speak(words) }));
  const faults = placed.filter(
    (one, index) =>
      placed.findIndex((other) => other.where === one.where && other.message === one.message) === index,
  );
  const change = (next: SystemOverlay) => {
    save.reset();
    setDraft(next);
  };
  return (
    <div className="case-page overlay-page">
      <div className="case-main">
        {record.above.length === 0 ? null : (
          <p className="faint overlay-above">
            {said.above(
              record.above.map(({ areaName, version }) => said.aboveOne(areaName, version)).join(" · "),
            )}
          </p>
        )}
        <FormFaults
          faults={faults.map(({ where, message: words }) => ({ field: [where], message: words }))}
          onJump={([where]) => jumpTo(String(where))}
        />
        {save.error !== null && refused.length === 0 ? <ProblemNotice error={save.error} /> : null}
        <OverlayValues
          base={base}
          overlay={draft}
          faultOf={(path) =>
            faults.find(({ where }) => where === path || where.startsWith(`${path}.`))?.message
          }
          judge={judge}
          onChange={change}
        />
      </div>
      <aside className="case-side">
        <OverlayEffect
          before={before}
          base={base}
          result={result}
          isChanged={isChanged}
          hasFaults={faults.length > 0}
          reason={reason}
          isSaving={save.isPending}
          onReason={setReason}
          onSave={() => save.mutate()}
          onUndo={() => change(saved)}
        />
        <OverlayHistory record={record} base={base} onTake={change} />
      </aside>
    </div>
  );
}

/** Brings the place of a value into sight, or that of the part it belongs to. */
function jumpTo(where: string): void {
  const parts = where.split(".");
  for (let length = parts.length; length > 0; length -= 1) {
    const place = document.getElementById(idOfValue(parts.slice(0, length).join(".")));
    if (place === null) continue;
    place.scrollIntoView({ block: "center" });
    place.querySelector<HTMLElement>("input, button")?.focus();
    return;
  }
}
