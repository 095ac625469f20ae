import type { InspectionRecord } from "@halfsky/api-contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { amendFinding, inspectionQuery, raiseFinding } from "../../api/inspections-api.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { ChosenFiles } from "./chosen-files.tsx";
import { FindingFields, type FindingValues, linksOf } from "./finding-fields.tsx";
import { findingAddress, inspectionAddress } from "./inspection-address.ts";
import "./inspections.css";
import { type FailedFile, sendFiles } from "./send-files.ts";
import { useInspectionChange } from "./use-inspection-change.ts";

/** Raises a finding at a visit: one column, photographs from the camera, to be filled on a telephone. */
export function FindingFormPage() {
  const { finding: words, record: said } = useWords().inspections;
  const { inspectionId = "", visitId, findingId } = useParams();
  const { data, error, refetch } = useQuery(inspectionQuery(inspectionId));
  const visit = data?.visits.find(({ id }) => id === visitId);
  const finding = data?.findings.find(({ id }) => id === findingId);
  const isNew = findingId === undefined;
  return (
    <Page
      width="form"
      title={isNew ? words.newTitle : words.changeTitle}
      trail={<Link to={inspectionAddress(inspectionId)}>{data?.inspection.title ?? said.trail}</Link>}
      note={visit === undefined ? finding && words.title(finding.number) : words.at(visit.name)}
    >
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {data && visit && isNew ? <NewFinding record={data} visitId={visit.id} /> : null}
      {data && finding ? <AmendedFinding key={finding.version} record={data} finding={finding} /> : null}
      {!data && !error ? <Waiting /> : null}
    </Page>
  );
}

interface NewFindingProps {
  readonly record: InspectionRecord;
  readonly visitId: string;
}

function NewFinding({ record, visitId }: NewFindingProps) {
  const { finding: words } = useWords().inspections;
  const { message } = App.useApp();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [sending, setSending] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [failed, setFailed] = useState<readonly FailedFile[]>([]);
  const [raised, setRaised] = useState<string | null>(null);
  const inspectionId = record.inspection.id;
  const submit = async (values: FindingValues) => {
    setError(null);
    setSending(words.save);
    try {
      const { findingId } = await raiseFinding(visitId, {
        words: values.words,
        seriousness: values.seriousness,
        ownerId: values.ownerId,
        dueInWorkingDays: values.dueInWorkingDays,
        ...linksOf(values),
      });
      const owner = { kind: "finding", id: findingId } as const;
      const sent = await sendFiles(owner, files, ({ name }) => setSending(words.sending(name)));
      await queries.invalidateQueries({ queryKey: ["inspections"] });
      void message.success(words.saved);
      setRaised(findingId);
      setFailed(sent.failed);
      if (sent.failed.length === 0) await navigate(findingAddress(inspectionId, findingId));
    } catch (problem) {
      setError(problem);
    } finally {
      setSending(null);
    }
  };
  if (raised !== null && failed.length > 0) {
    return (
      <section className="panel">
        <p>{words.filesFailed}</p>
        {failed.map(({ file, error: problem }) => (
          <ProblemNotice key={`${file.name} ${file.size}`} error={problem} />
        ))}
        <p>
          <LinkButton type="primary" to={findingAddress(inspectionId, raised)}>
            {words.toFinding}
          </LinkButton>
        </p>
      </section>
    );
  }
  return (
    <section className="panel">
      {error === null ? null : <ProblemNotice error={error} onClose={() => setError(null)} />}
      <FindingFields
        record={record}
        isDisabled={sending !== null}
        initial={{ seriousness: "minor", dueInWorkingDays: 10, indicatorIds: [], parts: [] }}
        onSubmit={(values) => void submit(values)}
      >
        <h2 className="panel-title">{words.photographs}</h2>
        <ChosenFiles files={files} disabled={sending !== null} onChange={setFiles} />
        <output className="report-form-progress">{sending}</output>
        <Button type="primary" htmlType="submit" loading={sending !== null} size="large">
          {words.save}
        </Button>
      </FindingFields>
    </section>
  );
}

interface AmendedFindingProps {
  readonly record: InspectionRecord;
  readonly finding: InspectionRecord["findings"][number];
}

function AmendedFinding({ record, finding }: AmendedFindingProps) {
  const { finding: words } = useWords().inspections;
  const navigate = useNavigate();
  const save = useInspectionChange(
    (values: FindingValues) =>
      amendFinding(finding.id, {
        version: finding.version,
        words: values.words,
        seriousness: values.seriousness,
        ownerId: values.ownerId,
        ...linksOf(values),
      }),
    words.changed,
  );
  return (
    <section className="panel">
      {save.error === null ? null : <ProblemNotice error={save.error} onClose={save.reset} />}
      <FindingFields
        record={record}
        isDisabled={save.isPending}
        initial={{
          words: finding.words,
          seriousness: finding.seriousness,
          ownerId: finding.owner.id,
          indicatorIds: finding.indicators.map(({ id }) => id),
          parts: finding.parts.map(({ planId, partId }) => `${planId} ${partId}`),
        }}
        onSubmit={(values) =>
          save.mutate(values, {
            onSuccess: () => void navigate(findingAddress(record.inspection.id, finding.id)),
          })
        }
      >
        <Button type="primary" htmlType="submit" loading={save.isPending} size="large">
          {words.saveChange}
        </Button>
      </FindingFields>
    </section>
  );
}
