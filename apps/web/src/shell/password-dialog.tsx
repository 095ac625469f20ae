import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Form, Input, Modal } from "antd";
import { changePassword, sessionQuery } from "../api/session-api.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useWords } from "../words/language.tsx";

interface PasswordDialogProps {
  readonly isForced: boolean;
  readonly onClose: () => void;
}

interface PasswordFields {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly repeat: string;
}

/** Changes one's own password; cannot be left while an initial password is in use. */
export function PasswordDialog({ isForced, onClose }: PasswordDialogProps) {
  const { shell } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<PasswordFields>();
  const change = useMutation({
    mutationFn: changePassword,
    meta: { signsIn: true },
    onSuccess: async () => {
      void message.success(shell.password.done);
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      onClose();
    },
  });
  const required = { required: true, message: shell.password.missing };
  return (
    <Modal
      open
      title={shell.password.title}
      okText={shell.password.submit}
      cancelText={shell.cancel}
      closable={!isForced}
      keyboard={!isForced}
      mask={{ closable: false }}
      {...(isForced ? { cancelButtonProps: { style: { display: "none" } } } : {})}
      confirmLoading={change.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {isForced ? <p>{shell.password.mustChange}</p> : null}
      {change.error === null ? null : <ProblemNotice error={change.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        style={{ marginTop: 12 }}
        onFinish={({ currentPassword, newPassword }) => change.mutate({ currentPassword, newPassword })}
      >
        <Form.Item name="currentPassword" label={shell.password.current} rules={[required]}>
          <Input.Password autoComplete="current-password" maxLength={256} />
        </Form.Item>
        <Form.Item name="newPassword" label={shell.password.next} rules={[required]}>
          <Input.Password autoComplete="new-password" maxLength={256} />
        </Form.Item>
        <Form.Item
          name="repeat"
          label={shell.password.repeat}
          dependencies={["newPassword"]}
          rules={[
            required,
            ({ getFieldValue }) => ({
              validator: (_rule, value: string | undefined) =>
                value === undefined || value === "" || value === getFieldValue("newPassword")
                  ? Promise.resolve()
                  : Promise.reject(new Error(shell.password.different)),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={256} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
