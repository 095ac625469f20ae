import { type CaseFault, formOf, type SystemDefinition } from "@halfsky/cases";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useRef, useState } from "react";
import { Link, useParams } from "react-router";
import { publicFormQuery, sendPublicReport } from "../../api/public-reports-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useNow } from "../../ui/use-now.ts";
import { Waiting } from "../../ui/waiting.tsx";
import { useBilingual, useLanguage } from "../../words/language.tsx";
import { AnswerForm } from "../form/answer-form.tsx";
import { askedItems, faultsOfAnswers } from "../form/asked-items.ts";
import { stopsAtHalfDay } from "../form/day-input.tsx";
import { withField } from "../form/form-answers.ts";
import { contractAnswers } from "../intake/intake-answers.ts";
import { begunAnswers } from "../intake/use-intake-draft.ts";
import { useFormFaults } from "../form/use-form-faults.tsx";
import { newId } from "../new-id.ts";
import { isDefinition } from "../use-system.ts";
import { PublicFrame } from "./public-frame.tsx";

/** A report by somebody without an account: help to decide first, one button, a number to come back with. */
export function PublicReportPage() {
  const { system: id = "" } = useParams();
  const speak = useBilingual();
  const { publicReport: said } = useLanguage().words.cases;
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, error, refetch, isPlaceholderData } = useQuery(publicFormQuery(id, chosen));
  const definition = isDefinition(data?.definition) ? data.definition : undefined;
  return (
    <PublicFrame title={definition === undefined ? said.title : speak(definition.title)}>
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : definition === undefined || data === undefined ? (
        <Waiting />
      ) : (
        <ReportForm
          definition={definition}
          areas={data.areas}
          area={chosen ?? (data.areas.length === 1 ? (data.areas[0]?.code ?? null) : null)}
          isChanging={isPlaceholderData}
          onArea={setChosen}
        />
      )}
    </PublicFrame>
  );
}

const areaMissing: CaseFault = {
  where: "area",
  message: { zh: "请选择“发生在哪里”。", en: "Choose where it happened." },
};

interface ReportFormProps {
  readonly definition: SystemDefinition;
  readonly areas: ReadonlyArray<{ readonly code: string; readonly name: string }>;
  readonly area: string | null;
  /** the form of the area is still being read */
  readonly isChanging: boolean;
  readonly onArea: (area: string) => void;
}

function ReportForm({ definition, areas, area, isChanging, onArea }: ReportFormProps) {
  const { publicReport: said, form: formWords } = useLanguage().words.cases;
  const speak = useBilingual();
  const now = useNow().toISOString();
  const intake = definition.publicIntake;
  const [answers, setAnswers] = useState(() =>
    begunAnswers(definition, definition.publicIntake?.action ?? ""),
  );
  const [transactionId] = useState(newId);
  const page = useRef<HTMLDivElement>(null);
  const [found, setFound] = useState<readonly CaseFault[]>([]);
  const send = useMutation({
    mutationFn: (areaCode: string) =>
      sendPublicReport(definition.id, {
        areaCode,
        transactionId,
        details: { answers: contractAnswers(answers) },
      }),
  });
  const { faultOf, notice } = useFormFaults(send.error, "public", definition, found);
  if (send.data !== undefined) return <Receipt number={send.data.number} code={send.data.code} />;
  const form = formOf(definition, intake?.action ?? "");
  const areaFault = area === null ? faultOf("area") : undefined;
  // with no area there is nobody to send it to: the engine says here what else is missing, so that all is said at once
  const hand = () => {
    if (stopsAtHalfDay(page.current)) return;
    if (area === null) setFound([areaMissing, ...faultsOfAnswers(definition, form, answers, now)]);
    else {
      setFound([]);
      send.mutate(area);
    }
  };
  return (
    <div ref={page}>
      <p className="public-danger">{said.danger}</p>
      {intake === undefined || intake.help.length === 0 ? null : (
        <section className="panel">
          <h2>{said.help}</h2>
          <p className="faint">{said.helpNote}</p>
          <ul className="public-help">
            {intake.help.map(({ question, answer }) => {
              const isChosen = answers.fields[intake.field] === answer;
              return (
                <li key={answer}>
                  <button
                    type="button"
                    aria-pressed={isChosen}
                    onClick={() => setAnswers(withField(answers, intake.field, isChosen ? null : answer))}
                  >
                    {speak(question)}
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <section className="panel">
        <h2>{said.form}</h2>
        {notice}
        <label className="case-label" htmlFor="public-area">
          {said.area}
          <span className="case-required"> {formWords.required}</span>
        </label>
        <Select
          id="public-area"
          aria-label={said.area}
          style={{ width: "100%", maxWidth: 320, marginBottom: areaFault === undefined ? 12 : 0 }}
          placeholder={formWords.choose}
          value={area}
          options={areas.map(({ code, name }) => ({ value: code, label: name }))}
          aria-invalid={areaFault !== undefined}
          {...(areaFault === undefined ? {} : { status: "error" as const })}
          onChange={onArea}
        />
        {areaFault === undefined ? null : <p className="case-fault public-area-fault">{areaFault}</p>}
        <AnswerForm
          idPrefix="public"
          definition={definition}
          items={askedItems(form, definition, answers, now)}
          answers={answers}
          faultOf={faultOf}
          onChange={setAnswers}
        />
        <div className="public-send">
          <Button type="primary" size="large" loading={send.isPending || isChanging} onClick={hand}>
            {said.send}
          </Button>
          <p className="faint">{said.sealed}</p>
          <Link to="/public/receipts">{said.toReceipts}</Link>
        </div>
      </section>
    </div>
  );
}

function Receipt({ number, code }: { readonly number: string; readonly code: string }) {
  const { publicReport: said } = useLanguage().words.cases;
  return (
    <output className="panel public-taken">
      <h2>{said.taken}</h2>
      <dl className="public-receipt">
        <dt>{said.number}</dt>
        <dd>{number}</dd>
        <dt>{said.code}</dt>
        <dd>{code}</dd>
      </dl>
      <p>{said.keep}</p>
      <Link to="/public/receipts">{said.toReceipts}</Link>
    </output>
  );
}
