import {
  type Answer,
  type CaseProjection,
  type FieldType,
  personParts,
  projectCase,
  type SystemDefinition,
  visibleTo,
} from "@halfsky/cases";
import { beijingDate } from "@halfsky/calendar";
import type { Bilingual } from "@halfsky/statistics";
import { listAreas } from "../access/area-tree.ts";
import { isSampleCity } from "../accounts/account.store.ts";
import { notFound } from "../platform-error.ts";
import { type SeenCase, seeCase } from "./see-case.ts";
import type { CaseReadContext } from "./case-host.ts";
import { listOrganisationNames } from "./case.store.ts";
import { noteRead } from "./note-read.ts";
import { writeCaseDocx } from "./write-case-docx.ts";

type Language = "zh" | "en";

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
  noteRead(context, {
    areaCode: seen.row.area_code,
    caseId: seen.row.id,
    classes: ["personal", "sensitive"],
  });
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

function answerText(
  type: FieldType,
  value: Answer,
  language: Language,
  areas: ReadonlyMap<string, string>,
): string {
  if (typeof value === "boolean") {
    return language === "zh" ? (value ? "是" : "否") : value ? "yes" : "no";
  }
  if (typeof value !== "string" && !isList(value)) return language === "zh" ? "不详" : "not known";
  const codes = isList(value) ? value : [value];
  if (type.kind === "code" || type.kind === "codes") {
    return codes.map((code) => type.options[code]?.[language] ?? code).join(language === "zh" ? "、" : ", ");
  }
  const text = codes.join("、");
  if (type.kind === "area") return areas.get(text) ?? text;
  if (type.kind === "date") return dateText(`${text}T00:00:00+08:00`, language);
  return type.kind === "moment" ? `${dateText(text, language)} ${clockText(text)}` : text;
}

function isList(value: Answer): value is readonly string[] {
  return Array.isArray(value);
}

function partText({ parties }: CaseProjection, party: string, part: string): string {
  const known = personParts.find((one) => one === part);
  const texts = (parties[party] ?? []).flatMap(({ parts }) => {
    const value = known === undefined ? undefined : parts[known];
    return typeof value === "string" && value !== "" ? [value] : [];
  });
  return texts.length === 0 ? blank : texts.join("、");
}

function dateText(moment: string, language: Language): string {
  const day = beijingDate(new Date(moment).toISOString());
  if (language === "en") return day;
  const [year = "", month = "", date = ""] = day.split("-");
  return `${year}年${Number(month)}月${Number(date)}日`;
}

function clockText(moment: string): string {
  return new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(11, 16);
}
