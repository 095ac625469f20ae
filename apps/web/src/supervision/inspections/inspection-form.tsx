import type { InspectionChoices, InspectionInput } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Button, Form, Input, Select } from "antd";
import { plansQuery } from "../../api/plans-api.ts";
import { useSession } from "../../shell/session.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useWords } from "../../words/language.tsx";
import { SheetRows } from "./sheet-rows.tsx";

/** What is typed of a visit: the place as "area organisation". */
interface VisitValues {
  readonly id: string | null;
  readonly place: string;
  readonly plannedOn: string;
}

/** What is typed of a plan. */
export interface PlanValues extends Omit<InspectionInput, "visits"> {
  readonly visits: readonly VisitValues[];
}

interface InspectionFormProps {
  readonly choices: InspectionChoices;
  readonly initial: InspectionInput;
  /** Ids of visits that were held and stay where they were. */
  readonly heldVisits: ReadonlySet<string>;
  readonly isSheetFixed: boolean;
  readonly isSaving: boolean;
  readonly error: unknown;
  readonly onSubmit: (input: InspectionInput) => void;
}

function placeOf({ areaCode, organisationId }: InspectionInput["visits"][number]): string {
  return organisationId === null ? areaCode : `${areaCode} ${organisationId}`;
}

function inputOf(values: PlanValues): InspectionInput {
  return {
    title: values.title,
    purpose: values.purpose,
    startsOn: values.startsOn,
    endsOn: values.endsOn,
    team: values.team
      .filter(({ name, organisation }) => `${name}${organisation}`.trim() !== "")
      .map(({ name, organisation }) => ({ name, organisation })),
    planIds: [...values.planIds],
    visits: values.visits.map(({ id, place, plannedOn }) => {
      const [areaCode = "", organisationId] = place.split(" ");
      return { id, areaCode, organisationId: organisationId ?? null, plannedOn };
    }),
    sheet: values.sheet.map((item) => ({ ...item })),
  };
}

/** The form of an inspection's plan: who goes where, when, to look at what, scored by which sheet. */
export function InspectionForm(props: InspectionFormProps) {
  const { choices, initial, heldVisits, isSheetFixed, isSaving, error, onSubmit } = props;
  const { form: words } = useWords().inspections;
  const session = useSession();
  const [form] = Form.useForm<PlanValues>();
  const plans = useQuery(plansQuery(session.area.code)).data?.plans ?? [];
  const start = Form.useWatch("startsOn", form) ?? initial.startsOn;
  const places = placeOptions(choices, words.wholeArea);
  const required = [{ required: true, message: words.missing }];
  return (
    <section className="panel">
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={isSaving}
        scrollToFirstError={{ block: "center" }}
        initialValues={{
          ...initial,
          visits: initial.visits.map((visit) => ({
            id: visit.id,
            place: placeOf(visit),
            plannedOn: visit.plannedOn,
          })),
        }}
        onFinish={(values) => onSubmit(inputOf(values))}
      >
        <Form.Item
          name="title"
          label={words.title}
          extra={words.titleHelp}
          rules={[{ required: true, whitespace: true, message: words.missing }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="purpose" label={words.purpose}>
          <Input.TextArea autoSize={{ minRows: 3 }} maxLength={4000} />
        </Form.Item>
        <Form.Item label={words.period} htmlFor="startsOn">
          <Form.Item name="startsOn" noStyle rules={required}>
            <Input id="startsOn" type="date" aria-label={words.period} style={{ width: 170 }} />
          </Form.Item>
          {" – "}
          <Form.Item name="endsOn" noStyle rules={required}>
            <Input type="date" aria-label={words.period} min={start} style={{ width: 170 }} />
          </Form.Item>
        </Form.Item>
        <Form.Item label={words.team} extra={words.teamHelp}>
          <TeamRows />
        </Form.Item>
        <Form.Item name="planIds" label={words.plans} extra={words.plansHelp}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: "label" }}
            options={plans
              .filter(({ state }) => state !== "withdrawn")
              .map(({ id, title }) => ({ value: id, label: title }))}
          />
        </Form.Item>
        <Form.Item label={words.visits} extra={words.visitsHelp}>
          <VisitRows places={places} heldVisits={heldVisits} firstDay={start} />
        </Form.Item>
        <Form.Item label={words.sheet} extra={isSheetFixed ? words.sheetFixed : words.sheetHelp}>
          <SheetRows usual={choices.sheet} isFixed={isSheetFixed} />
        </Form.Item>
        {error === null || error === undefined ? null : <ProblemNotice error={error} />}
        <Button type="primary" htmlType="submit" loading={isSaving} size="large">
          {words.save}
        </Button>
      </Form>
    </section>
  );
}

function placeOptions({ areas, organisations }: InspectionChoices, wholeArea: (area: string) => string) {
  return areas.map(({ code, name }) => ({
    label: name,
    options: [
      { value: code, label: wholeArea(name) },
      ...organisations
        .filter(({ areaCode }) => areaCode === code)
        .map((organisation) => ({ value: `${code} ${organisation.id}`, label: organisation.name })),
    ],
  }));
}

function TeamRows() {
  const { form: words } = useWords().inspections;
  return (
    <Form.List name="team">
      {(fields, { add, remove }) => (
        <>
          <div className="plan-rows">
            {fields.map(({ key, name }) => (
              <div key={key} className="plan-row">
                <Form.Item name={[name, "name"]} noStyle>
                  <Input
                    aria-label={`${words.memberName} ${name + 1}`}
                    placeholder={words.memberName}
                    maxLength={50}
                    style={{ width: 140 }}
                  />
                </Form.Item>
                <Form.Item name={[name, "organisation"]} noStyle>
                  <Input
                    aria-label={`${words.memberOrganisation} ${name + 1}`}
                    placeholder={words.memberOrganisation}
                    maxLength={100}
                    className="plan-row-name"
                  />
                </Form.Item>
                <Button
                  type="text"
                  aria-label={words.removeOf(`${words.team} ${name + 1}`)}
                  onClick={() => remove(name)}
                >
                  ✕
                </Button>
              </div>
            ))}
          </div>
          <Button onClick={() => add({ name: "", organisation: "" })}>{words.addMember}</Button>
        </>
      )}
    </Form.List>
  );
}

interface VisitRowsProps {
  readonly places: ReturnType<typeof placeOptions>;
  readonly heldVisits: ReadonlySet<string>;
  readonly firstDay: string;
}

function VisitRows({ places, heldVisits, firstDay }: VisitRowsProps) {
  const { form: words } = useWords().inspections;
  const form = Form.useFormInstance<PlanValues>();
  const isHeld = (name: number) => {
    const id: unknown = form.getFieldValue(["visits", name, "id"]);
    return typeof id === "string" && heldVisits.has(id);
  };
  const required = [{ required: true, message: words.missing }];
  return (
    <Form.List name="visits">
      {(fields, { add, remove }) => (
        <>
          <div className="plan-rows">
            {fields.map(({ key, name }) => (
              <div key={key} className="plan-row">
                {/* what has no field of its own is not part of what the form hands on */}
                <Form.Item name={[name, "id"]} noStyle hidden>
                  <Input />
                </Form.Item>
                <div className="plan-row-name">
                  <Form.Item name={[name, "place"]} noStyle rules={required}>
                    <Select
                      aria-label={`${words.visited} ${name + 1}`}
                      placeholder={words.visited}
                      showSearch={{ optionFilterProp: "label" }}
                      disabled={isHeld(name)}
                      options={places}
                      style={{ width: "100%" }}
                    />
                  </Form.Item>
                </div>
                <Form.Item name={[name, "plannedOn"]} noStyle rules={required}>
                  <Input type="date" aria-label={`${words.plannedOn} ${name + 1}`} style={{ width: 160 }} />
                </Form.Item>
                {isHeld(name) ? (
                  <span className="faint">{words.held}</span>
                ) : (
                  <Button
                    type="text"
                    aria-label={words.removeOf(`${words.visited} ${name + 1}`)}
                    onClick={() => remove(name)}
                  >
                    ✕
                  </Button>
                )}
              </div>
            ))}
          </div>
          <Button onClick={() => add({ id: null, plannedOn: firstDay })}>{words.addVisit}</Button>
        </>
      )}
    </Form.List>
  );
}
