import { type AccessToken, permissionWords } from "@halfsky/api-contract";
import { addDays, beijingDate } from "@halfsky/calendar";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Empty, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import { accessTokensQuery, revokeAccessToken } from "../api/access-tokens-api.ts";
import { Moment } from "../ui/moment.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Tag } from "../ui/tag.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { useLanguage } from "../words/language.tsx";
import { MakeTokenDialog } from "./make-token-dialog.tsx";

/** The reader's own access tokens: make, look after, revoke. */
export function AccessTokensPage() {
  const { language, words } = useLanguage();
  const { accessTokens } = words;
  const { data, error } = useQuery(accessTokensQuery);
  const queries = useQueryClient();
  const { modal, message } = App.useApp();
  const [isMaking, setMaking] = useState(false);
  const revoke = useMutation({
    mutationFn: revokeAccessToken,
    onSuccess: async () => {
      void message.success(accessTokens.revoked);
      await queries.invalidateQueries({ queryKey: accessTokensQuery.queryKey });
    },
  });
  const ask = (token: AccessToken) =>
    modal.confirm({
      title: accessTokens.revokeOf(token.name),
      content: accessTokens.revokeSure,
      okText: accessTokens.revoke,
      okButtonProps: { danger: true },
      cancelText: words.shell.cancel,
      onOk: () => revoke.mutateAsync(token.id),
    });
  const columns: TableColumnsType<AccessToken> = [
    { title: accessTokens.name, dataIndex: "name" },
    {
      title: accessTokens.prefix,
      dataIndex: "prefix",
      render: (prefix: string) => <code style={{ whiteSpace: "nowrap" }}>{prefix}…</code>,
    },
    { title: accessTokens.area, render: (_, { area }) => area.name },
    {
      title: accessTokens.organisation,
      render: (_, { organisation }) => organisation?.name ?? accessTokens.everyUnit,
    },
    {
      title: accessTokens.permissions,
      render: (_, { permissions }) =>
        permissions.map((one) => permissionWords[one][language]).join(language === "zh" ? "、" : ", "),
    },
    {
      title: accessTokens.state,
      render: (_, { state }) => (
        <Tag tone={state === "valid" ? "green" : "grey"}>{accessTokens.states[state]}</Tag>
      ),
    },
    {
      title: accessTokens.expires,
      // It is valid to the end of its last day, which ends where the next one begins.
      render: (_, { expiresAt }) => addDays(beijingDate(expiresAt), -1),
    },
    {
      title: accessTokens.lastUsed,
      render: (_, { lastUsedAt }) => (lastUsedAt === null ? accessTokens.never : <Moment at={lastUsedAt} />),
    },
    {
      key: "revoke",
      title: <span className="visually-hidden">{accessTokens.revoke}</span>,
      render: (_, token) =>
        token.state === "valid" ? (
          <Button
            size="small"
            danger
            aria-label={accessTokens.revokeOf(token.name)}
            onClick={() => void ask(token)}
          >
            {accessTokens.revoke}
          </Button>
        ) : null,
    },
  ];
  return (
    <Page
      title={accessTokens.title}
      note={accessTokens.note}
      width="wide"
      actions={
        <Button type="primary" disabled={data === undefined} onClick={() => setMaking(true)}>
          {accessTokens.make}
        </Button>
      }
    >
      {error === null ? null : <ProblemNotice error={error} />}
      {revoke.error === null ? null : <ProblemNotice error={revoke.error} />}
      {data === undefined ? (
        error === null ? (
          <Waiting />
        ) : null
      ) : (
        <Table
          rowKey="id"
          size="middle"
          pagination={false}
          scroll={{ x: "max-content" }}
          columns={columns}
          dataSource={data.tokens}
          locale={{
            emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={accessTokens.none} />,
          }}
        />
      )}
      {isMaking && data !== undefined ? (
        <MakeTokenDialog choices={data.choices} onClose={() => setMaking(false)} />
      ) : null}
    </Page>
  );
}
