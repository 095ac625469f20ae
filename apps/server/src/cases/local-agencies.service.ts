import type { Fault, localAgencyInput } from "@halfsky/api-contract";
import type { z } from "zod";
import { requireReach } from "../access/context.ts";
import { findOrganisation } from "../accounts/organisation.store.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { PlatformError } from "../platform-error.ts";
import type { CaseReadContext, CaseWriteContext } from "./case-host.ts";
import { listOrganisationNames } from "./case.store.ts";
import { listLocalities } from "./locality.store.ts";
import { requireArea } from "./require-area.ts";
import { deleteLocalAgencies, insertLocalAgencies, listLocalAgenciesIn } from "./service-agencies.store.ts";

type LocalAgencyInput = z.output<typeof localAgencyInput>;

/** PUT /api/service-agencies/localities: sets which townships and villages an organisation serves in a role, and no others. */
export async function setLocalAgency(context: CaseWriteContext, input: LocalAgencyInput): Promise<void> {
  const { areaCode, role, organisationId } = input;
  await requireArea(context, areaCode);
  await requireReach(context, "case.configure", { areaCode });
  const { transaction, now, actor } = context;
  const rows = (await listLocalAgenciesIn(transaction, [areaCode])).filter((row) => row.role === role);
  const faults = await faultsOf(context, input, rows);
  if (faults.length > 0) throw new PlatformError("invalid-input", 422, words.faulty, faults);
  const before = rows.flatMap((row) => (row.organisation_id === organisationId ? [row.locality] : []));
  await deleteLocalAgencies(transaction, { areaCode, role, organisationId });
  await insertLocalAgencies(
    transaction,
    input.localities.map((locality) => ({
      area_code: areaCode,
      locality,
      role,
      organisation_id: organisationId,
      set_by: actor.accountId,
      set_at: now,
    })),
  );
  recordAudit(context, {
    action: "local-agency.set",
    subjectKind: "service-agency",
    subjectId: `${areaCode}/${role}/${organisationId}`,
    areaCode,
    before,
    after: input.localities.toSorted(),
  });
}

/** All that is wrong at once: no such organisation, places that the area does not list, are named twice, or have another agency. */
async function faultsOf(
  { transaction }: CaseReadContext,
  { areaCode, organisationId, localities }: LocalAgencyInput,
  rows: Awaited<ReturnType<typeof listLocalAgenciesIn>>,
): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  if ((await findOrganisation(transaction, organisationId)) === undefined) {
    faults.push({ where: "body.organisationId", message: words.nobody });
  }
  const known = new Map(
    [
      ...(await listLocalities(transaction, [areaCode], "township")),
      ...(await listLocalities(transaction, [areaCode], "village")),
    ].map(({ code, name }) => [code, name]),
  );
  const served = new Map(rows.map((row) => [row.locality, row.organisation_id]));
  const names = await listOrganisationNames(transaction, [...served.values()]);
  for (const [at, code] of localities.entries()) {
    const where = `body.localities[${at}]`;
    const name = known.get(code);
    const other = served.get(code);
    if (name === undefined) faults.push({ where, message: words.unlisted(code) });
    else if (localities.indexOf(code) < at) faults.push({ where, message: words.twice(name) });
    else if (other !== undefined && other !== organisationId) {
      faults.push({ where, message: words.served(name, names.get(other) ?? other) });
    }
  }
  return faults;
}

const words = {
  faulty: {
    zh: "所设乡镇（街道）、村（社区）有误，没有保存。",
    en: "The townships and villages that were set have faults; nothing was kept.",
  },
  nobody: { zh: "没有这个单位。", en: "There is no such organisation." },
  unlisted: (code: string) => ({
    zh: `本地区的乡镇、村名录中没有 ${code}。`,
    en: `${code} is not among the townships and villages of the area.`,
  }),
  twice: (name: string) => ({ zh: `“${name}”重复。`, en: `${name} is named twice.` }),
  served: (name: string, organisation: string) => ({
    zh: `“${name}”已由${organisation}承接；请先从该单位移除。`,
    en: `${name} is served by ${organisation} already; take it away there first.`,
  }),
};
