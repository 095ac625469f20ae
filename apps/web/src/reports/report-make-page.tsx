import type { PlanSummary, ReportSummary } from "@halfsky/api-contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Radio, Select, Spin } from "antd";
import { Link, useNavigate } from "react-router";
import { plansQuery } from "../api/plans-api.ts";
import { makeReport, reportQuery, reportsQuery } from "../api/reports-api.ts";
import { targetsQuery } from "../api/targets-api.ts";
import { useAddress } from "../shell/address.ts";
import { AreaPicker, useArea, useYear } from "../shell/place-pickers.tsx";
import { useMay } from "../shell/session.tsx";
import { EmptyPage } from "../ui/empty-page.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { Moment } from "../ui/moment.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { useWords } from "../words/language.tsx";
import { filterReports } from "./report-filters.ts";
import "./report-form.css";

interface ReportFields {
  readonly planId: string;
  readonly year: number;
  readonly language: "zh" | "en";
}

/** Makes the annual monitoring report of a plan and year. */
export function ReportMakePage() {
  const { reports, shell } = useWords();
  const words = reports.make;
  const area = useArea();
  const mayMake = useMay("report.make");
  const trail = <Link to={`/reports?area=${area}`}>{reports.record.trail}</Link>;
  if (!mayMake) {
    return (
      <Page title={words.title} trail={trail} width="form">
        <EmptyPage title={words.notAllowed} todo={shell.problem.todo.forbidden} />
      </Page>
    );
  }
  return (
    <Page title={words.title} trail={trail} width="form" actions={<AreaPicker />}>
      <MakeReport key={area} area={area} />
    </Page>
  );
}

function MakeReport({ area }: { readonly area: string }) {
  const { make: words, list } = useWords().reports;
  const plans = useQuery(plansQuery(area));
  const targets = useQuery(targetsQuery(area, undefined));
  const made = useQuery(reportsQuery(area));
  const error = plans.error ?? targets.error;
  if (error)
    return (
      <ProblemNotice error={error} onRetry={() => void Promise.all([plans.refetch(), targets.refetch()])} />
    );
  if (!plans.data || !targets.data || targets.data.areaCode !== area) return <Waiting />;
  const published = plans.data.plans.filter(({ state }) => state === "published");
  if (published.length === 0) {
    return (
      <EmptyPage
        title={words.noPlans}
        todo={words.noPlansTodo}
        action={<LinkButton to={`/plans?area=${area}`}>{list.toPlans}</LinkButton>}
      />
    );
  }
  return (
    <MakeForm
      plans={published}
      years={targets.data.years}
      newest={targets.data.year}
      made={made.data?.reports ?? []}
    />
  );
}

interface MakeFormProps {
  readonly plans: readonly PlanSummary[];
  readonly years: readonly number[];
  /** The newest year with figures. */
  readonly newest: number;
  readonly made: readonly ReportSummary[];
}

function MakeForm({ plans, years, newest, made }: MakeFormProps) {
  const { reports, shell } = useWords();
  const words = reports.make;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { get } = useAddress();
  const wantedPlan = get("plan");
  const wantedYear = useYear();
  const [form] = Form.useForm<ReportFields>();
  const planId = Form.useWatch("planId", form);
  const year = Form.useWatch("year", form);
  const make = useMutation({
    mutationFn: makeReport,
    onSuccess: async (record) => {
      queries.setQueryData(reportQuery(record.report.id).queryKey, record);
      await queries.invalidateQueries({ queryKey: ["reports", "list"] });
      void message.success(words.done);
    },
  });
  // who has left the page meanwhile is not taken away from where she is
  const submit = (fields: ReportFields) =>
    make.mutate(fields, {
      onSuccess: ({ report }) => void navigate(`/reports/${encodeURIComponent(report.id)}`),
    });
  const first = plans.find(({ id }) => id === wantedPlan) ?? plans[0];
  const offered = wantedYear === undefined || years.includes(wantedYear) ? years : [...years, wantedYear];
  return (
    <section className="panel">
      <p className="prose report-form-note">{words.note}</p>
      {make.error ? <ProblemNotice error={make.error} onClose={make.reset} /> : null}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={make.isPending}
        initialValues={{ planId: first?.id, year: wantedYear ?? newest, language: "zh" }}
        onFinish={submit}
      >
        <Form.Item
          name="planId"
          label={words.plan}
          extra={words.planHelp}
          rules={[{ required: true, message: words.planMissing }]}
        >
          <Radio.Group
            className="report-form-plans"
            aria-label={words.plan}
            options={plans.map(({ id, title }) => ({ value: id, label: title }))}
          />
        </Form.Item>
        <Form.Item
          name="year"
          label={words.year}
          extra={words.yearHelp(newest)}
          rules={[{ required: true, message: words.yearMissing }]}
        >
          <Select
            style={{ width: 160 }}
            options={offered
              .toSorted((one, other) => other - one)
              .map((each) => ({ value: each, label: shell.yearName(each) }))}
          />
        </Form.Item>
        <Form.Item name="language" label={words.language}>
          <Radio.Group
            aria-label={words.language}
            options={(["zh", "en"] as const).map((each) => ({ value: each, label: words.languages[each] }))}
          />
        </Form.Item>
        <AlreadyMade made={filterReports(made, { plan: planId, year })} />
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          {words.submit}
        </Button>
      </Form>
      <output className="report-form-progress">
        {make.isPending ? (
          <>
            <Spin size="small" /> {words.working}
          </>
        ) : null}
      </output>
    </section>
  );
}

/** Says that the same report stands there already, so that nobody makes it twice unknowingly. */
function AlreadyMade({ made }: { readonly made: readonly ReportSummary[] }) {
  const { make: words } = useWords().reports;
  const [newest] = made;
  if (newest === undefined) return null;
  return (
    <p className="report-form-made">
      {words.alreadyMade(made.length)}{" "}
      <Link to={`/reports/${encodeURIComponent(newest.id)}`}>
        {newest.made.by} · <Moment at={newest.made.at} />
      </Link>
      <span className="faint"> {words.alreadyMadeNote}</span>
    </p>
  );
}
