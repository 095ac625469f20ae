import type { MatterRecord } from "@halfsky/api-contract";
import { matterActionWords } from "@halfsky/supervision";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Drawer, Form } from "antd";
import { useRef, useState } from "react";
import { RequestProblem } from "../../api/request-problem.ts";
import { actOnMatter, matterQuery } from "../../api/supervision-api.ts";
import { focusFirstField } from "../../ui/focus-first-field.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { ActionFieldsOf } from "./action-fields.tsx";
import { type ActionFields, actionOf, fieldOfFault, type PersonAction } from "./action-input.ts";
import { ChangedNotice } from "./changed-notice.tsx";
import { FormFaults, type FormFault } from "../../ui/form-faults.tsx";
import { actionsSince } from "./meanwhile.ts";
import "./action-drawer.css";

interface ActionDrawerProps {
  readonly record: MatterRecord;
  readonly kind: PersonAction;
  /** What the fields begin with: what was typed before the form was closed, or what is known already. */
  readonly initial: ActionFields;
  /** Called with what stands in the fields; undefined once it is done. */
  readonly onClose: (typed: ActionFields | undefined) => void;
}

/** The form of one action beside the record, so that the facts stay in sight; nothing typed is lost by a conflict. */
export function ActionDrawer({ record, kind, initial, onClose }: ActionDrawerProps) {
  const { language, words } = useLanguage();
  const { matterForms: said } = words;
  // Its fields are named by paths, which the library's types know for single fields only.
  const [form] = Form.useForm();
  const [isBusy, setBusy] = useState(false);
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  // The version that the person has read; what others do meanwhile is shown before anything is sent.
  const [seen, setSeen] = useState(record.version);
  const done = matterActionWords[kind][language];
  const speak = useBilingual();
  const showFaults = (error: unknown): readonly FormFault[] => {
    if (!(error instanceof RequestProblem)) return [];
    const found = error.faults.flatMap(({ where, message }) => {
      const field = fieldOfFault(where);
      return field === null ? [] : [{ field, message: speak(message) }];
    });
    for (const { field, message } of found) form.setFields([{ name: namePath(field), errors: [message] }]);
    return found;
  };
  const act = useAct(record, seen, kind, (error) => setFaults(showFaults(error)));
  const meanwhile = actionsSince(record, seen);
  const isPossible = record.may.includes(kind);
  const isChanged = meanwhile.length > 0 || !isPossible;
  const box = useRef<HTMLDivElement>(null);
  const jump = (field: FormFault["field"]) => {
    form.scrollToField(namePath(field), { block: "center", focus: true });
  };
  return (
    <Drawer
      open
      title={done}
      size={640}
      mask={{ closable: false }}
      onClose={() => onClose(form.getFieldsValue(true))}
      afterOpenChange={(isOpen) => {
        if (isOpen) focusFirstField(box.current);
      }}
      footer={
        <div className="action-footer">
          {isBusy ? <span className="faint">{words.matter.files.wait}</span> : null}
          <Button onClick={() => onClose(form.getFieldsValue(true))}>{said.cancel}</Button>
          <Button
            type="primary"
            danger={kind === "withdraw"}
            disabled={isBusy || isChanged}
            loading={act.isPending}
            onClick={() => form.submit()}
          >
            {done}
          </Button>
        </div>
      }
    >
      <div ref={box} className="action-form">
        {isChanged && !act.isPending ? (
          <ChangedNotice
            actions={meanwhile}
            isPossible={isPossible}
            onGoOn={() => {
              act.reset();
              setSeen(record.version);
            }}
          />
        ) : null}
        <FormFaults faults={faults} onJump={jump} />
        {act.error === null || isConflict(act.error) || faults.length > 0 ? null : (
          <ProblemNotice error={act.error} />
        )}
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          scrollToFirstError={{ block: "center" }}
          initialValues={initial}
          onFinishFailed={({ errorFields }) =>
            setFaults(
              errorFields.map(({ name, errors }) => ({ field: name, message: errors[0] ?? said.required })),
            )
          }
          onFinish={() => {
            setFaults([]);
            const typed: ActionFields = form.getFieldsValue(true);
            act.mutate(typed, { onSuccess: () => onClose(undefined) });
          }}
        >
          <ActionFieldsOf kind={kind} record={record} onBusy={setBusy} />
        </Form>
      </div>
    </Drawer>
  );
}

/** Form names are mutable arrays in the library's types. */
function namePath(field: FormFault["field"]): (string | number)[] {
  return [...field];
}

function isConflict(error: unknown): boolean {
  return error instanceof RequestProblem && error.code === "conflict";
}

/** Sends an action; its answer is the newest record, and a conflict fetches what others did. */
function useAct(record: MatterRecord, seen: number, kind: PersonAction, onRefused: (error: unknown) => void) {
  const { language, words } = useLanguage();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { queryKey } = matterQuery(record.id);
  return useMutation({
    mutationFn: (fields: ActionFields) =>
      actOnMatter(record.id, { baseVersion: seen, action: actionOf(kind, fields, record.duties) }),
    onSuccess: (answer) => {
      queries.setQueryData(queryKey, answer);
      void message.success(words.matterForms.done(matterActionWords[kind][language]));
      void queries.invalidateQueries({ queryKey: ["supervision", "list"] });
      void queries.invalidateQueries({ queryKey: ["supervision", "proposals"] });
      void queries.invalidateQueries({ queryKey: ["supervision", "preview"] });
      void queries.invalidateQueries({ queryKey: ["my-work"] });
    },
    onError: (error) => {
      if (error instanceof RequestProblem && error.status === 409)
        void queries.invalidateQueries({ queryKey });
      onRefused(error);
    },
  });
}
