import { personParts } from "@halfsky/cases";
import { z } from "zod";
import { shortId } from "./case-values.ts";

export const personPart = z.enum(personParts);

/** An answer as it is kept; `{unknown: true}` is "not known", which is an answer. */
export const answer = z.union([
  z.string().max(20_000),
  z.boolean(),
  z.array(z.string().max(200)).max(50),
  z.object({ unknown: z.literal(true) }),
]);
export type Answer = z.infer<typeof answer>;

export const person = z.object({
  id: shortId,
  parts: z.partialRecord(personPart, answer),
});
export type Person = z.infer<typeof person>;

export const formAnswers = z.object({
  fields: z.record(z.string().max(100), answer),
  groups: z
    .record(
      z.string().max(100),
      z.array(z.object({ id: shortId, fields: z.record(z.string().max(100), answer) })).max(200),
    )
    .optional(),
  parties: z.record(z.string().max(100), z.array(person).max(50)).optional(),
});
export type FormAnswers = z.infer<typeof formAnswers>;
