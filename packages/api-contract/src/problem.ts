import { z } from "zod";
import { words } from "./areas.ts";

/** One fault of a request: where it is (a path such as "body.rows[3].value", or sheet!cell) and what to do about it. */
export const fault = z.object({
  where: z.string(),
  message: words,
  hint: words.optional(),
  /** organisations of which one is to be chosen and sent again at this place; empty where none is to be */
  choices: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
});
export type Fault = z.infer<typeof fault>;

/** The answer to every request that fails (RFC 9457, application/problem+json); codes stand in docs/problems.md. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: words,
  faults: z.array(fault),
  requestId: z.string(),
});
export type Problem = z.infer<typeof problem>;
