import { type AccessTokenInput, type AccessTokenList, permissionWords } from "@halfsky/api-contract";
import { addDays, beijingDate } from "@halfsky/calendar";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Checkbox, Form, Input, Modal, Select, Space } from "antd";
import { accessTokensQuery, makeAccessToken } from "../api/access-tokens-api.ts";
import { useSession } from "../shell/session.tsx";
import { copyText } from "../ui/copy-text.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useLanguage } from "../words/language.tsx";

interface MakeTokenDialogProps {
  readonly choices: AccessTokenList["choices"];
  readonly onClose: () => void;
}

interface TokenFields extends Omit<AccessTokenInput, "expiresOn" | "organisationId"> {
  readonly organisationId?: string;
  readonly days: number;
}

const lives = [30, 90, 180, 365];

/** The day in Beijing so many days from now. */
function dayAfter(days: number): string {
  return addDays(beijingDate(new Date().toISOString()), days);
}

/** Asks what a new token may do and where, and shows its secret once. */
export function MakeTokenDialog({ choices, onClose }: MakeTokenDialogProps) {
  const { language, words } = useLanguage();
  const { accessTokens, shell } = words;
  const session = useSession();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<TokenFields>();
  const areaCode = Form.useWatch("areaCode", form);
  const make = useMutation({
    mutationFn: makeAccessToken,
    onSuccess: () => queries.invalidateQueries({ queryKey: accessTokensQuery.queryKey }),
  });
  const required = { required: true, message: accessTokens.missing };
  if (make.data !== undefined) {
    const { secret } = make.data;
    return (
      <Modal
        open
        title={accessTokens.madeTitle}
        closable={false}
        keyboard={false}
        mask={{ closable: false }}
        footer={<Button onClick={onClose}>{accessTokens.done}</Button>}
      >
        <Alert type="warning" showIcon title={accessTokens.madeNote} style={{ marginBottom: 12 }} />
        <Space.Compact block>
          <Input
            readOnly
            value={secret}
            aria-label={accessTokens.title}
            onFocus={(event) => event.target.select()}
          />
          <Button
            type="primary"
            onClick={() => void copyText(secret).then(() => message.success(accessTokens.copied))}
          >
            {accessTokens.copy}
          </Button>
        </Space.Compact>
      </Modal>
    );
  }
  const own = choices.areas.find(({ code }) => code === session.area.code) ?? choices.areas[0];
  return (
    <Modal
      open
      title={accessTokens.make}
      okText={accessTokens.make}
      cancelText={shell.cancel}
      mask={{ closable: false }}
      confirmLoading={make.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {make.error === null ? null : <ProblemNotice error={make.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        style={{ marginTop: 12 }}
        initialValues={{ areaCode: own?.code, days: 90, permissions: [] }}
        onFinish={({ days, organisationId, ...fields }) =>
          make.mutate({ ...fields, organisationId: organisationId ?? null, expiresOn: dayAfter(days) })
        }
      >
        <Form.Item name="name" label={accessTokens.name} rules={[required]}>
          <Input maxLength={60} placeholder={accessTokens.namePlaceholder} autoComplete="off" />
        </Form.Item>
        <Form.Item name="permissions" label={accessTokens.permissions} rules={[required]}>
          <Checkbox.Group
            options={choices.permissions.map((value) => ({ value, label: permissionWords[value][language] }))}
          />
        </Form.Item>
        <Form.Item name="areaCode" label={accessTokens.area} rules={[required]}>
          <Select
            showSearch={{ optionFilterProp: "label" }}
            options={choices.areas.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
            onChange={() => form.resetFields(["organisationId"])}
          />
        </Form.Item>
        <Form.Item name="organisationId" label={accessTokens.organisation}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: "label" }}
            placeholder={accessTokens.everyUnit}
            options={choices.organisations
              .filter((one) => one.areaCode === areaCode)
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item name="days" label={accessTokens.lasts}>
          <Select options={lives.map((value) => ({ value, label: accessTokens.days(value) }))} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
