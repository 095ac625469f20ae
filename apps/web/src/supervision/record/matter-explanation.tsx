import type { MatterRecord } from "@halfsky/api-contract";
import { useColon } from "../../words/use-colon.ts";
import { Moment } from "../../ui/moment.tsx";
import { useWords } from "../../words/language.tsx";
import { MatterFiles } from "../matter-files.tsx";
import { AnswerState } from "./answer-state.tsx";

/** What the unit explained, with its files, and why it was returned. */
export function MatterExplanation({ record }: { readonly record: MatterRecord }) {
  const colon = useColon();
  const { explanation: said } = useWords().matter;
  const { explanation } = record;
  return (
    <section className="panel" aria-labelledby="matter-explanation">
      <h2 id="matter-explanation">
        {said.title}{" "}
        {explanation === null ? null : <AnswerState state={explanation.state} words={said.states} />}
      </h2>
      {explanation === null ? (
        <p className="faint">{said.none}</p>
      ) : (
        <>
          <p className="matter-words">{explanation.text}</p>
          <MatterFiles
            matter={record.id}
            files={record.attachments.filter(({ id }) => explanation.attachmentIds.includes(id))}
          />
          <p className="faint">
            {explanation.submitted.by} · <Moment at={explanation.submitted.at} />
          </p>
          {explanation.returnReason === null ? null : (
            <blockquote>
              <b>
                {said.returnReason}
                {colon}
              </b>
              {explanation.returnReason}
            </blockquote>
          )}
        </>
      )}
    </section>
  );
}
