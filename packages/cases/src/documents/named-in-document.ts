import { personParts, type PersonPart, type SystemDefinition } from "../definition/definition.ts";

/** What only the case itself tells, not a form: when it was opened, where it stands, how it is graded. */
const courseNames: ReadonlySet<string> = new Set(["openedOn", "state", "grade"]);

/** What the words of a paper name of a case. */
export interface NamedInDocument {
  readonly fields: readonly string[];
  readonly parts: readonly (readonly [party: string, part: PersonPart])[];
  /** whether it tells of the course of the case, or nothing of what was answered: not for those who only hold a part */
  readonly course: boolean;
}

/** What a paper names: who may see all of it may see the paper. Null where the definition has no such paper. */
export function namedInDocument(definition: SystemDefinition, name: string): NamedInDocument | null {
  const rule = Object.hasOwn(definition.documents ?? {}, name) ? definition.documents?.[name] : undefined;
  if (rule === undefined) return null;
  const placeholders = new Set(
    rule.paragraphs.flatMap(({ zh, en }) =>
      [...`${zh}${en}`.matchAll(/\{([^{}]*)\}/g)].map(([, one = ""]) => one),
    ),
  );
  const named = [...placeholders];
  const fields = named.filter((one) => Object.hasOwn(definition.fields, one));
  const parts = named.flatMap((one): NamedInDocument["parts"] => {
    const [party = "", part] = one.split(".");
    const known = personParts.find((other) => other === part);
    return known === undefined ? [] : [[party, known]];
  });
  const course = named.some((one) => courseNames.has(one)) || fields.length + parts.length === 0;
  return { fields, parts, course };
}
