import type { Fault, Problem, Words } from "@halfsky/api-contract";

/** What a failed request may have left behind. */
export type Effect = "read" | "not-stored" | "unknown";

/** Where a failure came from, when it was not a problem document of the server. */
export type FailureOrigin = "server" | "network" | "contract";

interface RequestProblemInput {
  readonly origin: FailureOrigin;
  readonly status: number;
  readonly code: string;
  readonly detail: Words | null;
  readonly faults: readonly Fault[];
  readonly requestId: string | null;
  readonly effect: Effect;
}

/** A request that did not succeed, with everything a person needs to go on. */
export class RequestProblem extends Error {
  readonly origin: FailureOrigin;
  readonly status: number;
  readonly code: string;
  /** The server's words; null where it could not say any. */
  readonly detail: Words | null;
  readonly faults: readonly Fault[];
  readonly requestId: string | null;
  readonly effect: Effect;
  /** when it happened, in milliseconds */
  readonly at = Date.now();

  constructor(input: RequestProblemInput) {
    super(input.detail?.en ?? `${input.origin} ${input.status} ${input.code}`);
    this.name = "RequestProblem";
    this.origin = input.origin;
    this.status = input.status;
    this.code = input.code;
    this.detail = input.detail;
    this.faults = input.faults;
    this.requestId = input.requestId;
    this.effect = input.effect;
  }
}

/** Makes the error of a problem document; a refused change has stored nothing, for the server changes all or nothing. */
export function fromProblemDocument(document: Problem, isRead: boolean): RequestProblem {
  return new RequestProblem({
    origin: "server",
    status: document.status,
    code: document.code,
    detail: document.detail,
    faults: document.faults,
    requestId: document.requestId,
    effect: isRead ? "read" : "not-stored",
  });
}

/** Tells whether the request failed because nobody is signed in any more. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof RequestProblem && error.status === 401;
}

/** Tells whether the request found nobody: no network, or a gateway that finds no server behind it. */
export function isUnreachable(error: unknown): boolean {
  return (
    error instanceof RequestProblem &&
    (error.origin === "network" || (error.code === "no-words" && error.status >= 502 && error.status <= 504))
  );
}

/** What a person should do next; a key of the words in `shell.problem.todo`. */
export type NextStep =
  | "again"
  | "network"
  | "signIn"
  | "forbidden"
  | "missing"
  | "conflict"
  | "correct"
  | "wait"
  | "reload";

/** Chooses the advice for a failure by where it came from and its HTTP status. */
export function nextStepFor(problem: Pick<RequestProblem, "origin" | "status">): NextStep {
  if (problem.origin === "network") return "network";
  if (problem.origin === "contract") return "reload";
  switch (problem.status) {
    case 401:
      return "signIn";
    case 403:
      return "forbidden";
    case 404:
    case 410:
      return "missing";
    case 409:
    case 412:
      return "conflict";
    case 429:
      return "wait";
    default:
      return problem.status >= 400 && problem.status < 500 ? "correct" : "again";
  }
}
