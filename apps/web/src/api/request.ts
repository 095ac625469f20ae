import { problem as problemDocument } from "@halfsky/api-contract";
import { type Effect, fromProblemDocument, RequestProblem } from "./request-problem.ts";

/** Anything that turns an unknown answer into a typed one or throws: a schema of the contract. */
export interface AnswerReader<Answer> {
  parse(value: unknown): Answer;
}

/** Values of a query string; undefined ones are left out, several of one name stand beside each other. */
export type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

interface RequestOptions {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly query?: Query;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** Whose change this is: the server refuses it when somebody else is signed in by now, in another window perhaps. */
  readonly account?: string;
}

/** Puts a path and its query together, with every value escaped. */
export function addressOf(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    if (typeof value === "object") for (const one of value) parameters.append(name, one);
    else parameters.set(name, String(value));
  }
  const text = parameters.toString();
  return text === "" ? path : `${path}?${text}`;
}

function failure(
  origin: "network" | "contract" | "server",
  status: number,
  effect: Effect,
  id: string | null,
) {
  const code = origin === "network" ? "unreachable" : origin === "contract" ? "contract-broken" : "no-words";
  return new RequestProblem({ origin, status, code, detail: null, faults: [], requestId: id, effect });
}

function parseJson(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Turns the text of an answer into a typed value, or throws what went wrong as a RequestProblem. */
export function readAnswer<Answer>(
  answer: { readonly status: number; readonly text: string; readonly requestId: string | null },
  reader: AnswerReader<Answer>,
  isRead: boolean,
): Answer {
  const value = parseJson(answer.text);
  if (answer.status >= 400) {
    const document = problemDocument.safeParse(value);
    if (document.success) throw fromProblemDocument(document.data, isRead);
    // A gateway's own error page says nothing about what the program behind it did.
    throw failure("server", answer.status, isRead ? "read" : "unknown", answer.requestId);
  }
  try {
    return reader.parse(value);
  } catch (cause) {
    const problem = failure("contract", answer.status, isRead ? "read" : "unknown", answer.requestId);
    problem.cause = cause;
    throw problem;
  }
}

async function send<Answer>(
  path: string,
  reader: AnswerReader<Answer>,
  options: RequestOptions,
  body: BodyInit | null,
  headers: Record<string, string>,
): Promise<Answer> {
  const method = options.method ?? "GET";
  const isRead = method === "GET";
  let status = 0;
  let text: string;
  let requestId: string | null = null;
  try {
    const response = await fetch(addressOf(path, options.query), {
      method,
      body,
      headers: { accept: "application/json", ...headers },
      credentials: "same-origin",
      ...(options.signal ? { signal: options.signal } : {}),
    });
    status = response.status;
    requestId = response.headers.get("x-request-id");
    text = await response.text();
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    const problem = failure("network", status, isRead ? "read" : "unknown", requestId);
    problem.cause = cause;
    throw problem;
  }
  return readAnswer({ status, text, requestId }, reader, isRead);
}

/** Sends a request to the server of this application and reads its answer by the contract. */
export function request<Answer>(
  path: string,
  reader: AnswerReader<Answer>,
  options: RequestOptions = {},
): Promise<Answer> {
  const hasBody = options.body !== undefined;
  return send(path, reader, options, hasBody ? JSON.stringify(options.body) : null, {
    ...(hasBody ? { "content-type": "application/json" } : {}),
    ...(options.account === undefined ? {} : { "x-halfsky-account": options.account }),
  });
}

/** Reads an answer that has no content. */
export const nothing: AnswerReader<null> = { parse: () => null };
