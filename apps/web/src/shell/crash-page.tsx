import { Alert, Button } from "antd";
import { useRouteError } from "react-router";
import { RequestProblem } from "../api/request-problem.ts";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useWords } from "../words/language.tsx";

function isMissingChunk(error: unknown): boolean {
  return (
    error instanceof Error && /dynamically imported module|Importing a module script/u.test(error.message)
  );
}

/** Stands in for a page that failed to load or to draw. */
export function CrashPage() {
  const { shell } = useWords();
  const error = useRouteError();
  return (
    <div className="page page-form">
      {error instanceof RequestProblem ? (
        <ProblemNotice error={error} />
      ) : (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={isMissingChunk(error) ? shell.problem.chunkMissing : shell.problem.unknown}
          description={shell.problem.todo.reload}
        />
      )}
      <p>
        <Button type="primary" onClick={() => window.location.reload()}>
          {shell.reload}
        </Button>
      </p>
    </div>
  );
}
