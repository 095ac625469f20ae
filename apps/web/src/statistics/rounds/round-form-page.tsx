import type { RoundInput, RoundRecord } from "@halfsky/api-contract";
import { addDays } from "@halfsky/calendar";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { changeRound, copyRound, draftRound, roundQuery, roundsQuery } from "../../api/rounds-api.ts";
import { useAddress } from "../../shell/address.ts";
import { useMay, useSession } from "../../shell/session.tsx";
import { useToday } from "../../supervision/use-today.ts";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { RoundForm } from "./round-form.tsx";
import { roundAddress } from "./round-words.tsx";
import "./rounds.css";

const usualDays = 30;

function useRoundSaved() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { form: words } = useWords().rounds;
  return (record: RoundRecord, to: string) => {
    queries.setQueryData(roundQuery(record.id).queryKey, record);
    void queries.invalidateQueries({ queryKey: roundsQuery.queryKey });
    void message.success(words.saved);
    void navigate(to);
  };
}

/** Drafts a round: like an earlier one, or anew. */
export function NewRoundPage() {
  const { rounds, shell } = useWords();
  const { form: words } = rounds;
  const mayManage = useMay("round.manage");
  const { area } = useSession();
  const today = useToday();
  const saved = useRoundSaved();
  const save = useMutation({
    mutationFn: draftRound,
    onSuccess: (record) => saved(record, roundAddress(record.id)),
  });
  return (
    <Page width="read" title={words.newTitle} trail={<Link to="/rounds">{rounds.trail}</Link>}>
      {mayManage ? (
        <>
          <CopyPanel />
          <RoundForm
            initial={{
              areaCode: area.code,
              title: "",
              year: Number(today.slice(0, 4)) - 1,
              dueOn: addDays(today, usualDays),
              message: null,
              forms: [],
              version: 0,
            }}
            isSaving={save.isPending}
            error={save.error}
            onSave={save.mutate}
          />
        </>
      ) : (
        <EmptyPage title={words.newTitle} todo={shell.problem.todo.forbidden} />
      )}
    </Page>
  );
}

function CopyPanel() {
  const { form: words } = useWords().rounds;
  const today = useToday();
  const wanted = useAddress().get("copy");
  const { data } = useQuery(roundsQuery);
  const saved = useRoundSaved();
  const [chosen, setChosen] = useState(wanted ?? null);
  const source = data?.rounds.find(({ id }) => id === chosen);
  const [year, setYear] = useState<number | null>(null);
  const [dueOn, setDueOn] = useState(addDays(today, usualDays));
  const [typed, setTyped] = useState<string | null>(null);
  const copy = useMutation({
    mutationFn: (input: Parameters<typeof copyRound>[1]) => copyRound(chosen ?? "", input),
    onSuccess: (record) => saved(record, `${roundAddress(record.id)}/edit`),
  });
  if (data === undefined || data.rounds.length === 0) return null;
  const nextYear = year ?? (source === undefined ? null : source.year + 1);
  const title =
    typed ?? (source === undefined ? "" : source.title.replaceAll(String(source.year), String(nextYear)));
  return (
    <section className="panel fields" aria-label={words.copyTitle}>
      <h2>{words.copyTitle}</h2>
      <p className="faint">{words.copyHelp}</p>
      {copy.error === null ? null : <ProblemNotice error={copy.error} />}
      <div className="fields-row">
        <Select
          aria-label={words.copyFrom}
          placeholder={words.copyFrom}
          style={{ width: 320 }}
          value={chosen}
          options={data.rounds.map((round) => ({ value: round.id, label: round.title }))}
          onChange={setChosen}
        />
        {source === undefined ? null : (
          <>
            <Input
              aria-label={words.title}
              value={title}
              maxLength={120}
              style={{ width: 300 }}
              onChange={(event) => setTyped(event.target.value)}
            />
            <InputNumber aria-label={words.year} value={nextYear} onChange={setYear} />
            <Input
              aria-label={words.due}
              type="date"
              value={dueOn}
              style={{ width: 160 }}
              onChange={(event) => setDueOn(event.target.value)}
            />
            <Button
              type="primary"
              loading={copy.isPending}
              disabled={title.trim() === "" || nextYear === null || dueOn === ""}
              onClick={() => {
                if (nextYear !== null) copy.mutate({ year: nextYear, title: title.trim(), dueOn });
              }}
            >
              {words.copyButton}
            </Button>
          </>
        )}
      </div>
      <p className="faint">{words.or}</p>
    </section>
  );
}

/** Changes a round while it is a draft. */
export function ChangeRoundPage() {
  const { rounds } = useWords();
  const { roundId = "" } = useParams();
  const { data, error, refetch } = useQuery(roundQuery(roundId));
  return (
    <Page
      width="read"
      title={rounds.form.editTitle}
      trail={<Link to={roundAddress(roundId)}>{data?.title ?? rounds.trail}</Link>}
    >
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {data ? <ChangeForm key={data.version} record={data} /> : error ? null : <Waiting />}
    </Page>
  );
}

function ChangeForm({ record }: { readonly record: RoundRecord }) {
  const { form: words } = useWords().rounds;
  const saved = useRoundSaved();
  const save = useMutation({
    mutationFn: (input: RoundInput) => changeRound(record.id, input),
    onSuccess: (next) => saved(next, roundAddress(next.id)),
  });
  if (record.state !== "draft") return <Alert type="info" showIcon title={words.notDraft} />;
  return (
    <RoundForm
      initial={{
        areaCode: record.areaCode,
        title: record.title,
        year: record.year,
        dueOn: record.dueOn,
        message: record.message,
        reminders: record.reminders,
        version: record.version,
        forms: record.formList.map(({ formId, recipients }) => ({
          formId,
          recipients: recipients.map(({ organisationId, areaCode }) => ({ organisationId, areaCode })),
        })),
      }}
      isSaving={save.isPending}
      error={save.error}
      onSave={save.mutate}
    />
  );
}
