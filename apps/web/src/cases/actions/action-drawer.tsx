import type { CaseActionInput, CaseRecord } from "@halfsky/api-contract";
import { actionTitle, type SystemDefinition } from "@halfsky/cases";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Drawer } from "antd";
import { useRef, useState } from "react";
import { actOnCase } from "../../api/cases-api.ts";
import { isUnreachable, RequestProblem } from "../../api/request-problem.ts";
import { useSession } from "../../shell/session.tsx";
import { focusFirstField } from "../../ui/focus-first-field.ts";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { stopsAtHalfDay } from "../form/day-input.tsx";
import { useFormFaults } from "../form/use-form-faults.tsx";
import { dropWaiting, keepForLater } from "../offline/waiting-actions.ts";
import { ReceiverChoices } from "../form/receiver-choices.tsx";
import { useReceivers } from "../form/use-receivers.ts";
import { ActionParts } from "./action-parts.tsx";
import { initialFields } from "../record/initial-fields.ts";
import { type ActionFields, type BegunAction, detailsOf, keyOfAction } from "./case-action.ts";
import { useActionDraft } from "./use-action-draft.ts";
import "./action-drawer.css";

interface ActionDrawerProps {
  readonly definition: SystemDefinition;
  readonly record: CaseRecord;
  readonly begun: BegunAction;
  readonly initial: ActionFields;
  /** An action that waits, which this one takes the place of. */
  readonly replaces?: string | undefined;
  /** Called with what was typed; undefined once it is done. */
  readonly onClose: (typed: ActionFields | undefined) => void;
}

/** The form of one action beside the case. Sent again after a broken line it is the same action, not a second one. */
export function ActionDrawer({ definition, record, begun, initial, replaces, onClose }: ActionDrawerProps) {
  const { words } = useLanguage();
  const { caseOffline } = words;
  const { actions: said } = words.cases;
  const { account } = useSession();
  const speak = useBilingual();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [isBusy, setBusy] = useState(false);
  const draft = useActionDraft({
    account: account.id,
    // what waits without a network is kept there, and of a sealed case nothing stays in the device
    of: replaces !== undefined || record.sealed ? null : `act ${record.row.id} ${keyOfAction(begun)}`,
    initial,
  });
  const { fields, transactionId } = draft;
  // What the person has read; what others did meanwhile is judged by the server against it.
  const [seen] = useState(record.row.version);
  const [stood] = useState(() => initialFields(begun, record, definition).answers);
  const box = useRef<HTMLDivElement>(null);
  const offered = record.possible.find(({ action }) => action === begun.action);
  const title = speak(actionTitle(definition, begun.action));
  const receivers = useReceivers();
  const details = (): CaseActionInput["details"] => ({
    ...detailsOf(begun, fields, stood),
    ...receivers.details,
  });
  const act = useMutation({
    mutationFn: () =>
      actOnCase(record.row.id, {
        action: begun.action,
        transactionId,
        baseVersion: seen,
        details: details(),
      }),
    onSuccess: async ({ pending }) => {
      await forget();
      void message.success(pending ? said.waiting(title) : said.done(title));
      void queries.invalidateQueries({ queryKey: ["cases"] });
      onClose(undefined);
    },
    onError: async (error) => {
      receivers.learn(error);
      if (isUnreachable(error) && offered?.offline === true && !record.sealed) {
        const isKept = await keepForLater(account.id, {
          id: transactionId,
          caseId: record.row.id,
          caseNumber: record.row.number,
          systemTitle: record.row.systemTitle,
          title: actionTitle(definition, begun.action),
          begun: { ...begun },
          details: details(),
          builtOn: seen,
        });
        if (isKept) {
          void message.info(caseOffline.kept(title));
          await forget();
          onClose(undefined);
        }
        return;
      }
      if (error instanceof RequestProblem && error.status === 409)
        void queries.invalidateQueries({ queryKey: ["cases", "record", record.row.id] });
    },
  });
  const forget = async () => {
    await draft.forget();
    if (replaces !== undefined) await dropWaiting(account.id, replaces);
  };
  const { faultOf, notice } = useFormFaults(act.error, "act", definition);
  return (
    <Drawer
      open
      title={title}
      size={720}
      mask={{ closable: false }}
      onClose={() => onClose(fields)}
      afterOpenChange={(isOpen) => {
        if (isOpen) focusFirstField(box.current);
      }}
      footer={
        <div className="action-footer">
          {offered?.needsSecondPerson === true ? <span className="faint">{said.needsSecond}</span> : null}
          <Button onClick={() => onClose(fields)}>{words.shell.cancel}</Button>
          <Button
            type="primary"
            danger={begun.action === "break-glass" || begun.action === "seal"}
            disabled={isBusy}
            loading={act.isPending}
            onClick={() => {
              if (!stopsAtHalfDay(box.current)) act.mutate();
            }}
          >
            {title}
          </Button>
        </div>
      }
    >
      <div ref={box}>
        {notice}
        {isUnreachable(act.error) && offered?.offline !== true ? (
          <p className="case-alarm">{caseOffline.needsNetwork}</p>
        ) : null}
        <ActionParts
          definition={definition}
          record={record}
          begun={begun}
          fields={fields}
          faultOf={faultOf}
          onChange={draft.set}
          onBusy={setBusy}
        />
        <ReceiverChoices idPrefix="act" definition={definition} receivers={receivers} faultOf={faultOf} />
      </div>
    </Drawer>
  );
}
