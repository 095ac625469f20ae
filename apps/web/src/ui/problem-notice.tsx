import { Alert, Button } from "antd";
import { use } from "react";
import { isSignedOut, RequestProblem, nextStepFor } from "../api/request-problem.ts";
import { useBilingual, useWords } from "../words/language.tsx";
import { SignedInAt } from "./signed-in-at.ts";

const shownFaults = 20;

interface ProblemNoticeProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  readonly onClose?: (() => void) | undefined;
}

/** Says what happened, what is safe, what to do, and the number to quote. */
export function ProblemNotice({ error, onRetry, onClose }: ProblemNoticeProps) {
  const { shell } = useWords();
  const speak = useBilingual();
  const signedInAt = use(SignedInAt);
  // the session that was missing is there again: what was asked for may be done now, and nothing is wrong any more
  if (error instanceof RequestProblem && isSignedOut(error) && error.at < signedInAt) return null;
  if (!(error instanceof RequestProblem)) {
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        title={shell.problem.unknown}
        description={shell.problem.todo.reload}
        action={retryButton(shell.retry, onRetry)}
        {...closing(onClose)}
      />
    );
  }
  const happened =
    error.detail === null
      ? error.origin === "network"
        ? shell.problem.unreachable
        : error.origin === "contract"
          ? shell.problem.contractBroken
          : shell.problem.unknown
      : speak(error.detail);
  // A single fault is often the whole story, told already.
  const faults = error.faults.filter(
    ({ message, hint }) => hint !== undefined || !happened.includes(speak(message)),
  );
  const rest = faults.length - shownFaults;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={happened}
      description={
        <>
          {faults.length > 0 ? (
            <ul className="problem-faults">
              {faults.slice(0, shownFaults).map((fault) => (
                <li key={`${fault.where} ${fault.message.en}`}>
                  {fault.where === "" ? null : <span className="faint">{fault.where} </span>}
                  {speak(fault.message)} {fault.hint === undefined ? null : speak(fault.hint)}
                </li>
              ))}
              {rest > 0 ? <li>{shell.problem.moreFaults(rest)}</li> : null}
            </ul>
          ) : null}
          <div>
            {shell.problem.safe[error.effect]}
            {shell.problem.todo[nextStepFor(error)]}
          </div>
          {error.requestId === null ? null : (
            <div className="faint">{shell.problem.numberToQuote(error.requestId)}</div>
          )}
        </>
      }
      action={retryButton(shell.retry, isWorthRetrying(error) ? onRetry : undefined)}
      {...closing(onClose)}
    />
  );
}

const finalStatuses = new Set([400, 403, 404, 410, 413, 415, 422]);

/** The same request would be refused again where the server has understood and declined it. */
function isWorthRetrying({ origin, status }: RequestProblem): boolean {
  return origin !== "server" || !finalStatuses.has(status);
}

function retryButton(label: string, onRetry: (() => void) | undefined) {
  if (!onRetry) return undefined;
  return (
    <Button size="small" onClick={onRetry}>
      {label}
    </Button>
  );
}

function closing(onClose: (() => void) | undefined) {
  return onClose ? { closable: { onClose } } : {};
}
