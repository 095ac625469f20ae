import { type FormAnswers, formOf, type SystemDefinition } from "@halfsky/cases";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, ConfigProvider } from "antd";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { caseQueueQuery, openCase } from "../../api/cases-api.ts";
import { useSession } from "../../shell/session.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useNow } from "../../ui/use-now.ts";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { caseAddress } from "../case-address.ts";
import { AnswerForm } from "../form/answer-form.tsx";
import { askedItems } from "../form/asked-items.ts";
import { stopsAtHalfDay } from "../form/day-input.tsx";
import { ReceiverChoices } from "../form/receiver-choices.tsx";
import { useFormFaults } from "../form/use-form-faults.tsx";
import { useReceivers } from "../form/use-receivers.ts";
import { useNarrow } from "../use-narrow.ts";
import { useSystem } from "../use-system.ts";
import { areaOfAnswers, contractAnswers } from "./intake-answers.ts";
import { IntakeAside } from "./intake-aside.tsx";
import { useIntakeDraft } from "./use-intake-draft.ts";
import "../cases.css";
import "./intake.css";

/** Writing a case down on one screen, with the keyboard, while somebody is speaking. */
export function IntakePage() {
  const { system: id = "" } = useParams();
  const { intake: said, tabs } = useWords().cases;
  const speak = useBilingual();
  const { definition, error } = useSystem(id);
  const queue = useQuery(caseQueueQuery);
  const offered = queue.data?.mayOpen.find(({ system }) => system === id);
  const problem = error ?? queue.error;
  return (
    <Page
      title={definition === undefined ? said.title : said.titleOf(speak(definition.title))}
      trail={<Link to="/cases">{tabs.queue}</Link>}
      width="desk"
    >
      {problem ? (
        <ProblemNotice error={problem} />
      ) : definition === undefined || queue.data === undefined ? (
        <Waiting />
      ) : offered === undefined ? (
        <EmptyPage title={said.notYours} todo={said.notYoursTodo} />
      ) : (
        <Intake key={id} definition={definition} action={offered.action} />
      )}
    </Page>
  );
}

/** Controls of an intake at a desk stand close, so that a whole form is seen at once; a finger needs them as they are elsewhere. */
const closeControls = {
  token: { controlHeight: 28, controlHeightSM: 26, paddingSM: 10 },
  components: { Radio: { buttonPaddingInline: 10 } },
} as const;

interface IntakeProps {
  readonly definition: SystemDefinition;
  readonly action: string;
}

function Intake({ definition, action }: IntakeProps) {
  const { intake: said } = useWords().cases;
  const speak = useBilingual();
  const session = useSession();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const now = useNow().toISOString();
  const [cleared, setCleared] = useState<FormAnswers | null>(null);
  const draft = useIntakeDraft(session.account.id, definition, action);
  const form = useRef<HTMLDivElement>(null);
  const isByMouse = !useNarrow();
  const items = askedItems(formOf(definition, action), definition, draft.answers, now);
  const receivers = useReceivers();
  const open = useMutation({
    mutationFn: () => {
      const areaCode = areaOfAnswers(definition, draft.answers);
      return openCase({
        system: definition.id,
        action,
        transactionId: draft.transactionId,
        ...(areaCode === undefined ? {} : { areaCode }),
        details: { answers: contractAnswers(draft.answers), ...receivers.details },
      });
    },
    onSuccess: async ({ id, number }) => {
      await draft.forget();
      void message.success(said.opened(number));
      void queries.invalidateQueries({ queryKey: ["cases"] });
      void navigate(caseAddress(id));
    },
    onError: receivers.learn,
  });
  const { faultOf, notice } = useFormFaults(open.error, "intake", definition);
  const send = () => {
    if (!open.isPending && !stopsAtHalfDay(form.current)) open.mutate();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
  };
  useEffect(() => {
    document.querySelector<HTMLElement>(".intake-form input, .intake-form textarea")?.focus();
  }, []);
  return (
    // The keys of the whole form; each field keeps its own.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="intake" onKeyDown={onKey}>
      <div className="intake-form panel" ref={form}>
        {notice}
        <ConfigProvider theme={isByMouse ? closeControls : {}}>
          <AnswerForm
            idPrefix="intake"
            definition={definition}
            items={items}
            answers={draft.answers}
            faultOf={faultOf}
            onChange={draft.set}
          />
          <ReceiverChoices
            idPrefix="intake"
            definition={definition}
            receivers={receivers}
            faultOf={faultOf}
          />
        </ConfigProvider>
      </div>
      <aside className="intake-side">
        {/* where it is higher than the window it scrolls, by keyboard too */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <section className="intake-outlook" aria-label={said.follows} tabIndex={0}>
          <IntakeAside definition={definition} action={action} answers={draft.answers} now={now} />
        </section>
        <div className="panel intake-send">
          <output className="faint">{said.keeping[draft.keeping]}</output>
          <div className="intake-buttons">
            {draft.keeping === "empty" && cleared !== null ? (
              <Button
                onClick={() => {
                  draft.set(cleared);
                  setCleared(null);
                }}
              >
                {said.undoClear}
              </Button>
            ) : (
              <Button
                disabled={draft.keeping === "empty"}
                onClick={() => {
                  setCleared(draft.answers);
                  void draft.clear();
                }}
              >
                {said.clear}
              </Button>
            )}
            <Button type="primary" loading={open.isPending} onClick={send}>
              {speak(definition.actions[action]?.title ?? definition.title)} (Ctrl+Enter)
            </Button>
          </div>
        </div>
      </aside>
    </div>
  );
}
