import {
  type CaseProjection,
  personParts,
  projectCase,
  type SystemDefinition,
  visibleTo,
} from "@halfsky/cases";
import type { Bilingual } from "@halfsky/statistics";
import { listAreas } from "../access/area-tree.ts";
import { isSampleCity } from "../accounts/account.store.ts";
import { notFound } from "../platform-error.ts";
import { answerText, dateText, type Language } from "./answer-text.ts";
import { type SeenCase, seeCase } from "./see-case.ts";
import type { CaseReadContext } from "./case-host.ts";
import { listOrganisationNames } from "./case.store.ts";
import { noteShown } from "./note-read.ts";
import { writeCaseDocx } from "./write-case-docx.ts";

/** Where something is not filled in, or not for the one who asks to see. */
const blank = "＿＿＿＿";

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
  if (rule === undefined || !rule.by.some((actor) => seen.actors.includes(actor))) {
    throw notFound({ zh: "文书", en: "document" }, name);
  }
  const visibility = visibleTo(definition, seen.actors, seen.state, {
    organisationId: context.actor.organisation.id,
    now: context.now,
    glass: seen.glass,
  });
  const projection = projectCase(definition, seen.state, visibility);
  if (projection === null) throw notFound({ zh: "文书", en: "document" }, name);
  const areas = new Map((await listAreas(context.transaction)).map(({ code, name: of }) => [code, of]));
  const fill = (text: string): string =>
    text.replaceAll(/\{([\w-]+)(?:\.([\w-]+))?\}/gu, (_whole, field: string, part: string | undefined) =>
      part === undefined
        ? fieldText(definition, projection, field, language, areas)
        : partText(projection, field, part),
    );
  const owner = await listOrganisationNames(context.transaction, [seen.row.owner_organisation_id]);
  noteShown(context, seen, namedIn(rule.paragraphs, projection));
  const bytes = await writeCaseDocx({
    language,
    title: rule.title[language],
    number: seen.row.number,
    paragraphs: rule.paragraphs.map((paragraph) => fill(paragraph[language])),
    signature: `${owner.get(seen.row.owner_organisation_id) ?? ""}　${rule.signedBy[language]}`,
    date: dateText(context.now, language),
    isSample: await isSampleCity(context.transaction),
  });
  return { fileName: `${fileTitle(seen, rule.title, language)}.docx`, bytes };
}

/** Of a projection what the words of a document ask for. */
function namedIn(
  paragraphs: readonly Bilingual[],
  { fields, parties }: CaseProjection,
): Pick<CaseProjection, "fields" | "groups" | "parties"> {
  const text = paragraphs.map(({ zh, en }) => zh + en).join("");
  const names = new Set([...text.matchAll(/\{([\w-]+)(?:\.[\w-]+)?\}/gu)].map(([, name]) => name));
  const named = <T>(record: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(record).filter(([name]) => names.has(name)));
  return { fields: named(fields), groups: {}, parties: named(parties) };
}

/** Names of files are seen by others: the number and the kind of document alone. */
function fileTitle({ row }: SeenCase, title: Bilingual, language: Language): string {
  return `${title[language]} ${row.number}`;
}

function fieldText(
  definition: SystemDefinition,
  { fields }: CaseProjection,
  name: string,
  language: Language,
  areas: ReadonlyMap<string, string>,
): string {
  const field = fields[name];
  const rule = definition.fields[name];
  if (field === undefined || rule === undefined) return blank;
  return answerText(rule.type, field.value, language, areas);
}

function partText({ parties }: CaseProjection, party: string, part: string): string {
  const known = personParts.find((one) => one === part);
  const texts = (parties[party] ?? []).flatMap(({ parts }) => {
    const value = known === undefined ? undefined : parts[known];
    return typeof value === "string" && value !== "" ? [value] : [];
  });
  return texts.length === 0 ? blank : texts.join("、");
}
