import { addDays, beijingDate } from "@halfsky/calendar";
import type { FormDefinition } from "@halfsky/statistics";
import { type Actor, platformActor } from "../apps/server/src/access/actor.ts";
import type { WriteContext } from "../apps/server/src/access/context.ts";
import { readConfig } from "../apps/server/src/config.ts";
import { openDatabase } from "../apps/server/src/database/open-database.ts";
import { writeFor } from "../apps/server/src/http/run-in-transaction.ts";
import { createForm } from "../apps/server/src/statistics/forms/form.service.ts";
import { createIndicators } from "../apps/server/src/statistics/indicator.service.ts";
import { issueRound } from "../apps/server/src/statistics/rounds/issue-round.service.ts";
import { createRound } from "../apps/server/src/statistics/rounds/round.service.ts";
import { answerFinding } from "../apps/server/src/statistics/submissions/answer-finding.service.ts";
import { saveFigures } from "../apps/server/src/statistics/submissions/save-figures.service.ts";
import { listSubmissionRows } from "../apps/server/src/statistics/submissions/submission-list.ts";
import { getSubmissionRecord } from "../apps/server/src/statistics/submissions/submission-record.ts";
import { takeStep } from "../apps/server/src/statistics/submissions/take-step.service.ts";

const area = "990100";
const [units, rows, doubtful] = [40, 5, 25];

/** What the review day of forty units is called. */
export const fortyUnits = { title: "四十个单位的年报", values: units * rows * 3, units, doubtful };

/** The largest figure that the forms take without a question. */
const most = 5000;

/**
 * Fills a data folder, while no program has it open, with forty units that handed in 600 values, of which 25 raise a doubt
 * that their unit answered: through the services that people use, by somebody of each unit and its head.
 */
export async function addFortyUnits(dataFolder: string): Promise<void> {
  const config = readConfig({ HALFSKY_DATA: dataFolder, HALFSKY_LOG_LEVEL: "silent" });
  const database = await openDatabase(config);
  const ground = { database, config, now: () => new Date() };
  try {
    await writeFor(ground, { actor: platformActor, requestId: null }, fill);
  } finally {
    await database.close();
  }
}

function personOf(id: string, organisation: string): Actor {
  return {
    ...platformActor,
    accountId: id,
    displayName: id,
    areaCode: area,
    organisation: { id: organisation, name: organisation, shortName: organisation },
  };
}

async function fill(context: WriteContext): Promise<void> {
  const organisations = Array.from({ length: units }, (_, index) => ({
    id: `unit-${index + 1}`,
    name: `第${index + 1}成员单位`,
  }));
  await context.transaction
    .insertInto("organisation")
    .values(
      organisations.map(({ id, name }) => ({
        id,
        name,
        short_name: name,
        pinyin: id,
        kind: "member-unit" as const,
        area_code: area,
      })),
    )
    .execute();
  const issuer = { ...context, actor: personOf("issuer", "yunting-statistics") };
  const made = await createIndicators(
    issuer,
    organisations.flatMap(({ id, name }) =>
      Array.from({ length: rows }, (_, row) => ({
        areaCode: area,
        name: `${name}第${row + 1}项人数`,
        unit: "人",
        direction: "none" as const,
        decimals: 0,
        organisationId: id,
      })),
    ),
  );
  const today = beijingDate(context.now);
  const forms: { formId: string; recipients: { organisationId: string; areaCode: string }[] }[] = [];
  for (const [index, { id, name }] of organisations.entries()) {
    const formId = await createForm(issuer, {
      head: {
        title: `${name}年报表`,
        kind: "administrative",
        code: null,
        authority: null,
        approvalNumber: null,
        validUntil: null,
        sharingBasis: "示例：部门数据共享",
        periodKind: "calendar-year",
      },
      definition: formOf(made.slice(index * rows, (index + 1) * rows).map((one) => one.id)),
      areaCode: area,
      version: 0,
      reason: null,
    });
    forms.push({ formId, recipients: [{ organisationId: id, areaCode: area }] });
  }
  const roundId = await createRound(issuer, {
    areaCode: area,
    title: fortyUnits.title,
    year: Number(today.slice(0, 4)) - 1,
    message: null,
    dueOn: addDays(today, 10),
    version: 0,
    forms,
  });
  await issueRound(issuer, roundId);
  const submissions = await listSubmissionRows(issuer, { roundId });
  for (const [index, { id, organisation }] of submissions.entries()) {
    const liaison = { ...context, actor: personOf(`liaison-of-${organisation.id}`, organisation.id) };
    const head = { ...context, actor: personOf(`head-of-${organisation.id}`, organisation.id) };
    await handIn(liaison, head, id, index < doubtful);
  }
}

function formOf(indicatorIds: readonly string[]): FormDefinition {
  return {
    formatVersion: 1,
    columns: [
      { id: "total", label: "合计", kind: "value", breakdown: "" },
      { id: "male", label: "男", kind: "value", breakdown: "sex=male" },
      { id: "female", label: "女", kind: "value", breakdown: "sex=female" },
    ],
    rows: indicatorIds.map((indicatorId, index) => ({
      id: `r${index + 1}`,
      kind: "indicator",
      indicatorId,
      label: null,
      indent: 0,
      isOfWhich: false,
      isRequired: true,
      columns: null,
    })),
    rules: indicatorIds.map((_, index) => ({
      id: `most${index + 1}`,
      severity: "soft",
      mayDiffer: null,
      kind: "bounds",
      cell: { row: `r${index + 1}`, column: "total" },
      least: null,
      most: String(most),
    })),
    notes: [],
  };
}

async function handIn(
  liaison: WriteContext,
  head: WriteContext,
  id: string,
  isDoubtful: boolean,
): Promise<void> {
  const { definition } = await getSubmissionRecord(liaison, id);
  const base = { baseRevision: 0, missing: null, numerator: null, denominator: null, note: null };
  await saveFigures(
    liaison,
    id,
    definition.rows.flatMap((row, index) => {
      if (row.kind !== "indicator") return [];
      const men = isDoubtful && index === 0 ? most : 400 + index;
      const women = 300 + index;
      return [
        { ...base, indicatorId: row.indicatorId, breakdown: "", value: String(men + women) },
        { ...base, indicatorId: row.indicatorId, breakdown: "sex=male", value: String(men) },
        { ...base, indicatorId: row.indicatorId, breakdown: "sex=female", value: String(women) },
      ];
    }),
    { kind: "entry", name: null },
  );
  const { findings, figures } = await getSubmissionRecord(liaison, id);
  for (const { indicatorId, breakdown, code } of findings.filter(({ severity }) => severity === "warning")) {
    const figure = figures.find((one) => one.indicatorId === indicatorId && one.breakdown === breakdown);
    await answerFinding(liaison, id, {
      indicatorId,
      breakdown,
      code,
      revision: figure?.revision ?? 0,
      reason: "新设学校，已核对",
    });
  }
  const drafted = await getSubmissionRecord(liaison, id);
  await takeStep(liaison, id, "submit", { version: drafted.version });
  const submitted = await getSubmissionRecord(head, id);
  await takeStep(head, id, "confirm", { version: submitted.version });
}
