import type { AreaChangeEffect, AreaChangeInput } from "@halfsky/api-contract";
import { areaChangeKinds, type AreaChangeKind } from "@halfsky/statistics";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Alert, Button, Form, Input, Select } from "antd";
import { foreseeAreaChange, recordAreaChange } from "../../api/area-changes-api.ts";
import { areasQuery } from "../../api/areas-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useWords } from "../../words/language.tsx";

interface Fields {
  readonly kind: AreaChangeKind;
  readonly effectiveOn: string;
  readonly basis: string;
  readonly before: readonly string[];
  readonly after: readonly { readonly code: string; readonly name: string }[];
}

/** Records a change of areas: shows what it does before it is done. */
export function AreaChangeForm({ onDone }: { readonly onDone: () => void }) {
  const { areas: words, shell } = useWords();
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch("kind", form) ?? "merge";
  const areas = useQuery(areasQuery).data?.areas ?? [];
  const queries = useQueryClient();
  const { message } = App.useApp();
  const inputOf = (fields: Fields): AreaChangeInput => ({
    kind: fields.kind,
    effectiveOn: fields.effectiveOn,
    basis: fields.basis,
    before: fields.before.map((code) => ({
      code,
      name: areas.find((area) => area.code === code)?.name ?? code,
    })),
    after: fields.after.map(({ code, name }) => ({ code: code.trim(), name: name.trim() })),
  });
  const foresee = useMutation({ mutationFn: (fields: Fields) => foreseeAreaChange(inputOf(fields)) });
  const record = useMutation({
    mutationFn: (fields: Fields) => recordAreaChange(inputOf(fields)),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["area-changes"] }),
        queries.invalidateQueries({ queryKey: ["areas"] }),
      ]);
      void message.success(words.recorded);
      onDone();
    },
  });
  const error = record.error ?? foresee.error;
  const needed = { required: true, whitespace: true, message: words.required };
  return (
    <section className="panel area-change-form">
      {error === null ? null : (
        <ProblemNotice
          error={error}
          onClose={() => {
            record.reset();
            foresee.reset();
          }}
        />
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: "merge", before: [], after: [{ code: "", name: "" }] }}
        onValuesChange={() => foresee.reset()}
        onFinish={(fields) => (foresee.data === undefined ? foresee.mutate(fields) : record.mutate(fields))}
      >
        <div className="area-change-line">
          <Form.Item name="kind" label={words.kind}>
            <Select
              style={{ width: 160 }}
              options={areaChangeKinds.map((value) => ({ value, label: words.kinds[value] }))}
            />
          </Form.Item>
          <Form.Item name="effectiveOn" label={words.effectiveOn} rules={[needed]}>
            <Input type="date" style={{ width: 160 }} />
          </Form.Item>
          <Form.Item name="basis" label={words.basis} rules={[needed]}>
            <Input maxLength={200} placeholder={words.basisHelp} style={{ width: 320 }} />
          </Form.Item>
        </div>
        <p className="faint">{words.kindHelp[kind]}</p>
        <Form.Item
          name="before"
          label={words.before}
          rules={[{ required: true, type: "array", message: words.required }]}
        >
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: "label" }}
            options={areas
              .filter(({ validTo }) => validTo === null)
              .map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
          />
        </Form.Item>
        <fieldset className="area-after">
          <legend>{words.after}</legend>
          <Form.List name="after">
            {(rows, { add, remove }) => (
              <>
                {rows.map(({ key, name }) => (
                  <div key={key} className="area-change-line">
                    <Form.Item
                      name={[name, "code"]}
                      rules={[{ pattern: /^\s*\d{6}\s*$/u, required: true, message: words.codeWrong }]}
                    >
                      <Input
                        aria-label={`${words.after} ${name + 1} ${words.code}`}
                        placeholder={words.code}
                        style={{ width: 120 }}
                      />
                    </Form.Item>
                    <Form.Item name={[name, "name"]} rules={[needed]}>
                      <Input
                        aria-label={`${words.after} ${name + 1} ${words.name}`}
                        placeholder={words.name}
                        maxLength={60}
                        style={{ width: 220 }}
                      />
                    </Form.Item>
                    {rows.length > 1 ? (
                      <Button type="text" aria-label={words.removeRow(name + 1)} onClick={() => remove(name)}>
                        ✕
                      </Button>
                    ) : null}
                  </div>
                ))}
                <Button onClick={() => add({ code: "", name: "" })}>{words.addRow}</Button>
              </>
            )}
          </Form.List>
        </fieldset>
        {foresee.data === undefined ? null : <Effect effect={foresee.data} />}
        <div className="area-buttons">
          <Button onClick={onDone}>{shell.cancel}</Button>
          <Button type="primary" htmlType="submit" loading={foresee.isPending || record.isPending}>
            {foresee.data === undefined ? words.preview : words.record}
          </Button>
        </div>
      </Form>
    </section>
  );
}

function Effect({ effect }: { readonly effect: AreaChangeEffect }) {
  const { areas: words } = useWords();
  const lines = [
    ...effect.added.map(({ name, code }) => words.added(name, code)),
    ...effect.ended.map(({ name, code, lastDay }) => words.ended(name, code, lastDay)),
    ...effect.renamed.map(({ from, to }) => words.renamed(from, to)),
    ...(effect.moved.length > 0 ? [words.moved(effect.moved.map(({ name }) => name).join("、"))] : []),
    ...(effect.left.length > 0 ? [words.left(effect.left.map(({ name }) => name).join("、"))] : []),
  ];
  return (
    <Alert
      type="info"
      showIcon
      title={words.effect}
      description={
        <ul className="area-effect">
          {(lines.length > 0 ? lines : [words.nothing]).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      }
    />
  );
}
