import type { InspectionRecord, InspectionVisit, VisitRecordInput } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Radio } from "antd";
import { Link, useNavigate, useParams } from "react-router";
import { inspectionQuery, recordVisit } from "../../api/inspections-api.ts";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { useToday } from "../use-today.ts";
import { FileAdder } from "./file-adder.tsx";
import { FileStrip } from "./file-strip.tsx";
import { inspectionAddress } from "./inspection-address.ts";
import "./inspections.css";
import { useInspectionChange } from "./use-inspection-change.ts";

/** Records a visit: one column, to be filled on a telephone. */
export function VisitFormPage() {
  const { visit: words, record: said } = useWords().inspections;
  const { inspectionId = "", visitId = "" } = useParams();
  const { data, error, refetch } = useQuery(inspectionQuery(inspectionId));
  const visit = data?.visits.find(({ id }) => id === visitId);
  return (
    <Page
      width="form"
      title={visit === undefined ? words.title : `${words.title} · ${visit.name}`}
      trail={<Link to={inspectionAddress(inspectionId)}>{data?.inspection.title ?? said.trail}</Link>}
    >
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {data && visit ? <VisitForm key={visit.version} record={data} visit={visit} /> : null}
      {!data && !error ? <Waiting /> : null}
    </Page>
  );
}

type Fields = Omit<VisitRecordInput, "version">;

interface VisitFormProps {
  readonly record: InspectionRecord;
  readonly visit: InspectionVisit;
}

function VisitForm({ record, visit }: VisitFormProps) {
  const { visit: words, form: formWords } = useWords().inspections;
  const navigate = useNavigate();
  const today = useToday();
  const [form] = Form.useForm<Fields>();
  const state = Form.useWatch("state", form) ?? "held";
  const save = useInspectionChange(
    (fields: Fields) => recordVisit(visit.id, { ...emptyFields, ...fields, version: visit.version }),
    words.saved,
  );
  const required = [{ required: true, whitespace: true, message: formWords.missing }];
  return (
    <section className="panel">
      {save.error === null ? null : <ProblemNotice error={save.error} onClose={save.reset} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={save.isPending}
        initialValues={{
          state: visit.state === "called-off" ? "called-off" : "held",
          heldOn: visit.heldOn ?? today,
          location: visit.location,
          met: visit.met,
          notes: visit.notes,
        }}
        onFinish={(fields) =>
          save.mutate(fields, { onSuccess: () => void navigate(inspectionAddress(record.inspection.id)) })
        }
      >
        <Form.Item name="state" label={words.happened}>
          <Radio.Group
            aria-label={words.happened}
            options={(["held", "called-off"] as const).map((each) => ({
              value: each,
              label: words.states[each],
            }))}
          />
        </Form.Item>
        {state === "held" ? (
          <>
            <Form.Item name="heldOn" label={words.date} rules={required}>
              <Input type="date" max={today} style={{ width: 180 }} />
            </Form.Item>
            <Form.Item name="location" label={words.location} extra={words.locationHelp} rules={required}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="met" label={words.met}>
              <Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} />
            </Form.Item>
          </>
        ) : null}
        <Form.Item
          name="notes"
          label={state === "held" ? words.notes : words.reason}
          rules={state === "held" ? [] : required}
        >
          <Input.TextArea autoSize={{ minRows: 4 }} maxLength={10_000} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending} size="large">
          {words.save}
        </Button>
      </Form>
      <h2 className="panel-title" style={{ marginTop: 20 }}>
        {words.files}
      </h2>
      <FileStrip owner={{ kind: "visit", id: visit.id }} files={visit.attachments} />
      {visit.state === "held" ? (
        <FileAdder owner={{ kind: "visit", id: visit.id }} />
      ) : (
        <p className="faint">{words.filesAfter}</p>
      )}
    </section>
  );
}

/** Fields of a visit that does not take place are not on the form. */
const emptyFields: Fields = { state: "held", heldOn: null, location: "", met: "", notes: "" };
