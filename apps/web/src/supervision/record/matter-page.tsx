import type { MatterRecord } from "@halfsky/api-contract";
import { matterActionWords } from "@halfsky/supervision";
import { useQuery } from "@tanstack/react-query";
import { Button, Dropdown } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { matterQuery } from "../../api/supervision-api.ts";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useLanguage } from "../../words/language.tsx";
import { ActionDrawer } from "../forms/action-drawer.tsx";
import type { ActionFields, PersonAction } from "../forms/action-input.ts";
import { initialFields } from "../forms/initial-fields.ts";
import { MatterLights, MatterStateTag } from "../matter-tags.tsx";
import "../supervision.css";
import { arrangeActions } from "./arrange-actions.ts";
import { MatterDuties } from "./matter-duties.tsx";
import { MatterExplanation } from "./matter-explanation.tsx";
import { MatterFactsPanel } from "./matter-facts.tsx";
import { MatterLetters } from "./matter-letters.tsx";
import { MatterNext } from "./matter-next.tsx";
import { MatterPlan } from "./matter-plan.tsx";
import { MatterTrail } from "./matter-trail.tsx";
import "./matter-page.css";

interface OpenForm {
  readonly kind: PersonAction;
  readonly step?: number;
}

function formKey({ kind, step }: OpenForm): string {
  return `${kind} ${step ?? ""}`;
}

/** Everything of one matter: where it stands and what is next, the facts left, what happened right. */
export function MatterPage() {
  const { words } = useLanguage();
  const { matter: said, supervision } = words;
  const { matterId = "" } = useParams();
  const { data, error, isPending, refetch } = useQuery(matterQuery(matterId));
  const [open, setOpen] = useState<OpenForm | null>(null);
  // What was typed and not sent stays until the page is left.
  const [typed, setTyped] = useState<Readonly<Record<string, ActionFields | undefined>>>({});
  const act = (kind: PersonAction, step?: number) => setOpen(step === undefined ? { kind } : { kind, step });
  return (
    <Page
      title={data?.title ?? said.loadingTitle}
      trail={<Link to="/supervision">{supervision.list.title}</Link>}
      state={data ? <States record={data} /> : undefined}
      note={data ? said.place(data.judgedArea.name, data.year, data.organisation.name) : undefined}
      actions={data ? <Actions record={data} onAct={act} /> : undefined}
      width="wide"
    >
      {error && !data ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : (
        <div className="matter">
          <div className="matter-main">
            <MatterNext record={data} />
            <MatterFactsPanel record={data} />
            <MatterExplanation record={data} />
            <MatterPlan record={data} onAct={act} />
          </div>
          <aside className="matter-side">
            <MatterDuties record={data} />
            <MatterLetters record={data} />
            <MatterTrail record={data} />
          </aside>
        </div>
      )}
      {open && data ? (
        <ActionDrawer
          key={formKey(open)}
          record={data}
          kind={open.kind}
          initial={typed[formKey(open)] ?? initialFields(open.kind, data, open.step)}
          onClose={(fields) => {
            setTyped((before) => ({ ...before, [formKey(open)]: fields }));
            setOpen(null);
          }}
        />
      ) : null}
    </Page>
  );
}

function States({ record }: { readonly record: MatterRecord }) {
  const { matter: said } = useLanguage().words;
  return (
    <>
      <MatterStateTag state={record.state} />
      <MatterLights matter={record} />
      {record.overdue ? (
        <Tag tone="red" mark="!" isFilled>
          {said.overdue}
        </Tag>
      ) : null}
      {record.returned ? (
        <Tag tone="orange" mark="↩">
          {said.returned}
        </Tag>
      ) : null}
    </>
  );
}

interface ActionsProps {
  readonly record: MatterRecord;
  readonly onAct: (kind: PersonAction) => void;
}

function Actions({ record, onAct }: ActionsProps) {
  const { language, words } = useLanguage();
  const { main, beside, others } = arrangeActions(record.may);
  const said = (kind: PersonAction) => matterActionWords[kind][language];
  // Without a step forward, what moves the matter on is a letter; everything else is one click away.
  const lead = main ?? others.find((kind) => kind === "issue-urging") ?? null;
  const rest = others.filter((kind) => kind !== lead);
  return (
    <>
      {rest.length > 0 ? (
        <Dropdown
          trigger={["click"]}
          menu={{
            items: rest.map((kind) => ({
              key: kind,
              label: said(kind),
              danger: kind === "withdraw",
              onClick: () => onAct(kind),
            })),
          }}
        >
          <Button>{words.matter.more} ▾</Button>
        </Dropdown>
      ) : null}
      {beside === null ? null : <Button onClick={() => onAct(beside)}>{said(beside)}</Button>}
      {lead === null ? null : (
        <Button type={main === null ? "default" : "primary"} onClick={() => onAct(lead)}>
          {said(lead)}
        </Button>
      )}
    </>
  );
}
