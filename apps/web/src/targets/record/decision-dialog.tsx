import type { TargetRow } from "@halfsky/api-contract";
import { statusWords } from "@halfsky/targets";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Form, Input, Modal, Select } from "antd";
import { decideTarget } from "../../api/targets-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import type { TargetStatus } from "../../ui/status-tag.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { statuses } from "../target-words.ts";

interface DecisionDialogProps {
  readonly row: TargetRow;
  readonly area: string;
  readonly year: number;
  readonly onClose: () => void;
}

interface DecisionFields {
  readonly status: TargetStatus;
  readonly reason: string;
}

/** Signs the status of a target, with its reason, beside what the machine proposes. */
export function DecisionDialog({ row, area, year, onClose }: DecisionDialogProps) {
  const { language, words } = useLanguage();
  const { decision: said, proposed } = words.targets.indicator;
  const speak = useBilingual();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<DecisionFields>();
  const decide = useMutation({
    mutationFn: (fields: DecisionFields) => decideTarget(row.id, { areaCode: area, year, ...fields }),
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
      title={said.title(language === "en" ? (row.nameEn ?? row.name) : row.name, year)}
      okText={said.submit}
      cancelText={words.shell.cancel}
      confirmLoading={decide.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={600}
    >
      <p className="faint">{said.note}</p>
      <p>
        {proposed} <StatusTag status={row.judgement.status} />
        <br />
        {speak(row.judgement.reason)}
      </p>
      {decide.error === null ? null : <ProblemNotice error={decide.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ status: row.decision?.status ?? row.judgement.status, reason: "" }}
        onFinish={(fields) => decide.mutate(fields)}
      >
        <Form.Item name="status" label={said.status}>
          <Select
            options={statuses.map((status) => ({
              value: status,
              label: `${statusWords[status].mark.replaceAll("✔", "✔\uFE0E")} ${statusWords[status][language]}${
                status === row.judgement.status ? ` (${said.agree})` : ""
              }`,
            }))}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={said.reason}
          extra={said.reasonHelp}
          rules={[{ required: true, whitespace: true, message: said.reasonMissing }]}
        >
          <Input.TextArea rows={4} maxLength={1000} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}
