import type { Session } from "@halfsky/api-contract";
import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Form, Input } from "antd";
import { useEffect } from "react";
import { RequestProblem } from "../api/request-problem.ts";
import { openSession } from "../api/session-api.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useBilingual, useWords } from "../words/language.tsx";

interface SignInFormProps {
  readonly username?: string;
  readonly onSignedIn: (session: Session) => void;
}

/** User name and password; a refusal is shown in the server's words and the user name stays. */
export function SignInForm({ username, onSignedIn }: SignInFormProps) {
  const { shell } = useWords();
  const speak = useBilingual();
  const [form] = Form.useForm<{ username: string; password: string }>();
  const firstField = username === undefined ? "username" : "password";
  useEffect(() => {
    form.getFieldInstance(firstField)?.focus();
  }, [form, firstField]);
  const signIn = useMutation({
    mutationFn: openSession,
    meta: { signsIn: true },
    onSuccess: onSignedIn,
    onError: () => {
      form.setFieldValue("password", "");
      form.getFieldInstance("password")?.focus();
    },
  });
  const refusal =
    signIn.error instanceof RequestProblem && signIn.error.status < 500 ? signIn.error.detail : null;
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ username: username ?? "", password: "" }}
      onFinish={(values) => signIn.mutate(values)}
    >
      {signIn.error === null ? null : (
        <div style={{ marginBottom: 16 }}>
          {refusal === null ? (
            <ProblemNotice error={signIn.error} />
          ) : (
            <Alert type="error" showIcon role="alert" title={speak(refusal)} />
          )}
        </div>
      )}
      <Form.Item
        name="username"
        label={shell.signIn.username}
        rules={[{ required: true, whitespace: true, message: shell.signIn.usernameMissing }]}
      >
        <Input autoComplete="username" maxLength={64} size="large" />
      </Form.Item>
      <Form.Item
        name="password"
        label={shell.signIn.password}
        rules={[{ required: true, message: shell.signIn.passwordMissing }]}
      >
        <Input.Password autoComplete="current-password" maxLength={256} size="large" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block size="large" loading={signIn.isPending}>
        {shell.signIn.submit}
      </Button>
    </Form>
  );
}
