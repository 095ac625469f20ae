import {
  type CaseState,
  emptyCase,
  fillDocument,
  projectCase,
  type SystemDefinition,
  type Visibility,
} from "@halfsky/cases";
import { listAreas } from "../access/area-tree.ts";
import { isSampleCity } from "../accounts/account.store.ts";
import { dateText, type Language } from "./answer-text.ts";
import type { CaseReadContext } from "./case-host.ts";
import { listOrganisationNames } from "./case.store.ts";
import { writeCaseDocx } from "./write-case-docx.ts";

/** A case as its papers name it. */
export interface PaperSubject {
  readonly definition: SystemDefinition;
  readonly state: CaseState;
  readonly number: string;
  /** area that it belongs to now */
  readonly liesIn: string;
}

/**
 * A paper of a case as .docx, of what a visibility lets through: whatever else the case holds cannot come into it. Null
 * where there is no such paper, or nothing of the case may be read.
 */
export async function fillCaseDocument(
  context: CaseReadContext,
  { definition, state, number, liesIn }: PaperSubject,
  name: string,
  visibility: Visibility,
  language: Language,
): Promise<Uint8Array | null> {
  const rule = Object.hasOwn(definition.documents ?? {}, name) ? definition.documents?.[name] : undefined;
  const projection = projectCase(definition, state, visibility);
  if (rule === undefined || projection === null) return null;
  const { fields, groups, parties, grade, course } = projection;
  const seen: CaseState = {
    ...emptyCase,
    fields,
    groups,
    parties,
    grade,
    state: course?.state ?? "",
    openedAt: course?.openedAt ?? "",
  };
  const { organisationId } = state.owner;
  const areas = new Map((await listAreas(context.transaction)).map(({ code, name: of }) => [code, of]));
  const owner =
    (await listOrganisationNames(context.transaction, [organisationId])).get(organisationId) ?? "";
  const facts = { number, owner, area: areas.get(liesIn) ?? liesIn, areas, now: context.now };
  return await writeCaseDocx({
    language,
    title: rule.title[language],
    number,
    paragraphs: (fillDocument(definition, name, seen, facts) ?? []).map((paragraph) => paragraph[language]),
    signature: `${owner}　${rule.signedBy[language]}`,
    date: dateText(context.now, language),
    isSample: await isSampleCity(context.transaction),
  });
}
