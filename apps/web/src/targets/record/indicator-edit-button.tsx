import type { Indicator } from "@halfsky/api-contract";
import { yearOf } from "@halfsky/calendar";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input, InputNumber, Modal, Select } from "antd";
import { useState } from "react";
import { areasQuery } from "../../api/areas-api.ts";
import { dimensionsQuery } from "../../api/indicators-api.ts";
import { changeIndicator, type IndicatorInput } from "../../api/targets-api.ts";
import { useMay } from "../../shell/session.tsx";
import { useToday } from "../../supervision/use-today.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useLanguage } from "../../words/language.tsx";

/** Changes what an indicator means: definition, numerator and denominator, decimals, period; only for who manages indicators. */
export function IndicatorEditButton({ indicator }: { readonly indicator: Indicator }) {
  const [isOpen, setOpen] = useState(false);
  const { words } = useLanguage();
  if (!useMay("indicator.manage")) return null;
  return (
    <>
      <Button className="no-print" onClick={() => setOpen(true)}>
        {words.targets.indicator.facts.edit}
      </Button>
      {isOpen ? <IndicatorDialog indicator={indicator} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface IndicatorDialogProps {
  readonly indicator: Indicator;
  readonly onClose: () => void;
}

function IndicatorDialog({ indicator, onClose }: IndicatorDialogProps) {
  const { language, words } = useLanguage();
  const { facts: said } = words.targets.indicator;
  const thisYear = yearOf(useToday());
  const organisations = useQuery(areasQuery).data?.organisations;
  const dimensions = useQuery(dimensionsQuery).data?.dimensions;
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<IndicatorInput>();
  const change = useMutation({
    mutationFn: (fields: IndicatorInput) => changeIndicator(indicator.id, withoutEmptyText(fields)),
    onSuccess: async () => {
      void message.success(said.saved);
      onClose();
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["targets"] }),
        queries.invalidateQueries({ queryKey: ["figures"] }),
      ]);
    },
  });
  return (
    <Modal
      open
      title={`${said.edit}：${indicator.name}`}
      onCancel={onClose}
      width={680}
      style={{ top: 24 }}
      className={change.error === null ? "indicator-dialog" : "indicator-dialog has-problem"}
      // What is wrong stands beside the button that was pressed, however far the form was scrolled.
      footer={
        <>
          {change.error === null ? null : <ProblemNotice error={change.error} />}
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button type="primary" loading={change.isPending} onClick={() => form.submit()}>
            {said.save}
          </Button>
        </>
      }
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError
        initialValues={{
          definition: indicator.definition,
          numeratorLabel: indicator.numeratorLabel,
          denominatorLabel: indicator.denominatorLabel,
          populationBase: indicator.populationBase,
          nameEn: indicator.nameEn,
          decimals: indicator.decimals,
          periodKind: indicator.periodKind,
          organisationId: indicator.organisation?.id ?? null,
          breakdowns: indicator.breakdowns,
          formula: indicator.formula,
          fromYear: thisYear,
        }}
        onFinish={(fields) => change.mutate(fields)}
      >
        <Form.Item name="definition" label={said.definition}>
          <Input.TextArea rows={3} maxLength={2000} showCount />
        </Form.Item>
        <div className="indicator-dialog-pairs">
          <Form.Item name="numeratorLabel" label={said.numerator}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="denominatorLabel" label={said.denominator}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="populationBase" label={said.population}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="organisationId" label={said.organisation}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: "label" }}
              options={organisations?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
            />
          </Form.Item>
          <Form.Item name="periodKind" label={said.period}>
            <Select
              options={(["calendar-year", "year-end", "school-year", "health-year"] as const).map(
                (value) => ({
                  value,
                  label: said.periods[value],
                }),
              )}
            />
          </Form.Item>
          <Form.Item name="decimals" label={said.decimals}>
            <InputNumber min={0} max={6} precision={0} />
          </Form.Item>
          <Form.Item name="nameEn" label={said.nameEn}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="breakdowns" label={said.breakdowns} extra={said.breakdownsHint}>
            <Select
              mode="multiple"
              options={dimensions?.map(({ id, label }) => ({ value: id, label: label[language] })) ?? []}
            />
          </Form.Item>
        </div>
        <Form.Item name="formula" label={said.formula} extra={said.formulaHint}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="fromYear"
          label={said.fromYear}
          extra={said.fromYearHint}
          rules={[{ required: true, message: said.fromYearNeeded }]}
        >
          <InputNumber min={1949} max={2200} precision={0} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={said.reason}
          rules={[{ required: true, whitespace: true, message: said.reasonNeeded }]}
        >
          <Input.TextArea rows={2} maxLength={500} showCount placeholder={said.reasonExample} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** A field that was emptied is taken away, not kept as empty text. */
function withoutEmptyText(fields: IndicatorInput): IndicatorInput {
  const kept = (text: string | null | undefined) => (text == null || text.trim() === "" ? null : text.trim());
  return {
    ...fields,
    definition: kept(fields.definition),
    numeratorLabel: kept(fields.numeratorLabel),
    denominatorLabel: kept(fields.denominatorLabel),
    populationBase: kept(fields.populationBase),
    nameEn: kept(fields.nameEn),
    formula: kept(fields.formula),
    organisationId: fields.organisationId ?? null,
  };
}
