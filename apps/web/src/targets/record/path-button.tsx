import type { TargetRow } from "@halfsky/api-contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input, Modal, Radio } from "antd";
import { useState } from "react";
import { changePath, type PathInput } from "../../api/targets-api.ts";
import { useMay } from "../../shell/session.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useLanguage } from "../../words/language.tsx";
import { readSteps } from "./read-steps.ts";

interface PathFields {
  readonly kind: PathInput["path"]["kind"];
  readonly steps: string;
}

/** Lays another path to a target: straight, exponential, or in steps; only for who may sign judgements. */
export function PathButton({
  row,
  area,
  year,
}: {
  readonly row: TargetRow;
  readonly area: string;
  readonly year: number;
}) {
  const [isOpen, setOpen] = useState(false);
  const { words } = useLanguage();
  if (!useMay("judgement.decide")) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.targets.indicator.pathDialog.open}</Button>
      {isOpen ? <PathDialog row={row} area={area} year={year} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface PathDialogProps {
  readonly row: TargetRow;
  readonly area: string;
  readonly year: number;
  readonly onClose: () => void;
}

function PathDialog({ row, area, year, onClose }: PathDialogProps) {
  const { language, words } = useLanguage();
  const { path, pathDialog: said } = words.targets.indicator;
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<PathFields>();
  const kind = Form.useWatch("kind", form) ?? row.path.kind;
  const lay = useMutation({
    mutationFn: (fields: PathFields) => {
      const steps = fields.kind === "steps" ? { steps: readSteps(fields.steps) ?? [] } : {};
      return changePath(row.id, { areaCode: area, year, path: { kind: fields.kind, ...steps } });
    },
    onSuccess: async () => {
      void message.success(said.done);
      onClose();
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["targets"] }),
        queries.invalidateQueries({ queryKey: ["board"] }),
      ]);
    },
  });
  return (
    <Modal
      open
      title={said.title(language === "en" ? (row.nameEn ?? row.name) : row.name)}
      okText={said.submit}
      cancelText={words.shell.cancel}
      confirmLoading={lay.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="faint">{said.note}</p>
      {lay.error === null ? null : <ProblemNotice error={lay.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          kind: row.path.kind,
          steps: (row.path.steps ?? []).map((step) => `${step.year} ${step.value}`).join("\n"),
        }}
        onFinish={(fields) => lay.mutate(fields)}
      >
        <Form.Item name="kind" label={said.kind}>
          <Radio.Group
            options={(["straight", "exponential", "steps"] as const).map((value) => ({
              value,
              label: path[value],
            }))}
          />
        </Form.Item>
        {kind === "steps" ? (
          <Form.Item
            name="steps"
            label={said.steps}
            extra={said.stepsHelp}
            rules={[
              {
                validator: (_rule, text: string) =>
                  readSteps(text) === null ? Promise.reject(new Error(said.stepsWrong)) : Promise.resolve(),
              },
            ]}
          >
            <Input.TextArea rows={5} />
          </Form.Item>
        ) : null}
      </Form>
    </Modal>
  );
}
