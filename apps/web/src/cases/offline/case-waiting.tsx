import type { CaseRecord } from "@halfsky/api-contract";
import type { SystemDefinition } from "@halfsky/cases";
import { App, Button } from "antd";
import { useSession } from "../../shell/session.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Tag } from "../../ui/tag.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { answerText } from "../answer-text.ts";
import { useAreaNames } from "../use-area-names.ts";
import { useDoer } from "../record/use-doer.ts";
import { useSendWaiting, useWaitingActions } from "./use-waiting-actions.ts";
import { dropWaiting, keepWaiting, sendOnTop, type WaitingAction } from "./waiting-actions.ts";
import "./waiting.css";

interface CaseWaitingProps {
  readonly definition: SystemDefinition;
  readonly record: CaseRecord;
  /** the case as it is on the server, and not a copy of this device */
  readonly isFresh: boolean;
  readonly onChange: (action: WaitingAction) => void;
}

/** What the person did on this case without a network: what waits, and what she has to decide since others went on. */
export function CaseWaiting(props: CaseWaitingProps) {
  const { caseOffline: said } = useLanguage().words;
  const { actions } = useWaitingActions(props.record.row.id);
  if (actions.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="case-waiting">
      <h2 id="case-waiting">{said.title}</h2>
      {actions.map((action) => (
        <Waiting key={action.id} {...props} action={action} />
      ))}
    </section>
  );
}

function Waiting({
  definition,
  record,
  isFresh,
  onChange,
  action,
}: CaseWaitingProps & { readonly action: WaitingAction }) {
  const { caseOffline: said } = useLanguage().words;
  const speak = useBilingual();
  const { account } = useSession();
  const { message } = App.useApp();
  const send = useSendWaiting();
  const { isSending } = useWaitingActions();
  const isWaiting = action.state === "waiting";
  const drop = async () => {
    await dropWaiting(account.id, action.id);
    void message.success({
      content: (
        <>
          {said.dropped}{" "}
          <Button type="link" size="small" onClick={() => void keepWaiting(account.id, action)}>
            {said.undo}
          </Button>
        </>
      ),
      duration: 10,
    });
  };
  const sendAgain = async () => {
    if (!isWaiting) await sendOnTop(account.id, action, record.row.version);
    await send();
  };
  return (
    <div className="waiting-action">
      <p>
        <Tag tone={isWaiting ? "blue" : "orange"} mark={isWaiting ? "↑" : "!"}>
          {said.states[action.state]}
        </Tag>{" "}
        <b>{speak(action.title)}</b> <Moment at={new Date(action.at).toISOString()} />
      </p>
      <p className={isWaiting ? "faint" : "case-alarm"} role={isWaiting ? undefined : "alert"}>
        {isWaiting ? said.waits : action.problem === null ? said.movedNote : speak(action.problem)}
      </p>
      <div className="waiting-both">
        {isWaiting ? null : <Others record={record} action={action} />}
        <Hers definition={definition} record={record} action={action} />
      </div>
      <div className="waiting-choices">
        <Button danger onClick={() => void drop()}>
          {said.drop}
        </Button>
        {isWaiting ? null : <Button onClick={() => onChange(action)}>{said.change}</Button>}
        <Button
          type="primary"
          loading={isSending}
          disabled={!isWaiting && !isFresh}
          onClick={() => void sendAgain()}
        >
          {isWaiting ? said.sendNow : said.sendOnTop}
        </Button>
      </div>
    </div>
  );
}

/** What others did since, newest first. */
function Others({ record, action }: { readonly record: CaseRecord; readonly action: WaitingAction }) {
  const { caseOffline: said } = useLanguage().words;
  const speak = useBilingual();
  const doer = useDoer();
  const since = record.history.filter(({ number }) => number > action.builtOn);
  return (
    <div>
      <h3>{said.others}</h3>
      {since.length === 0 ? (
        <p className="faint">{said.othersNone}</p>
      ) : (
        <ul>
          {since.map(({ number, title, by, at, reason }) => (
            <li key={number}>
              <b>{speak(title)}</b> {doer(by)} <Moment at={at} />
              {reason === null ? null : <div>{reason}</div>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What she did herself, beside what stands there now. */
function Hers({
  definition,
  record,
  action,
}: {
  readonly definition: SystemDefinition;
  readonly record: CaseRecord;
  readonly action: WaitingAction;
}) {
  const { language, words } = useLanguage();
  const { caseOffline: said } = words;
  const speak = useBilingual();
  const areaNames = useAreaNames();
  const { answers, reason } = action.details;
  const textOf = (name: string, value: NonNullable<typeof answers>["fields"][string]) => {
    const rule = definition.fields[name];
    return rule === undefined
      ? JSON.stringify(value)
      : answerText(rule, value, { language, words, areaNames });
  };
  return (
    <div>
      <h3>{said.hers}</h3>
      <ul>
        {Object.entries(answers?.fields ?? {}).map(([name, value]) => {
          const now = record.fields[name]?.value ?? null;
          const [hers, theirs] = [textOf(name, value), now === null ? null : textOf(name, now)];
          return (
            <li key={name}>
              {speak(definition.fields[name]?.title ?? { zh: name, en: name })}
              {said.colon}
              <b>{hers}</b>
              {action.state === "waiting" || theirs === null || theirs === hers ? null : (
                <span className="faint"> {said.now(theirs)}</span>
              )}
            </li>
          );
        })}
        {reason === undefined ? null : <li>{reason}</li>}
        {answers === undefined && reason === undefined ? <li>{speak(action.title)}</li> : null}
      </ul>
    </div>
  );
}
