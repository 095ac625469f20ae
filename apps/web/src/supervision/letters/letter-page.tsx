import type { LetterContent } from "@halfsky/api-contract";
import { letterKindWords } from "@halfsky/supervision";
import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { Link, useParams } from "react-router";
import { letterFileAddress, letterPreviewQuery, letterQuery } from "../../api/supervision-api.ts";
import { useAddress } from "../../shell/address.ts";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useLanguage, useWords } from "../../words/language.tsx";
import { matterAddress } from "../matter-address.ts";
import { LetterPaper } from "./letter-paper.tsx";

/** A letter on paper: as it was issued, or as it would be. */
export function LetterPage() {
  const { matterId = "", letterId = "" } = useParams();
  return (
    <div className="letter-page">
      {letterId === "preview" ? (
        <PreviewPage matter={matterId} />
      ) : (
        <IssuedPage matter={matterId} letter={letterId} />
      )}
    </div>
  );
}

function IssuedPage({ matter, letter }: { readonly matter: string; readonly letter: string }) {
  const { language, words } = useLanguage();
  const { letters: said } = words.matter;
  const { data, error, refetch } = useQuery(letterQuery(matter, letter));
  const kind = data === undefined ? "" : letterKindWords[data.kind][language];
  return (
    <Page
      title={data === undefined ? said.title : said.paperTitle(kind, data.number)}
      trail={<Link to={matterAddress(matter)}>{said.back}</Link>}
      actions={
        <>
          <Print />
          <Button type="primary" href={letterFileAddress(matter, letter)}>
            {said.download}
          </Button>
        </>
      }
    >
      <Paper content={data?.content} error={error} onRetry={() => void refetch()} />
    </Page>
  );
}

function PreviewPage({ matter }: { readonly matter: string }) {
  const { language, words } = useLanguage();
  const { letters: said } = words.matter;
  const kind = useAddress().get("kind") === "urging" ? "urging" : "notice";
  const { data, error, refetch } = useQuery(letterPreviewQuery(matter, kind));
  return (
    <Page
      title={said.previewTitle(letterKindWords[kind][language])}
      trail={<Link to={matterAddress(matter)}>{said.back}</Link>}
      actions={<Print />}
    >
      <Alert className="letter-note" type="info" showIcon title={said.previewNote} />
      <Paper content={data} error={error} onRetry={() => void refetch()} />
    </Page>
  );
}

function Print() {
  const { letters: said } = useWords().matter;
  return <Button onClick={() => window.print()}>{said.print}</Button>;
}

interface PaperProps {
  readonly content: LetterContent | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
}

function Paper({ content, error, onRetry }: PaperProps) {
  if (error !== null) return <ProblemNotice error={error} onRetry={onRetry} />;
  return content === undefined ? <Waiting /> : <LetterPaper content={content} />;
}
