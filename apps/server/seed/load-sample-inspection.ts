import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { addDays, beijingDate } from "@halfsky/calendar";
import { seriousnesses, usualScoreSheet } from "@halfsky/supervision";
import { z } from "zod";
import type { WriteContext } from "../src/access/context.ts";
import { findActor } from "../src/accounts/account.store.ts";
import { addAttachment } from "../src/attachments/add-attachment.service.ts";
import { getPlanRecord } from "../src/plans/plan-record.ts";
import { attachmentKinds } from "../src/supervision/inspection-files.ts";
import { raiseFinding, takeFindingStep } from "../src/supervision/inspection-finding.service.ts";
import { getInspectionRecord } from "../src/supervision/inspection-record.ts";
import { saveScores } from "../src/supervision/inspection-score.service.ts";
import { recordVisit } from "../src/supervision/inspection-visit.service.ts";
import { planInspection } from "../src/supervision/plan-inspection.service.ts";

const daysAgo = z.number().int().min(0);
const step = z.object({
  step: z.enum(["answer", "accept", "return"]),
  by: z.string(),
  daysAgo,
  words: z.string(),
  dueInWorkingDays: z.number().int().nullable().default(null),
  evidence: z.array(z.string()).default([]),
});
const finding = z.object({
  visit: z.string(),
  words: z.string(),
  seriousness: z.enum(seriousnesses),
  owner: z.string(),
  dueInWorkingDays: z.number().int(),
  indicator: z.object({ plan: z.string(), name: z.string() }),
  /** title of a measure of that plan */
  measure: z.string().nullable(),
  photographs: z.array(z.string()),
  steps: z.array(step),
});
const sample = z.object({
  title: z.string(),
  purpose: z.string(),
  team: z.array(z.object({ name: z.string(), organisation: z.string() })),
  startedDaysAgo: daysAgo,
  lastsDays: daysAgo,
  visits: z.array(
    z.object({
      key: z.string(),
      areaCode: z.string(),
      organisation: z.string().nullable(),
      daysAgo,
      location: z.string(),
      met: z.string(),
      notes: z.string(),
    }),
  ),
  findings: z.array(finding),
  /** in the order of the usual score sheet */
  scores: z.array(
    z.object({
      visit: z.string(),
      confirmedBy: z.string(),
      self: z.array(z.string()),
      team: z.array(z.string()),
      reasons: z.array(z.string().nullable()),
    }),
  ),
});
type Sample = z.infer<typeof sample>;

/** Ids of the sample city's plans and indicators. */
export interface SampleIds {
  /** by population */
  readonly plans: ReadonlyMap<string, string>;
  readonly indicatorId: (plan: string, name: string) => string;
}

const dayMs = 86_400_000;

/** Plays an inspection of the sample city through the services that people use, dated back from the moment of loading. */
export async function loadSampleInspection(
  context: WriteContext,
  root: string,
  ids: SampleIds,
): Promise<void> {
  const folder = join(root, "apps/server/seed/sample-city");
  const given = sample.parse(JSON.parse(await readFile(join(folder, "inspection.json"), "utf8")));
  const as = await actAs(context);
  const today = beijingDate(context.now);
  const id = await plan(await as("office", given.startedDaysAgo), given, ids, today);
  const visits = await recordVisits(as, given, id, today);
  for (const one of given.findings) await playFinding(as, one, { visits, ids, folder });
  await giveScores(as, given, id);
}

type ActAs = (username: string, daysAgo: number) => Promise<WriteContext>;

/** Contexts of people of the sample city, so many days before the moment of loading, at half past two in Beijing. */
async function actAs(context: WriteContext): Promise<ActAs> {
  const accounts = await context.transaction.selectFrom("account").select(["id", "username"]).execute();
  return async (username, before) => {
    const accountId = accounts.find((account) => account.username === username)?.id ?? "";
    const actor = await findActor(context.transaction, accountId);
    if (actor === undefined) throw new Error(`inspection.json: nobody is called ${username}`);
    const day = beijingDate(new Date(Date.parse(context.now) - before * dayMs).toISOString());
    return { ...context, actor, now: before === 0 ? context.now : `${day}T06:30:00.000Z` };
  };
}

async function plan(context: WriteContext, given: Sample, ids: SampleIds, today: string): Promise<string> {
  const startsOn = addDays(today, -given.startedDaysAgo);
  return await planInspection(context, {
    title: `${startsOn.slice(0, 4)}年${given.title}`,
    purpose: given.purpose,
    startsOn,
    endsOn: addDays(startsOn, given.lastsDays),
    team: given.team,
    planIds: [...ids.plans.values()],
    visits: given.visits.map((visit) => ({
      id: null,
      areaCode: visit.areaCode,
      organisationId: visit.organisation,
      plannedOn: addDays(today, -visit.daysAgo),
    })),
    sheet: [...usualScoreSheet],
  });
}

/** Records the visits; answers their ids by the keys of the file. */
async function recordVisits(
  as: ActAs,
  given: Sample,
  id: string,
  today: string,
): Promise<ReadonlyMap<string, { readonly id: string; readonly daysAgo: number }>> {
  const office = await as("office", given.startedDaysAgo);
  const planned = (await getInspectionRecord(office, id)).visits;
  const visits = new Map<string, { readonly id: string; readonly daysAgo: number }>();
  for (const [index, visit] of given.visits.entries()) {
    const visitId = planned[index]?.id ?? "";
    visits.set(visit.key, { id: visitId, daysAgo: visit.daysAgo });
    await recordVisit(await as("office", visit.daysAgo), visitId, {
      version: 1,
      state: "held",
      heldOn: addDays(today, -visit.daysAgo),
      location: visit.location,
      met: visit.met,
      notes: visit.notes,
    });
  }
  return visits;
}

interface FindingBasis {
  readonly visits: ReadonlyMap<string, { readonly id: string; readonly daysAgo: number }>;
  readonly ids: SampleIds;
  readonly folder: string;
}

async function playFinding(
  as: ActAs,
  given: Sample["findings"][number],
  { visits, ids, folder }: FindingBasis,
): Promise<void> {
  const visit = visits.get(given.visit);
  if (visit === undefined) throw new Error(`inspection.json: there is no visit ${given.visit}`);
  const office = await as("office", visit.daysAgo);
  const { findingId } = await raiseFinding(office, visit.id, {
    words: given.words,
    seriousness: given.seriousness,
    ownerId: given.owner,
    dueInWorkingDays: given.dueInWorkingDays,
    indicatorIds: [ids.indicatorId(given.indicator.plan, given.indicator.name)],
    parts:
      given.measure === null ? [] : [await findMeasure(office, ids, given.indicator.plan, given.measure)],
  });
  const add = async (context: WriteContext, kind: string, name: string) =>
    await addAttachment(
      context,
      { kind, id: findingId, areaCode: office.actor.areaCode },
      { fileName: name, bytes: await readPicture(folder, name), mostMegabytes: 1 },
    );
  for (const name of given.photographs) await add(office, attachmentKinds.finding, name);
  for (const [index, taken] of given.steps.entries()) {
    const context = await as(taken.by, taken.daysAgo);
    const files = [];
    for (const name of taken.evidence) files.push(await add(context, attachmentKinds.evidence, name));
    await takeFindingStep(context, findingId, {
      step: taken.step,
      version: index + 1,
      words: taken.words,
      dueInWorkingDays: taken.dueInWorkingDays,
      attachmentIds: files.map((file) => file.id),
    });
  }
}

async function readPicture(folder: string, name: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(join(folder, "pictures", name)));
}

async function findMeasure(context: WriteContext, ids: SampleIds, plan: string, title: string) {
  const planId = ids.plans.get(plan) ?? "";
  const { content } = await getPlanRecord(context, planId);
  const measure = content.domains
    .flatMap(({ measures }) => measures)
    .find((one) => `${one.title}${one.text}`.startsWith(title));
  if (measure === undefined) throw new Error(`inspection.json: the ${plan} plan has no measure ${title}`);
  return { planId, partId: measure.id };
}

async function giveScores(as: ActAs, given: Sample, id: string): Promise<void> {
  const { sheet, visits } = await getInspectionRecord(await as("office", 0), id);
  for (const { visit, confirmedBy, self, team, reasons } of given.scores) {
    const index = given.visits.findIndex(({ key }) => key === visit);
    await saveScores(await as("office", given.visits[index]?.daysAgo ?? 0), id, {
      unit: visits[index]?.unit ?? "",
      rows: sheet.map((item, row) => ({
        itemId: item.id,
        baseRevision: 0,
        selfScore: self[row] ?? null,
        teamScore: team[row] ?? null,
        reason: reasons[row] ?? null,
        confirmedBy,
      })),
    });
  }
}
