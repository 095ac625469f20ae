import type { InspectionInput, InspectionRecord } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "react-router";
import {
  changeInspection,
  inspectionChoicesQuery,
  inspectionQuery,
  planInspection,
} from "../../api/inspections-api.ts";
import { useMay } from "../../shell/session.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { useToday } from "../use-today.ts";
import { inspectionAddress } from "./inspection-address.ts";
import { InspectionForm } from "./inspection-form.tsx";
import "./inspections.css";
import { useInspectionChange } from "./use-inspection-change.ts";

/** Plans an inspection. */
export function NewInspectionPage() {
  const { inspections, shell } = useWords();
  const { form: words, record: said } = inspections;
  const mayPlan = useMay("inspection.manage");
  const today = useToday();
  const navigate = useNavigate();
  const choices = useQuery({ ...inspectionChoicesQuery, enabled: mayPlan });
  const save = useInspectionChange(planInspection, words.saved);
  return (
    <Page width="form" title={words.newTitle} trail={<Link to="/inspections">{said.trail}</Link>}>
      {mayPlan ? null : <EmptyPage title={words.notAllowed} todo={shell.problem.todo.forbidden} />}
      {choices.error ? <ProblemNotice error={choices.error} onRetry={() => void choices.refetch()} /> : null}
      {mayPlan && choices.isPending ? <Waiting /> : null}
      {choices.data ? (
        <InspectionForm
          choices={choices.data}
          initial={{
            ...emptyPlan,
            startsOn: today,
            endsOn: today,
            sheet: choices.data.sheet,
          }}
          heldVisits={noVisits}
          isSheetFixed={false}
          isSaving={save.isPending}
          error={save.error}
          onSubmit={(input) =>
            save.mutate(input, {
              onSuccess: ({ inspection }) => void navigate(inspectionAddress(inspection.id)),
            })
          }
        />
      ) : null}
    </Page>
  );
}

const noVisits: ReadonlySet<string> = new Set();
const emptyPlan: InspectionInput = {
  title: "",
  purpose: "",
  startsOn: "",
  endsOn: "",
  team: [{ name: "", organisation: "" }],
  planIds: [],
  visits: [],
  sheet: [],
};

/** Changes the plan of an inspection. */
export function ChangeInspectionPage() {
  const { form: words, record: said } = useWords().inspections;
  const { inspectionId = "" } = useParams();
  const { data, error, refetch } = useQuery(inspectionQuery(inspectionId));
  return (
    <Page
      width="form"
      title={words.changeTitle}
      trail={<Link to={inspectionAddress(inspectionId)}>{data?.inspection.title ?? said.trail}</Link>}
    >
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {data ? <ChangeForm key={data.inspection.version} record={data} /> : null}
      {!data && !error ? <Waiting /> : null}
    </Page>
  );
}

function ChangeForm({ record }: { readonly record: InspectionRecord }) {
  const { form: words } = useWords().inspections;
  const navigate = useNavigate();
  const choices = useQuery(inspectionChoicesQuery);
  const { inspection, visits, sheet, scores } = record;
  const save = useInspectionChange(
    (input: InspectionInput) => changeInspection(inspection.id, { ...input, version: inspection.version }),
    words.saved,
  );
  if (choices.error) return <ProblemNotice error={choices.error} onRetry={() => void choices.refetch()} />;
  if (!choices.data) return <Waiting />;
  return (
    <InspectionForm
      choices={choices.data}
      initial={{
        title: inspection.title,
        purpose: inspection.purpose,
        startsOn: inspection.startsOn,
        endsOn: inspection.endsOn,
        team: inspection.team,
        planIds: inspection.plans.map(({ id }) => id),
        visits: visits.map(({ id, areaCode, organisation, plannedOn }) => ({
          id,
          areaCode,
          organisationId: organisation?.id ?? null,
          plannedOn,
        })),
        sheet: sheet.map(({ id: _id, ...item }) => item),
      }}
      heldVisits={new Set(visits.filter(({ state }) => state === "held").map(({ id }) => id))}
      isSheetFixed={scores.length > 0}
      isSaving={save.isPending}
      error={save.error}
      onSubmit={(input) =>
        save.mutate(input, { onSuccess: () => void navigate(inspectionAddress(inspection.id)) })
      }
    />
  );
}
