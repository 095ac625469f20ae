import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Link, Navigate, useNavigate, useSearchParams } from "react-router";
import { sessionQuery } from "../api/session-api.ts";
import { useDocumentTitle } from "../ui/page.tsx";
import { useLanguage } from "../words/language.tsx";
import { returnAddress } from "./return-address.ts";
import { SignInForm } from "./sign-in-form.tsx";
import "./sign-in.css";

/** The first page for everyone who is not signed in; afterwards the page that was wanted opens. */
export function SignInPage() {
  const { language, words, setLanguage } = useLanguage();
  const { shell } = words;
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const session = useQuery(sessionQuery);
  const wanted = parameters.get("to");
  useDocumentTitle(shell.signIn.title);
  if (session.data) return <Navigate replace to={returnAddress(wanted)} />;
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <img src="/half-sky.svg" width="40" height="40" alt="" />
        <h1>{shell.productName}</h1>
        <p className="faint" style={{ margin: "0 0 20px" }}>
          {shell.productTitle}
        </p>
        {wanted === null ? null : <p>{shell.signIn.notYet}</p>}
        <SignInForm
          onSignedIn={(opened) => {
            queries.clear();
            queries.setQueryData(sessionQuery.queryKey, opened);
            void navigate(returnAddress(wanted), { replace: true });
          }}
        />
        <p className="faint" style={{ fontSize: 13 }}>
          {shell.signIn.help}
        </p>
        <nav className="sign-in-public" aria-label={shell.signIn.withoutAccount}>
          <span className="faint">{shell.signIn.withoutAccount}</span>
          <Link to="/public/reports">{words.cases.publicReport.toReports}</Link>
          <Link to="/public/receipts">{words.cases.publicReport.toReceipts}</Link>
        </nav>
        <Button
          type="link"
          style={{ padding: 0 }}
          lang={language === "zh" ? "en" : "zh-CN"}
          onClick={() => setLanguage(language === "zh" ? "en" : "zh")}
        >
          {shell.otherLanguage}
        </Button>
      </div>
    </main>
  );
}
