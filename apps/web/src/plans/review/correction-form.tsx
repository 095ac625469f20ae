import type { PlanRule } from "@halfsky/api-contract";
import { AutoComplete, Form, type FormInstance, Input, Radio, Select, Switch } from "antd";
import { useWords } from "../../words/language.tsx";
import { ruleText } from "../rule-text.ts";
import {
  type CorrectionForm,
  decimalOf,
  ruleOfForm,
  unreadableFields,
  valuesOfKind,
} from "./correction-fields.ts";
import { useFieldText } from "./field-text.ts";
import { kindsFor } from "./rule-kinds.ts";

/** What the form holds, with the reason that every correction needs. */
export type CorrectionFormValues = CorrectionForm & { readonly reason: string };

interface CorrectionFieldsProps {
  readonly form: FormInstance<CorrectionFormValues>;
  readonly part: "indicator" | "target";
  readonly domains: readonly string[];
  /** What the machine read, of the fields that a person changed. */
  readonly machine: Readonly<Record<string, unknown>>;
}

const commonUnits = [
  "%",
  "‰",
  "1/10万",
  "岁",
  "年",
  "人",
  "万人",
  "人次",
  "个",
  "所",
  "张",
  "件",
  "元",
  "万元",
  "小时",
];
const changeUnits = ["个百分点", "个千分点", "%", "倍"];

/** The fields of an indicator or a target in prose, each with what the machine read where it was changed. */
export function CorrectionFields({ form, part, domains, machine }: CorrectionFieldsProps) {
  const { planReview: words } = useWords();
  const { fieldText } = useFieldText();
  const kind: PlanRule["kind"] = Form.useWatch("ruleKind", form) ?? "gte";
  const values = Form.useWatch([], form) as CorrectionFormValues | undefined;
  const needs = valuesOfKind(kind);
  const isChange = kind === "increase-by" || kind === "decrease-by";

  const readAs = (field: string) =>
    field in machine ? (
      <span className="machine-read">{words.machineRead(fieldText(field, machine[field]))}</span>
    ) : undefined;
  const check = (name: string, message: string) => ({
    validator: () =>
      unreadableFields(part, { ...form.getFieldsValue(true) }).includes(name)
        ? Promise.reject(new Error(message))
        : Promise.resolve(),
  });

  return (
    <>
      <Form.Item
        name="name"
        label={part === "indicator" ? words.fields.name : words.fields.subject}
        extra={readAs(part === "indicator" ? "name" : "subject")}
        rules={[check("name", words.nameMissing)]}
      >
        <Input maxLength={200} />
      </Form.Item>
      {part === "indicator" ? (
        <div className="form-row">
          <Form.Item name="domain" label={words.fields.domain} extra={readAs("domain")}>
            <AutoComplete options={domains.map((value) => ({ value }))} />
          </Form.Item>
          <Form.Item name="nature" label={words.fields.nature} extra={readAs("nature")}>
            <AutoComplete options={words.natures.map((value) => ({ value }))} />
          </Form.Item>
        </div>
      ) : null}
      {part === "indicator" ? (
        <div className="form-row">
          <Form.Item name="unit" label={words.fields.unit} extra={readAs("unit")}>
            <AutoComplete
              options={commonUnits.map((value) => ({ value }))}
              onChange={(unit: string) => {
                // The bound is in the indicator's own unit, unless it is a change counted in points.
                if (!isChange) form.setFieldValue("ruleUnit", unit);
              }}
            />
          </Form.Item>
          <Form.Item
            name="baseline"
            label={words.fields.baseline}
            extra={readAs("baseline")}
            rules={[check("baseline", words.notANumber)]}
          >
            <Input className="number" inputMode="decimal" />
          </Form.Item>
          <Form.Item
            name="baselineYear"
            label={words.fields.baselineYear}
            extra={readAs("baselineYear")}
            rules={[check("baselineYear", words.notAYear)]}
          >
            <Input className="number" inputMode="numeric" maxLength={4} />
          </Form.Item>
        </div>
      ) : null}
      <Form.Item name="direction" label={words.fields.direction} extra={readAs("direction")}>
        <Radio.Group
          options={(["up", "down", "none"] as const).map((value) => ({
            value,
            label: words.directions[value],
          }))}
        />
      </Form.Item>
      <div className="form-row">
        <Form.Item name="ruleKind" className="form-wide" label={words.fields.rule} extra={readAs("rule")}>
          <Select
            options={kindsFor(part).map((value) => ({ value, label: words.ruleKinds[value] }))}
            popupMatchSelectWidth={false}
          />
        </Form.Item>
        {needs === "none" ? null : (
          <Form.Item
            name="value"
            label={needs === "two" ? words.lowest : words.value}
            dependencies={["ruleKind"]}
            rules={[check("value", words.notANumber)]}
          >
            <Input className="number" inputMode="decimal" />
          </Form.Item>
        )}
        {needs === "two" ? (
          <Form.Item
            name="value2"
            label={words.highest}
            dependencies={["value"]}
            rules={[check("value2", words.notAbove)]}
          >
            <Input className="number" inputMode="decimal" />
          </Form.Item>
        ) : null}
        {needs === "none" ? null : (
          <Form.Item name="ruleUnit" label={words.ruleUnit}>
            <AutoComplete options={(isChange ? changeUnits : commonUnits).map((value) => ({ value }))} />
          </Form.Item>
        )}
        <Form.Item
          name="targetYear"
          label={part === "indicator" ? words.fields.targetYear : words.fields.byYear}
          extra={readAs(part === "indicator" ? "targetYear" : "byYear")}
          rules={[check("targetYear", words.notAYear)]}
        >
          <Input className="number" inputMode="numeric" maxLength={4} />
        </Form.Item>
      </div>
      {needs === "none" ? null : (
        <Form.Item name="isYearly" label={words.yearly} valuePropName="checked" layout="horizontal">
          <Switch size="small" />
        </Form.Item>
      )}
      {part === "target" ? (
        <Form.Item
          name="monitored"
          label={words.fields.monitored}
          extra={readAs("monitored") ?? words.monitoredHelp}
          valuePropName="checked"
          layout="horizontal"
        >
          <Switch size="small" />
        </Form.Item>
      ) : null}
      {values === undefined || (needs === "one" && decimalOf(values.value) === null) ? null : (
        <p className="rule-preview">
          {words.willBeJudged} <b>{ruleText(ruleOfForm(values, null), words.ruleKinds)}</b>
        </p>
      )}
    </>
  );
}
