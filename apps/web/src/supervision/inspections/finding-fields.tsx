import type { FindingInput, InspectionRecord } from "@halfsky/api-contract";
import { seriousnesses, seriousnessWords } from "@halfsky/supervision";
import { useQueries, useQuery } from "@tanstack/react-query";
import { Form, Input, InputNumber, Radio, Select } from "antd";
import type { ReactNode } from "react";
import { inspectionChoicesQuery } from "../../api/inspections-api.ts";
import { planQuery } from "../../api/plans-api.ts";
import { indicatorsQuery } from "../../api/statistics-api.ts";
import { useLanguage } from "../../words/language.tsx";

/** What is typed about a finding; a part stands as "plan part". */
export interface FindingValues extends Omit<FindingInput, "parts"> {
  readonly parts: readonly string[];
}

/** The links of a finding as the server takes them. */
export function linksOf({
  indicatorIds,
  parts,
}: FindingValues): Pick<FindingInput, "indicatorIds" | "parts"> {
  return {
    indicatorIds: [...indicatorIds],
    parts: parts.map((part) => {
      const [planId = "", partId = ""] = part.split(" ");
      return { planId, partId };
    }),
  };
}

interface FindingFieldsProps {
  readonly record: InspectionRecord;
  readonly initial: Partial<FindingValues>;
  readonly isDisabled: boolean;
  readonly onSubmit: (values: FindingValues) => void;
  /** What stands under the fields: files, the button. */
  readonly children: ReactNode;
}

/** The fields of a finding, one under the other; the deadline only while it is raised. */
export function FindingFields({ record, initial, isDisabled, onSubmit, children }: FindingFieldsProps) {
  const { language, words: all } = useLanguage();
  const { finding: words } = all.inspections;
  const [form] = Form.useForm<FindingValues>();
  const choices = useQuery(inspectionChoicesQuery).data;
  const indicators = useQuery(indicatorsQuery(record.inspection.areaCode)).data?.indicators ?? [];
  const parts = usePartOptions(record);
  const required = [{ required: true, message: words.missing }];
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      disabled={isDisabled}
      initialValues={initial}
      scrollToFirstError={{ block: "center" }}
      onFinish={onSubmit}
    >
      <Form.Item
        name="words"
        label={words.words}
        extra={words.wordsHelp}
        rules={[{ required: true, whitespace: true, message: words.missing }]}
      >
        <Input.TextArea autoSize={{ minRows: 3 }} maxLength={4000} />
      </Form.Item>
      <Form.Item name="seriousness" label={words.seriousness} rules={required}>
        <Radio.Group
          aria-label={words.seriousness}
          options={seriousnesses.map((degree) => ({
            value: degree,
            label: seriousnessWords[degree][language],
          }))}
        />
      </Form.Item>
      <Form.Item name="ownerId" label={words.owner} rules={required}>
        <Select
          showSearch={{ optionFilterProp: "label" }}
          loading={choices === undefined}
          options={(choices?.organisations ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      {initial.dueInWorkingDays === undefined ? null : (
        <Form.Item label={words.due} extra={words.dueHelp} htmlFor="dueInWorkingDays">
          <Form.Item name="dueInWorkingDays" noStyle rules={required}>
            <InputNumber id="dueInWorkingDays" min={1} max={250} precision={0} style={{ width: 96 }} />
          </Form.Item>{" "}
          {words.dueDays}
        </Form.Item>
      )}
      <Form.Item name="indicatorIds" label={words.indicators} extra={words.indicatorsHelp}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: "label" }}
          options={indicators.map(({ id, name, nameEn }) => ({
            value: id,
            label: language === "en" ? (nameEn ?? name) : name,
          }))}
        />
      </Form.Item>
      {record.inspection.plans.length === 0 ? null : (
        <Form.Item name="parts" label={words.parts} extra={words.partsHelp}>
          <Select mode="multiple" showSearch={{ optionFilterProp: "label" }} options={parts} />
        </Form.Item>
      )}
      {children}
    </Form>
  );
}

const shownWords = 60;

/** Objectives, measures and projects of the plans that are inspected. */
function usePartOptions(record: InspectionRecord) {
  const plans = useQueries({ queries: record.inspection.plans.map(({ id }) => planQuery(id)) });
  return plans.flatMap(({ data }) =>
    data === undefined
      ? []
      : [
          {
            label: data.plan.title,
            options: [
              ...data.content.domains.flatMap(({ objectives, measures }) => [...objectives, ...measures]),
              ...data.content.projects,
              ...data.content.implementation,
              ...data.content.monitoring,
            ].map(({ id, title, text }) => ({
              value: `${data.plan.id} ${id}`,
              label: (title === "" ? text : title).slice(0, shownWords),
              title: text,
            })),
          },
        ],
  );
}
