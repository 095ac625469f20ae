import type { LoadLook } from "@halfsky/api-contract";
import { Progress } from "antd";
import { RequestProblem } from "../../api/request-problem.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useWords } from "../../words/language.tsx";
import { LoadOutcome } from "./load-outcome.tsx";

/** A list that is being looked through: how far it is, then what it came to, or its faults. */
export function LookThrough({
  look: { fileName, state, progress, preview, problem },
}: {
  readonly look: LoadLook;
}) {
  const { caseLoads } = useWords();
  const said = caseLoads.form;
  return (
    <>
      <p>{fileName}</p>
      {state === "looking" ? (
        <>
          <Progress percent={progress} />
          <output className="faint">{said.looking}</output>
        </>
      ) : null}
      {problem === null ? null : (
        <ProblemNotice
          error={
            new RequestProblem({
              ...problem,
              origin: "server",
              status: 422,
              requestId: null,
              effect: "not-stored",
            })
          }
        />
      )}
      {preview === null ? null : <LoadOutcome preview={preview} />}
    </>
  );
}
