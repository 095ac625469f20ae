import type { PublicationInput } from "@halfsky/api-contract";
import { platformActor } from "../src/access/actor.ts";
import type { WriteContext } from "../src/access/context.ts";
import { recordAudit } from "../src/audit/record-audit.ts";
import { jsonText } from "../src/database/json-text.ts";
import type { Ground } from "../src/http/ground.ts";
import { readFor, writeFor } from "../src/http/run-in-transaction.ts";
import { importPlanDocument } from "../src/plans/import-plan-document.service.ts";
import { listIndicatorMatches } from "../src/plans/match-indicators.ts";
import { getPlanRecord } from "../src/plans/plan-record.ts";
import { publishPlan } from "../src/plans/publish-plan.service.ts";
import { readPlanFile } from "../src/plans/read-plan-file.ts";
import { changeIndicator } from "../src/statistics/indicator.service.ts";
import { recordObservations } from "../src/statistics/observation.service.ts";
import { listObservations } from "../src/statistics/observation.store.ts";
import { decideTarget } from "../src/targets/decide-target.service.ts";
import { importReferences } from "../src/targets/import-references.service.ts";
import { listPlanTargets } from "../src/targets/publish-targets.service.ts";
import { addAccounts, addOrganisations } from "./add-people.ts";
import { loadSampleInspection } from "./load-sample-inspection.ts";
import { loadSampleRound } from "./load-sample-round.ts";
import { loadSampleServices, readSampleServices, type SampleServices } from "./load-sample-services.ts";
import { loadSampleSubmissions } from "./load-sample-submissions.ts";
import { loadSupervision } from "./load-supervision.ts";
import type { SampleCityFiles, SampleFigure } from "./sample-city-files.ts";
import { readSampleCityFiles, referencesName } from "./sample-city-files.ts";

/** The password of everyone in the sample city; printed at every start, since nothing there is real. */
export const samplePassword = "Halfsky-2025";

const marker = "sample-city";
const behalf = { actor: platformActor, requestId: null };

/** A target of the sample city's plans with its indicator, by plan and name. */
type TargetsByName = ReadonlyMap<string, { readonly targetId: string; readonly indicatorId: string }>;

/**
 * Loads the made-up sample city into an empty database where the settings want it, all in one transaction, through the
 * services that people use. Returns the lines to print: that all is made up, and who can sign in.
 */
export async function loadSampleCity(ground: Ground): Promise<readonly string[]> {
  const wish = ground.config.HALFSKY_SAMPLE_CITY;
  if (wish === "no") return [];
  const state = await readFor(ground, behalf, async ({ transaction }) => ({
    isLoaded: await transaction
      .selectFrom("setting")
      .select("name")
      .where("name", "=", marker)
      .executeTakeFirst()
      .then((row) => row !== undefined),
    isEmpty: await transaction
      .selectFrom("area")
      .select("code")
      .limit(1)
      .execute()
      .then((rows) => rows.length === 0),
  }));
  if (!state.isLoaded && (!state.isEmpty || (wish === "auto" && ground.database.kind !== "embedded")))
    return [];
  const files = await readSampleCityFiles(ground.config.root);
  const services = await readSampleServices(ground.config.root);
  if (!state.isLoaded) {
    await writeFor(ground, behalf, async (context) => {
      await load(context, files, ground.config.root);
      await loadSampleServices(context, ground.config, services, samplePassword);
    });
  }
  return describeSampleCity(files, services);
}

function describeSampleCity({ people }: SampleCityFiles, services: SampleServices): readonly string[] {
  const roles = new Map(
    [...people.organisations, ...services.organisations].map(({ id, shortName }) => [id, shortName]),
  );
  return [
    people.notice.zh,
    people.notice.en,
    `可用以下账号登录，密码均为 ${samplePassword} / Sign in with any of these, password ${samplePassword}:`,
    ...[...people.accounts, ...services.accounts].map(
      ({ username, displayName, organisation }) =>
        `  ${username} ${displayName}（${roles.get(organisation) ?? organisation}）`,
    ),
  ];
}

async function load(context: WriteContext, files: SampleCityFiles, root: string): Promise<void> {
  await addPeople(context, files);
  const city = files.people.areas.find(({ level }) => level === "city")?.code;
  const planFile = await readPlanFile("云汀市妇女儿童发展规划（示例）.txt", files.plan);
  const { plans } = await importPlanDocument(context, planFile, { areaCode: city });
  const targets = new Map<string, { targetId: string; indicatorId: string }>();
  for (const { id, population } of plans) {
    await publishPlan(context, id, await choosePublication(context, id));
    for (const target of await listPlanTargets(context.transaction, id)) {
      if (target.indicatorId === null || target.origin !== "table") continue;
      targets.set(`${population}|${target.name}`, { targetId: target.id, indicatorId: target.indicatorId });
    }
  }
  await describeIndicators(context, files, targets);
  await recordFigures(context, files, targets);
  await signDecisions(context, files, targets);
  await loadSupervision(context, {
    root,
    targets: {
      myopia: getTarget(targets, "children", "儿童青少年总体近视率").targetId,
      screening: getTarget(targets, "women", "适龄妇女宫颈癌人群筛查率").targetId,
      nursery: getTarget(targets, "children", "每千人口拥有3岁以下婴幼儿托位数").targetId,
      drowning: getTarget(targets, "children", "儿童溺水死亡人数").targetId,
    },
  });
  await loadSampleInspection(context, root, {
    plans: new Map(plans.map(({ id, population }) => [population, id])),
    indicatorId: (plan, name) => getTarget(targets, plan, name).indicatorId,
  });
  const roundId = await loadSampleRound(
    context,
    root,
    (plan, name) => getTarget(targets, plan, name).indicatorId,
  );
  await loadSampleSubmissions(context, roundId);
  await importReferences(context, { name: referencesName, text: files.references });
  await context.transaction
    .insertInto("setting")
    .values({ name: marker, value: jsonText(files.people.notice), changed_at: context.now })
    .execute();
  recordAudit(context, {
    action: "sample-city.load",
    subjectKind: "setting",
    subjectId: marker,
    areaCode: city ?? platformActor.areaCode,
    details: { figures: files.figures.length, notice: files.people.notice },
  });
}

async function addPeople(context: WriteContext, { people }: SampleCityFiles): Promise<void> {
  const { transaction } = context;
  await transaction
    .insertInto("area")
    .values(
      people.areas.map(({ code, name, pinyin, level, parentCode }) => ({
        code,
        name,
        pinyin,
        level,
        parent_code: parentCode,
      })),
    )
    .execute();
  await addOrganisations(context, people.organisations);
  await addAccounts(context, people.accounts, samplePassword);
}

/** Links an indicator to the one of the very same name; everything that is only alike becomes an indicator of its own. */
async function choosePublication(context: WriteContext, planId: string): Promise<PublicationInput> {
  const { plan } = await getPlanRecord(context, planId);
  const matches = await listIndicatorMatches(context, planId);
  return {
    revision: plan.revision,
    choices: Object.fromEntries(
      matches
        .filter(({ linked, proposals }) => linked === null && proposals.length > 0)
        .map(({ partId, name, unit, proposals }) => {
          const same = proposals.find((proposal) => proposal.name === name && proposal.unit === unit);
          return [partId, same ? { use: same.indicatorId } : ({ create: true } as const)];
        }),
    ),
  };
}

function getTarget(targets: TargetsByName, plan: string, name: string) {
  const target = targets.get(`${plan}|${name}`);
  if (!target) throw new Error(`the sample city's ${plan} plan has no indicator ${name}`);
  return target;
}

async function describeIndicators(
  context: WriteContext,
  { indicators }: SampleCityFiles,
  targets: TargetsByName,
): Promise<void> {
  for (const indicator of indicators) {
    await changeIndicator(context, getTarget(targets, indicator.plan, indicator.name).indicatorId, {
      nameEn: indicator.nameEn,
      decimals: indicator.decimals,
      definition: indicator.definition,
      numeratorLabel: indicator.numerator?.zh ?? null,
      denominatorLabel: indicator.denominator?.zh ?? null,
      periodKind: indicator.periodKind,
      populationBase: indicator.populationBase,
      organisationId: indicator.organisation,
      reason: "按监测统计制度补充口径",
      fromYear: 1949,
    });
  }
}

/** Records the figures year by year, each as if it had come in in May of the year after. */
async function recordFigures(
  context: WriteContext,
  { figures }: SampleCityFiles,
  targets: TargetsByName,
): Promise<void> {
  const byYear = new Map<number, SampleFigure[]>();
  for (const figure of figures) byYear.set(figure.year, [...(byYear.get(figure.year) ?? []), figure]);
  const ids = [...targets.values()].map(({ indicatorId }) => indicatorId);
  for (const [year, rows] of [...byYear].toSorted(([one], [other]) => one - other)) {
    const areaCodes = [...new Set(rows.map((row) => row.area_code))];
    const stored = await listObservations(context.transaction, {
      areaCodes,
      indicatorIds: ids,
      from: year,
      to: year,
    });
    // The plan's own baselines stand already; the figure with its numerator and denominator follows as a revision.
    const revisions = new Map(stored.map((cell) => [`${cell.areaCode}|${cell.indicatorId}`, cell.revision]));
    const cells = rows.map((row) => {
      const { indicatorId } = getTarget(targets, row.plan, row.indicator);
      const baseRevision = revisions.get(`${row.area_code}|${indicatorId}`) ?? 0;
      return {
        areaCode: row.area_code,
        indicatorId,
        year,
        baseRevision,
        reason: baseRevision > 0 ? "在规划基数之外补录分子、分母" : null,
        value: row.value,
        missing: row.missing,
        numerator: row.numerator,
        denominator: row.denominator,
        note: row.note,
        sourceName: `figures.csv:${row.line}`,
      };
    });
    const then = { ...context, now: `${year + 1}-05-20T02:00:00.000Z` };
    const { refused, conflicts } = await recordObservations(then, cells, {
      kind: "sample",
      name: "figures.csv",
    });
    const [fault] = refused;
    if (fault) throw new Error(`${fault.cell.sourceName}: ${fault.message.en}`);
    if (conflicts.length > 0)
      throw new Error(`figures.csv: ${conflicts.length} cells of ${year} are there already`);
  }
}

async function signDecisions(
  context: WriteContext,
  files: SampleCityFiles,
  targets: TargetsByName,
): Promise<void> {
  const accounts = await context.transaction.selectFrom("account").select(["id", "username"]).execute();
  for (const decision of files.decisions) {
    const accountId = accounts.find(({ username }) => username === decision.signedBy)?.id;
    if (accountId === undefined) throw new Error(`decisions.json: nobody is called ${decision.signedBy}`);
    const signer = {
      ...context,
      actor: { ...platformActor, accountId },
      now: `${decision.signedOn}T02:00:00.000Z`,
    };
    await decideTarget(signer, getTarget(targets, decision.plan, decision.indicator).targetId, {
      areaCode: decision.areaCode,
      year: decision.year,
      status: decision.status,
      reason: decision.reason,
    });
  }
}
