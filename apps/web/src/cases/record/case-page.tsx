import type { CaseRecord } from "@halfsky/api-contract";
import { beijingDate, beijingTime } from "@halfsky/calendar";
import { useRef, useState } from "react";
import { Link, useParams } from "react-router";
import { caseDocumentAddress } from "../../api/cases-api.ts";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Tag } from "../../ui/tag.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { RequestProblem } from "../../api/request-problem.ts";
import { ActionDrawer } from "../actions/action-drawer.tsx";
import { type ActionFields, type BegunAction, fieldsOfDetails, keyOfAction } from "../actions/case-action.ts";
import { caseAddress } from "../case-address.ts";
import { GradeTag } from "../grade-tag.tsx";
import { CaseWaiting } from "../offline/case-waiting.tsx";
import { useCaseRecord } from "../offline/use-case-record.ts";
import type { WaitingAction } from "../offline/waiting-actions.ts";
import { BreakGlass } from "./break-glass.tsx";
import { CaseButtons } from "./case-buttons.tsx";
import { CaseFacts } from "./case-facts.tsx";
import { CaseHistory } from "./case-history.tsx";
import { CaseMatches } from "./case-matches.tsx";
import { CaseOrigin } from "./case-origin.tsx";
import { CaseNext } from "./case-next.tsx";
import { CaseReferrals } from "./case-referrals.tsx";
import { CaseSchedules } from "./case-schedules.tsx";
import { CaseTasks } from "./case-tasks.tsx";
import { initialFields } from "./initial-fields.ts";
import { useDoer } from "./use-doer.ts";
import "../cases.css";
import "./case-page.css";

/** A case on one page: who, what, when, next. */
export function CasePage() {
  const { words } = useLanguage();
  const { record: said, tabs } = words.cases;
  const speak = useBilingual();
  const { caseId = "" } = useParams();
  const {
    record: data,
    definition,
    keptAt,
    isFresh,
    isGone,
    error: problem,
    refetch,
  } = useCaseRecord(caseId);
  // an action that waits and that the person changes before it is sent
  const [replaced, setReplaced] = useState<WaitingAction | null>(null);
  const [begun, setBegun] = useState<BegunAction | null>(null);
  const opener = useRef<Element | null>(null);
  const begin = (action: BegunAction) => {
    opener.current = document.activeElement;
    setBegun(action);
  };
  // What was typed and not sent stays until the page is left.
  const [typed, setTyped] = useState<Readonly<Record<string, ActionFields | undefined>>>({});
  return (
    <Page
      title={data === undefined ? said.loading : `${data.row.number} ${speak(data.row.systemTitle)}`}
      trail={<Link to="/cases">{tabs.queue}</Link>}
      state={data ? <States record={data} /> : undefined}
      note={data ? <Handled record={data} /> : undefined}
      actions={data ? <CaseButtons record={data} definition={definition} onAct={begin} /> : undefined}
      width="wide"
    >
      {isGone ? (
        <>
          <p className="case-alarm">{words.caseCourse.gone}</p>
          <Link to="/referrals">{tabs.referrals}</Link>
        </>
      ) : problem ? (
        <>
          <ProblemNotice error={problem} onRetry={refetch} />
          {problem instanceof RequestProblem && problem.status === 404 ? (
            <BreakGlass key={caseId} caseId={caseId} />
          ) : null}
        </>
      ) : definition === undefined || data === undefined ? (
        <Waiting />
      ) : (
        <div className="case-page">
          <div className="case-main">
            {keptAt === null ? null : (
              <p className="case-alarm">
                {words.caseOffline.copy(beijingTime(new Date(keptAt).toISOString()))}
              </p>
            )}
            <CaseWaiting
              definition={definition}
              record={data}
              isFresh={isFresh}
              onChange={(action) => {
                setReplaced(action);
                begin(begunOf(action));
              }}
            />
            {data.actedAs.length === 0 ? (
              <p className="case-alarm">
                {words.caseCourse.byGlass}
                {data.glassUntil === null
                  ? ""
                  : ` ${words.caseCourse.glassEnds(beijingTime(data.glassUntil))}`}
              </p>
            ) : null}
            <CaseOrigin definition={definition} record={data} />
            <CaseNext
              definition={definition}
              record={data}
              onDecide={(action, pending) => begin({ action, pending })}
            />
            <CaseTasks record={data} onAct={(action, task) => begin({ action, task })} />
            <CaseSchedules
              record={data}
              onExplain={(scheduled) => begin({ action: "explain-missed", scheduled })}
            />
            <CaseFacts definition={definition} record={data} />
          </div>
          <aside className="case-side">
            <CaseMatches record={data} onJudge={(match) => begin({ action: "judge-match", match })} />
            <CaseReferrals definition={definition} record={data} />
            <Beside record={data} />
            <CaseHistory definition={definition} record={data} />
          </aside>
        </div>
      )}
      {begun !== null && data !== undefined && definition !== undefined ? (
        <ActionDrawer
          key={`${keyOfAction(begun)} ${replaced?.id ?? ""}`}
          definition={definition}
          record={data}
          begun={begun}
          initial={
            replaced === null
              ? (typed[keyOfAction(begun)] ?? initialFields(begun, data, definition))
              : fieldsOfDetails(replaced.details)
          }
          replaces={replaced?.id}
          onClose={(fields) => {
            setReplaced(null);
            if (replaced === null) setTyped((before) => ({ ...before, [keyOfAction(begun)]: fields }));
            setBegun(null);
            returnFocus(opener.current);
          }}
        />
      ) : null}
    </Page>
  );
}

/** To what opened the drawer; where that is gone, to the heading of the page, so that the keyboard never starts anew. */
function returnFocus(opener: Element | null): void {
  setTimeout(() => {
    if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body)
      return opener.focus();
    const heading = document.querySelector<HTMLElement>("main h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
  });
}

function begunOf({ begun: { action, pending, task, referral } }: WaitingAction): BegunAction {
  return {
    action,
    ...(pending === undefined ? {} : { pending }),
    ...(task === undefined ? {} : { task }),
    ...(referral === undefined ? {} : { referral }),
  };
}

/** Where the case lies, whose it is, and who handles it, for those who see its course. */
function Handled({ record: { row, whole, contact } }: { readonly record: CaseRecord }) {
  const { caseCourse: course, cases } = useLanguage().words;
  const doer = useDoer();
  const place = cases.record.place(row.areaName, row.owner.name, beijingTime(row.openedAt));
  if (!whole) return contact === null ? place : `${place} · ${course.contact(doer(contact))}`;
  return (
    <>
      {place} · {row.assignee === null ? course.unassigned : course.handledBy(row.assignee.name)}
    </>
  );
}

function States({ record }: { readonly record: CaseRecord }) {
  const { record: said, grades } = useLanguage().words.cases;
  const speak = useBilingual();
  const { row } = record;
  return (
    <>
      <Tag tone={row.phase === "closed" ? "grey" : row.phase === "waiting" ? "orange" : "blue"}>
        {speak(row.stateTitle)}
      </Tag>{" "}
      <GradeTag grade={row.grade} careful={row.carefulGrade} />{" "}
      {row.grade === null && row.carefulGrade !== null && row.phase !== "closed" ? (
        <span className="faint">{grades.carefulNote} </span>
      ) : null}
      {record.sealed ? (
        <Tag tone="red" mark="▣">
          {said.sealed}
        </Tag>
      ) : null}
    </>
  );
}

interface CaseFileLineProps {
  readonly caseId: string;
  readonly file: CaseRecord["attachments"][number];
}

/** A file with who added it when, and with what it came. */
function CaseFileLine({ caseId, file }: CaseFileLineProps) {
  const { caseCourse: said } = useLanguage().words;
  const speak = useBilingual();
  const doer = useDoer();
  const { id, name, added, of } = file;
  return (
    <li>
      <a href={`/api/cases/${encodeURIComponent(caseId)}/attachments/${encodeURIComponent(id)}`}>{name}</a>
      <div className="faint">
        {[doer(added.by), beijingTime(added.at), of === null ? said.fileUnused : said.fileOf(speak(of))].join(
          " · ",
        )}
      </div>
    </li>
  );
}

/** Documents, linked cases, consents, files. */
function Beside({ record }: { readonly record: CaseRecord }) {
  const { language, words } = useLanguage();
  const { record: said } = words.cases;
  const speak = useBilingual();
  const isEmpty =
    record.documents.length + record.links.length + record.consents.length + record.attachments.length === 0;
  if (isEmpty) return null;
  return (
    <section className="panel" aria-labelledby="case-beside">
      <h2 id="case-beside">{said.beside}</h2>
      <ul className="case-beside">
        {record.links.map((link) => (
          <li key={`${link.name} ${link.number ?? ""}`}>
            {said.linked}{" "}
            {link.caseId === null ? (
              speak(link.title)
            ) : (
              <Link to={caseAddress(link.caseId)}>
                {link.number} {speak(link.title)}
              </Link>
            )}
          </li>
        ))}
        {record.documents.map(({ name, title }) => (
          <li key={name}>
            <a href={caseDocumentAddress(record.row.id, name, language)}>{said.document(speak(title))}</a>
          </li>
        ))}
        {record.consents.map((consent) => (
          <li key={`${consent.scope} ${consent.givenAt}`}>
            {speak(consent.title)}{" "}
            <span className="faint">
              {consent.withdrawnAt === null
                ? said.consentUntil(beijingDate(consent.endsAt))
                : said.consentWithdrawn}
            </span>
          </li>
        ))}
        {record.attachments.map((file) => (
          <CaseFileLine key={file.id} caseId={record.row.id} file={file} />
        ))}
      </ul>
    </section>
  );
}
