import type { InspectionFinding, InspectionRecord } from "@halfsky/api-contract";
import { findingSteps } from "@halfsky/supervision";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { inspectionQuery } from "../../api/inspections-api.ts";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Moment } from "../../ui/moment.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useLanguage, useWords } from "../../words/language.tsx";
import { FileAdder } from "./file-adder.tsx";
import { FileStrip } from "./file-strip.tsx";
import { FindingDue } from "./finding-due.tsx";
import { FindingStepForm, offeredSteps, type TakenStep } from "./finding-step-form.tsx";
import { findingAddress, inspectionAddress } from "./inspection-address.ts";
import { FindingStateTag, SeriousnessTag } from "./inspection-tags.tsx";
import "./inspections.css";

/** A finding: what is wrong, with photographs, who puts it right until when, and its course; the next step on top. */
export function FindingPage() {
  const { finding: words, record: said } = useWords().inspections;
  const { shell } = useWords();
  const { inspectionId = "", findingId = "" } = useParams();
  const { data, error, refetch } = useQuery(inspectionQuery(inspectionId));
  const finding = data?.findings.find(({ id }) => id === findingId);
  if (data && finding) return <FindingOnPage record={data} finding={finding} />;
  return (
    <Page title={words.words} trail={<Link to="/inspections">{said.trail}</Link>}>
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <EmptyPage title={shell.notFound.title} todo={shell.notFound.detail} />
      ) : (
        <Waiting />
      )}
    </Page>
  );
}

interface FindingOnPageProps {
  readonly record: InspectionRecord;
  readonly finding: InspectionFinding;
}

function FindingOnPage({ record, finding }: FindingOnPageProps) {
  const { finding: words } = useWords().inspections;
  const [step, setStep] = useState<TakenStep | null>(null);
  const { inspection } = record;
  return (
    <Page
      title={words.title(finding.number)}
      trail={<Link to={inspectionAddress(inspection.id, "findings")}>{inspection.title}</Link>}
      state={
        <>
          <FindingStateTag state={finding.state} />
          <SeriousnessTag degree={finding.seriousness} />
        </>
      }
      note={words.at(finding.visitName)}
      actions={
        <>
          {finding.may.includes("amend") ? (
            <LinkButton to={`${findingAddress(inspection.id, finding.id)}/change`}>{words.amend}</LinkButton>
          ) : null}
          {offeredSteps(finding.may).map(({ name, isMain }) => (
            <Button key={name} type={isMain ? "primary" : "default"} onClick={() => setStep(name)}>
              {words.steps[name].do}
            </Button>
          ))}
        </>
      }
    >
      {step === null || !finding.may.includes(step) ? null : (
        <FindingStepForm key={step} finding={finding} step={step} onClose={() => setStep(null)} />
      )}
      <div className="inspection">
        <div className="inspection-main">
          <section className="panel">
            <p className="inspection-words">{finding.words}</p>
            <FileStrip owner={{ kind: "finding", id: finding.id }} files={finding.attachments} />
            {finding.may.includes("amend") ? (
              <div className="no-print">
                <FileAdder owner={{ kind: "finding", id: finding.id }} />
              </div>
            ) : null}
          </section>
          <section className="panel">
            <h2>{words.course}</h2>
            <Course finding={finding} />
          </section>
        </div>
        <FindingSide finding={finding} />
      </div>
    </Page>
  );
}

function FindingSide({ finding }: { readonly finding: InspectionFinding }) {
  const { finding: words } = useWords().inspections;
  return (
    <aside className="inspection-side">
      <section className="panel">
        <dl className="inspection-facts">
          <div>
            <dt>{words.owner}</dt>
            <dd>{finding.owner.name}</dd>
          </div>
          <div>
            <dt>{words.due}</dt>
            <dd>
              <FindingDue finding={finding} />
            </dd>
          </div>
          {finding.indicators.length === 0 ? null : (
            <div>
              <dt>{words.indicators}</dt>
              <dd>
                {finding.indicators.map(({ id, name }) => (
                  <div key={id}>
                    <Link to={`/indicators/${encodeURIComponent(id)}`}>{name}</Link>
                  </div>
                ))}
              </dd>
            </div>
          )}
          {finding.parts.length === 0 ? null : (
            <div>
              <dt>{words.parts}</dt>
              <dd>
                {finding.parts.map((part) => (
                  <div key={`${part.planId} ${part.partId}`}>
                    <Link
                      to={`/plans/${encodeURIComponent(part.planId)}?part=${encodeURIComponent(part.partId)}`}
                      title={`${part.planTitle}\n${part.words}`}
                      className="finding-part"
                    >
                      {part.words}
                    </Link>
                  </div>
                ))}
              </dd>
            </div>
          )}
        </dl>
      </section>
    </aside>
  );
}

function Course({ finding }: { readonly finding: InspectionFinding }) {
  const { language, words: all } = useLanguage();
  const { finding: words } = all.inspections;
  return (
    <ol className="inspection-course">
      {finding.actions.toReversed().map((action) => (
        <li key={action.number}>
          <strong>{action.step === "raise" ? words.raised : findingSteps[action.step][language]}</strong>{" "}
          <span className="faint">
            {action.organisationName} {action.taken.by} · <Moment at={action.taken.at} />
          </span>
          {action.words === null ? null : <p>{action.words}</p>}
          {action.dueOn === null ? null : <p className="faint">{words.dueOn(action.dueOn)}</p>}
          <FileStrip owner={{ kind: "evidence", id: finding.id }} files={action.attachments} />
        </li>
      ))}
    </ol>
  );
}
