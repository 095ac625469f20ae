import type { OutsideDifferenceView, Words } from "@halfsky/api-contract";
import { canonicalJson } from "@halfsky/cases";
import { isSampleCity } from "../../accounts/account.store.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { jsonText } from "../../database/json-text.ts";
import { newId } from "../../database/new-id.ts";
import { PlatformError } from "../../platform-error.ts";
import type { CaseWriteContext } from "../case-host.ts";
import { differencesWithin, placeOf, type SystemLink } from "./outside-access.ts";
import { listDifferences } from "./outside-difference.store.ts";
import { viewDifferences } from "./outside-differences.ts";
import { insertOutsideDisclosure, type ListColumns, listOutsideLists } from "./outside-list.store.ts";
import { notedNumbers } from "./note-numbers.ts";

/** More rows go into no list that somebody works off. */
const mostSent = 5000;

/** What goes out to the owner of an outside system. */
export interface SentDifferences {
  readonly list: ListColumns;
  readonly rows: readonly OutsideDifferenceView[];
  readonly isSample: boolean;
  readonly disclosureId: string;
}

/**
 * POST …/file: the differences of the caller's own lists for the owner of the outside system, with a record of what was told:
 * numbers, states and days. What is told to nobody else is that a case that was sealed is there.
 */
export async function sendDifferences(context: CaseWriteContext, link: SystemLink): Promise<SentDifferences> {
  const { transaction, actor, now, host } = context;
  const place = placeOf(context, link);
  const [list] = await listOutsideLists(transaction, place, 1);
  if (list === undefined) throw new PlatformError("not-allowed-now", 409, words.noList);
  const isKept = place.keeper !== "";
  const filter = { ...place, sendable: true };
  const found = await listDifferences(transaction, await differencesWithin(context), filter, mostSent);
  if (found.length === 0) throw new PlatformError("not-allowed-now", 409, words.nothing);
  const views = await viewDifferences(context, found);
  const rows = isKept ? views.map((one) => ({ ...one, ours: null })) : views;
  const disclosureId = newId("disclosure");
  const told = rows.map(({ kind, theirs, ours }) => ({
    kind,
    theirs,
    ours: ours && [ours.number, ours.stateTitle],
  }));
  await insertOutsideDisclosure(transaction, {
    area_code: place.areaCode,
    id: disclosureId,
    list_id: list.id,
    system: place.system,
    link: place.link,
    organisation_id: place.organisationId,
    account_id: actor.accountId,
    rows: rows.length,
    values_hash: host.vault.disclosureHash(canonicalJson(told)),
    basis: jsonText(link.rule.basis),
    at: now,
  });
  recordAudit(context, {
    action: "outside.send",
    subjectKind: "outside-list",
    subjectId: list.id,
    areaCode: place.areaCode,
    details: {
      system: place.system,
      link: place.link,
      disclosure: disclosureId,
      ...(isKept ? {} : { rows: rows.length, differences: notedNumbers(transaction) }),
    },
  });
  return { list, rows, isSample: await isSampleCity(transaction), disclosureId };
}

const words = {
  noList: { zh: "还没有导入清单。", en: "No list was taken in yet." },
  nothing: {
    zh: "没有可告知对方的差异；可能是同一人的，请先判断。",
    en: "There is no difference to tell; what may be the same person is judged first.",
  },
} as const satisfies Record<string, Words>;
