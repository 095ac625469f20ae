import type { FormInput, FormRecord } from "@halfsky/api-contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { Link, useNavigate, useParams } from "react-router";
import { createForm, dimensionsQuery, formQuery, saveForm } from "../../api/forms-api.ts";
import { indicatorsQuery } from "../../api/statistics-api.ts";
import { useMay, useSession } from "../../shell/session.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { FormDesigner } from "./form-designer.tsx";
import { blankForm, type FormDraft, inputOf } from "./form-draft.ts";

/** Makes a form. */
export function NewFormPage() {
  const { forms: words, shell } = useWords();
  const mayManage = useMay("form.manage");
  const { area } = useSession();
  return (
    <Page title={words.designer.newTitle} trail={<Link to="/forms">{words.trail}</Link>}>
      {mayManage ? (
        <Designer
          initial={blankForm(words.designer.whole)}
          areaCode={area.code}
          version={0}
          send={createForm}
        />
      ) : (
        <EmptyPage title={words.designer.newTitle} todo={shell.problem.todo.forbidden} />
      )}
    </Page>
  );
}

/** Changes a form; every save is a new version. */
export function ChangeFormPage() {
  const { forms: words, shell } = useWords();
  const { formId = "" } = useParams();
  const { data, error, refetch } = useQuery({ ...formQuery(formId), refetchOnWindowFocus: false });
  const title = data?.title ?? "";
  return (
    <Page
      title={words.designer.editTitle(title)}
      trail={<Link to={`/forms/${encodeURIComponent(formId)}`}>{title}</Link>}
    >
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {data?.mayChange === false ? (
        <EmptyPage title={title} todo={shell.problem.todo.forbidden} />
      ) : data ? (
        <Designer
          initial={{ head: headOf(data), definition: data.definition }}
          areaCode={data.areaCode}
          version={data.version}
          send={(input) => saveForm(formId, input)}
        />
      ) : error ? null : (
        <Waiting />
      )}
    </Page>
  );
}

function headOf({
  title,
  kind,
  code,
  authority,
  approvalNumber,
  validUntil,
  sharingBasis,
  periodKind,
}: FormRecord): FormDraft["head"] {
  return { title, kind, code, authority, approvalNumber, validUntil, sharingBasis, periodKind };
}

interface DesignerProps {
  readonly initial: FormDraft;
  readonly areaCode: string;
  readonly version: number;
  readonly send: (input: FormInput) => Promise<FormRecord>;
}

function Designer({ initial, areaCode, version, send }: DesignerProps) {
  const { designer: words } = useWords().forms;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const indicators = useQuery(indicatorsQuery(areaCode));
  const dimensions = useQuery(dimensionsQuery);
  const save = useMutation({
    mutationFn: send,
    onSuccess: (record) => {
      void message.success(record.faults.length === 0 ? words.saved : words.savedFaulty);
      void queries.invalidateQueries({ queryKey: ["forms"] });
      void navigate(`/forms/${encodeURIComponent(record.id)}`);
    },
  });
  const failed = indicators.error ?? dimensions.error;
  if (failed) return <ProblemNotice error={failed} onRetry={() => void indicators.refetch()} />;
  if (!indicators.data || !dimensions.data) return <Waiting />;
  return (
    <FormDesigner
      initial={initial}
      isNew={version === 0}
      indicators={indicators.data.indicators}
      dimensions={dimensions.data.dimensions}
      isSaving={save.isPending}
      error={save.error}
      onSave={(draft, reason) => save.mutate(inputOf(draft, { areaCode, version, reason }))}
    />
  );
}
