import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useColon } from "../../words/use-colon.ts";
import { App, Button, Form, Input } from "antd";
import { useState } from "react";
import { letterheadQuery, setLetterhead } from "../../api/supervision-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useWords } from "../../words/language.tsx";
import { readLines } from "./reminder-text.ts";

/** What the letters of an area carry: shown to all, changed by whoever issues them. */
export function LetterheadPanel({ area }: { readonly area: string }) {
  const { supervisionRules, shell } = useWords();
  const { letterhead: said } = supervisionRules;
  const { data, error } = useQuery(letterheadQuery(area));
  const [isChanging, setChanging] = useState(false);
  return (
    <section className="panel" aria-labelledby="letterhead">
      <div className="letterhead-head">
        <h2 id="letterhead">{said.title}</h2>
        {data?.mayChange === true && !isChanging ? (
          <Button onClick={() => setChanging(true)}>{said.change}</Button>
        ) : null}
      </div>
      <p className="faint">
        {said.note}
        {data?.isDefault === true ? ` ${said.default}` : ""}
      </p>
      {error === null ? null : <ProblemNotice error={error} />}
      {data === undefined ? null : isChanging ? (
        <LetterheadForm
          initial={{
            issuer: data.issuer,
            prefix: data.prefix,
            contact: data.contact,
            copies: data.copies.join("\n"),
          }}
          area={area}
          onDone={() => setChanging(false)}
        />
      ) : (
        <dl className="letterhead-facts">
          <dt>{said.issuer}</dt>
          <dd>{data.issuer}</dd>
          <dt>{said.prefix}</dt>
          <dd>{data.prefix}</dd>
          <dt>{said.contact}</dt>
          <dd>{data.contact === "" ? shell.none : data.contact}</dd>
          <dt>{said.copies}</dt>
          <dd>{data.copies.length === 0 ? shell.none : data.copies.join("、")}</dd>
        </dl>
      )}
    </section>
  );
}

interface LetterheadFields {
  readonly issuer: string;
  readonly prefix: string;
  readonly contact: string;
  readonly copies: string;
}

interface LetterheadFormProps {
  readonly initial: LetterheadFields;
  readonly area: string;
  readonly onDone: () => void;
}

const mostCopies = 10;
const longestCopy = 100;

function LetterheadForm({ initial, area, onDone }: LetterheadFormProps) {
  const colon = useColon();
  const { supervisionRules, shell, matterForms } = useWords();
  const { letterhead: said } = supervisionRules;
  const queries = useQueryClient();
  const { message } = App.useApp();
  const set = useMutation({
    mutationFn: (fields: LetterheadFields) =>
      setLetterhead({ ...fields, areaCode: area, copies: [...readLines(fields.copies)] }),
    onSuccess: (answer) => {
      queries.setQueryData(letterheadQuery(area).queryKey, answer);
      void queries.invalidateQueries({ queryKey: ["supervision", "preview"] });
      void message.success(said.saved);
      onDone();
    },
  });
  const needed = (label: string) => ({
    required: true,
    whitespace: true,
    message: `${matterForms.required}${colon}${label}`,
  });
  return (
    <>
      {set.error === null ? null : <ProblemNotice error={set.error} onClose={set.reset} />}
      <Form layout="vertical" requiredMark={false} initialValues={initial} onFinish={set.mutate}>
        <Form.Item name="issuer" label={said.issuer} extra={said.issuerHelp} rules={[needed(said.issuer)]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="prefix" label={said.prefix} extra={said.prefixHelp} rules={[needed(said.prefix)]}>
          <Input maxLength={20} style={{ width: 260 }} />
        </Form.Item>
        <Form.Item name="contact" label={said.contact}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="copies"
          label={said.copies}
          extra={said.copiesHelp}
          rules={[
            {
              validator: (_rule, text: string) => {
                const lines = readLines(text);
                return lines.length > mostCopies || lines.some(({ length }) => length > longestCopy)
                  ? Promise.reject(new Error(said.copiesWrong))
                  : Promise.resolve();
              },
            },
          ]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} />
        </Form.Item>
        <div className="rules-buttons">
          <Button onClick={onDone}>{shell.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={set.isPending}>
            {shell.save}
          </Button>
        </div>
      </Form>
    </>
  );
}
