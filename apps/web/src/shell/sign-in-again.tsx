import { useQueryClient } from "@tanstack/react-query";
import { Modal } from "antd";
import { sessionQuery } from "../api/session-api.ts";
import { useWords } from "../words/language.tsx";
import { SignInForm } from "./sign-in-form.tsx";

interface SignInAgainProps {
  readonly username: string;
  readonly onSignedIn: () => void;
}

/** Asks for the password over the open page, so that nothing typed there is lost. */
export function SignInAgain({ username, onSignedIn }: SignInAgainProps) {
  const { shell } = useWords();
  const queries = useQueryClient();
  return (
    <Modal open title={shell.signIn.expiredTitle} footer={null} closable={false} keyboard={false} width={420}>
      <p className="faint">{shell.signIn.expired}</p>
      <SignInForm
        username={username}
        onSignedIn={(session) => {
          if (session.account.username !== username) {
            // Another person: nothing of the one before may stay on the screen.
            window.location.reload();
            return;
          }
          onSignedIn();
          queries.setQueryData(sessionQuery.queryKey, session);
          void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "session" });
        }}
      />
    </Modal>
  );
}
