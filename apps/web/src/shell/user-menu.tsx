import { DownOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Dropdown } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { closeSession, sessionQuery } from "../api/session-api.ts";
import { forgetSession } from "../offline/kept-session.ts";
import { useLanguage } from "../words/language.tsx";
import { PasswordDialog } from "./password-dialog.tsx";
import { useSession } from "./session.tsx";

/** Who is signed in, with language, password and signing out. */
export function UserMenu() {
  const session = useSession();
  const { language, words, setLanguage } = useLanguage();
  const { shell } = words;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [isChanging, setChanging] = useState(false);
  const signOut = useMutation({
    mutationFn: closeSession,
    onSuccess: async () => {
      await forgetSession(session.account.id);
      await navigate("/sign-in");
      queries.clear();
      queries.setQueryData(sessionQuery.queryKey, null);
    },
    onError: () => void message.error(shell.problem.unreachable),
  });
  const roles = session.account.roles.map((role) => (language === "zh" ? role.nameZh : role.nameEn));
  const isForced = session.account.mustChangePassword;
  return (
    <>
      <Button
        type="text"
        lang={language === "zh" ? "en" : "zh-CN"}
        onClick={() => setLanguage(language === "zh" ? "en" : "zh")}
      >
        {shell.otherLanguage}
      </Button>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: [
            {
              key: "who",
              disabled: true,
              label: (
                <>
                  <div>{session.organisation.name}</div>
                  <div>{roles.join(language === "zh" ? "、" : ", ")}</div>
                </>
              ),
            },
            { type: "divider" },
            {
              key: "access-tokens",
              label: words.accessTokens.title,
              onClick: () => void navigate("/access-tokens"),
            },
            { key: "password", label: shell.changePassword, onClick: () => setChanging(true) },
            { key: "sign-out", label: shell.signOut, onClick: () => signOut.mutate() },
          ],
        }}
      >
        <Button type="text" aria-label={`${shell.userMenu}: ${session.account.displayName}`}>
          {session.account.displayName} <DownOutlined style={{ fontSize: 10 }} />
        </Button>
      </Dropdown>
      {isChanging || isForced ? (
        <PasswordDialog isForced={isForced} onClose={() => setChanging(false)} />
      ) : null}
    </>
  );
}
