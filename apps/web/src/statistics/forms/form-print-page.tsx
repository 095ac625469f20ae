import { figureMap } from "@halfsky/statistics";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useParams } from "react-router";
import { formQuery } from "../../api/forms-api.ts";
import { submissionQuery } from "../../api/submissions-api.ts";
import { useAddress } from "../../shell/address.ts";
import { SessionGate, useSession } from "../../shell/session.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { useDocumentTitle } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { FormPaper } from "./form-paper.tsx";

/** An empty form on paper. */
export function FormPrintPage() {
  return (
    <SessionGate>
      <EmptyForm />
    </SessionGate>
  );
}

/** A submission on paper, with the figures that it holds now. */
export function SubmissionPrintPage() {
  return (
    <SessionGate>
      <FilledForm />
    </SessionGate>
  );
}

function EmptyForm() {
  const { formId = "" } = useParams();
  const version = Number(useAddress().get("version"));
  const { data, error, refetch } = useQuery(
    formQuery(formId, Number.isInteger(version) && version > 0 ? version : undefined),
  );
  return (
    <Sheet
      title={data?.title}
      back={`/forms/${encodeURIComponent(formId)}`}
      error={error}
      onRetry={() => void refetch()}
    >
      {data ? <FormPaper head={data} definition={data.definition} indicators={data.indicators} /> : null}
    </Sheet>
  );
}

function FilledForm() {
  const { id = "" } = useParams();
  const account = useSession().account.id;
  const { data, error, refetch } = useQuery(submissionQuery(account, id));
  const record = data?.record;
  return (
    <Sheet
      title={record?.head.title}
      back={`/submissions/${encodeURIComponent(id)}`}
      error={record === undefined ? error : null}
      onRetry={() => void refetch()}
    >
      {record ? (
        <FormPaper
          head={record.head}
          definition={record.definition}
          indicators={record.indicators}
          content={{
            organisation: `${record.organisation.name}（${record.area.name}）`,
            year: record.year,
            figures: figureMap(record.figures),
          }}
        />
      ) : null}
    </Sheet>
  );
}

interface SheetProps {
  readonly title: string | undefined;
  readonly back: string;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly children: ReactNode;
}

function Sheet({ title, back, error, onRetry, children }: SheetProps) {
  const { forms: words } = useWords();
  useDocumentTitle(title ?? words.title);
  return (
    <main className="print-page">
      <div className="print-tools no-print">
        <LinkButton to={back}>{words.back}</LinkButton>
        <Button type="primary" disabled={title === undefined} onClick={() => window.print()}>
          {words.printNow}
        </Button>
        <span className="faint">{words.printHint}</span>
      </div>
      {error === null ? (
        title === undefined ? (
          <Waiting />
        ) : (
          children
        )
      ) : (
        <ProblemNotice error={error} onRetry={onRetry} />
      )}
    </main>
  );
}
