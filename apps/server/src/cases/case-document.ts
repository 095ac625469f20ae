import { type CaseProjection, namedInDocument, projectCase, visibleTo } from "@halfsky/cases";
import { notFound } from "../platform-error.ts";
import type { Language } from "./answer-text.ts";
import type { CaseReadContext } from "./case-host.ts";
import { fillCaseDocument } from "./fill-case-document.ts";
import { hiddenFieldsOf } from "./hidden-numbers.ts";
import { noteShown } from "./note-read.ts";
import { seeCase } from "./see-case.ts";

/** GET /api/cases/:id/documents/:name.docx: a document of a case from its template, of what the one who asks may see. */
export async function makeCaseDocument(
  context: CaseReadContext,
  idOrNumber: string,
  name: string,
  language: Language,
): Promise<{ readonly fileName: string; readonly bytes: Uint8Array }> {
  const seen = await seeCase(context, idOrNumber);
  const { definition } = seen.current;
  const rule = definition.documents?.[name];
  const named = namedInDocument(definition, name);
  const visibility = visibleTo(definition, seen.actors, seen.state, {
    organisationId: context.actor.organisation.id,
    now: context.now,
    glass: seen.glass,
    hidden: await hiddenFieldsOf(context, { ...seen, definition }),
  });
  const projection = projectCase(definition, seen.state, visibility);
  const isHers = rule?.by.some((actor) => seen.actors.includes(actor)) === true;
  if (rule === undefined || named === null || projection === null || !isHers) {
    throw notFound({ zh: "文书", en: "document" }, name);
  }
  const { number, lies_in: liesIn } = seen.row;
  const subject = { definition, state: seen.state, number, liesIn };
  const bytes = await fillCaseDocument(context, subject, name, visibility, language);
  if (bytes === null) throw notFound({ zh: "文书", en: "document" }, name);
  const only = <T>(record: Readonly<Record<string, T>>, names: readonly string[]) =>
    Object.fromEntries(Object.entries(record).filter(([one]) => names.includes(one)));
  const shown: Pick<CaseProjection, "fields" | "groups" | "parties"> = {
    fields: only(projection.fields, named.fields),
    groups: {},
    parties: only(
      projection.parties,
      named.parts.map(([party]) => party),
    ),
  };
  noteShown(context, seen, shown);
  // names of files are seen by others: the number and the kind of document alone
  return { fileName: `${rule.title[language]} ${number}.docx`, bytes };
}
