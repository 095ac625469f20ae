import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { formColumn, formHead } from "@halfsky/api-contract";
import { addDays, beijingDate } from "@halfsky/calendar";
import type { FormDefinition, FormRow, FormRule } from "@halfsky/statistics";
import { z } from "zod";
import type { WriteContext } from "../src/access/context.ts";
import { findActor } from "../src/accounts/account.store.ts";
import { createForm } from "../src/statistics/forms/form.service.ts";
import { createIndicators } from "../src/statistics/indicator.service.ts";
import { issueRound } from "../src/statistics/rounds/issue-round.service.ts";
import { createRound } from "../src/statistics/rounds/round.service.ts";

const rowShape = z.union([
  z.object({ heading: z.string() }),
  z.object({
    /** an indicator of a plan by plan and name, or one of this file by its key */
    plan: z.string().optional(),
    name: z.string().optional(),
    new: z.string().optional(),
    columns: z.array(z.string()),
    indent: z.number().int().default(0),
    isOfWhich: z.boolean().default(false),
    isRequired: z.boolean().default(true),
  }),
]);
const ruleShape = z.union([
  z.object({ row: z.string(), mostPercent: z.string() }),
  z.object({ part: z.string(), whole: z.string() }),
]);
const sample = z.object({
  /** counted indicators that stand in no plan */
  indicators: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      nameEn: z.string(),
      unit: z.string(),
      organisation: z.string(),
      periodKind: z.enum(["calendar-year", "year-end", "school-year", "health-year"]),
      definition: z.string(),
    }),
  ),
  columns: z.array(formColumn),
  forms: z.array(
    z.object({
      key: z.string(),
      head: formHead.omit({ validUntil: true }),
      rows: z.array(rowShape),
      rules: z.array(ruleShape),
      notes: z.array(z.string()),
    }),
  ),
  round: z.object({
    title: z.string(),
    year: z.number().int(),
    issuedDaysAgo: z.number().int().min(0),
    dueInDays: z.number().int().min(0),
    message: z.string(),
    forms: z.array(z.object({ form: z.string(), recipients: z.array(z.tuple([z.string(), z.string()])) })),
  }),
});
type Sample = z.infer<typeof sample>;

const dayMs = 86_400_000;

/**
 * Makes the forms of the sample city and issues its round through the services that people use, dated back from the moment
 * of loading; answers the round's id.
 */
export async function loadSampleRound(
  context: WriteContext,
  root: string,
  indicatorId: (plan: string, name: string) => string,
): Promise<string> {
  const file = join(root, "apps/server/seed/sample-city/forms.json");
  const given = sample.parse(JSON.parse(await readFile(file, "utf8")));
  const today = beijingDate(context.now);
  const issuer = await actAs(context, "statistics", addDays(today, -given.round.issuedDaysAgo - 3));
  const { areaCode } = issuer.actor;
  const made = await createIndicators(
    issuer,
    given.indicators.map(({ organisation, key: _key, ...indicator }) => ({
      ...indicator,
      areaCode,
      organisationId: organisation,
      direction: "none" as const,
      decimals: 0,
    })),
  );
  const ids = new Map(given.indicators.map(({ key }, index) => [key, made[index]?.id ?? ""]));
  const forms = new Map<string, string>();
  for (const form of given.forms) {
    const validUntil = form.head.kind === "statutory" ? `${Number(today.slice(0, 4)) + 1}-12-31` : null;
    const id = await createForm(issuer, {
      head: { ...form.head, validUntil },
      definition: defineForm(given, form, (row) =>
        row.new === undefined ? indicatorId(row.plan ?? "", row.name ?? "") : (ids.get(row.new) ?? ""),
      ),
      areaCode,
      version: 0,
      reason: null,
    });
    forms.set(form.key, id);
  }
  const { title, year, message, dueInDays, issuedDaysAgo } = given.round;
  const drafted = await actAs(context, "statistics", addDays(today, -issuedDaysAgo));
  const roundId = await createRound(drafted, {
    areaCode,
    title,
    year,
    message,
    dueOn: addDays(today, dueInDays),
    version: 0,
    forms: given.round.forms.map(({ form, recipients }) => ({
      formId: forms.get(form) ?? "",
      recipients: recipients.map(([organisationId, area]) => ({ organisationId, areaCode: area })),
    })),
  });
  await issueRound(drafted, roundId);
  return roundId;
}

/** The context of somebody of the sample city on an earlier day, at ten in the morning in Beijing. */
export async function actAs(context: WriteContext, username: string, day: string): Promise<WriteContext> {
  const account = await context.transaction
    .selectFrom("account")
    .select("id")
    .where("username", "=", username)
    .executeTakeFirst();
  const actor = await findActor(context.transaction, account?.id ?? "");
  if (actor === undefined) throw new Error(`forms.json: nobody is called ${username}`);
  const now = new Date(Math.min(Date.parse(context.now), Date.parse(day) + dayMs / 12)).toISOString();
  return { ...context, actor, now };
}

type IndicatorRowOf = Extract<Sample["forms"][number]["rows"][number], { columns: string[] }>;

function defineForm(
  { columns }: Sample,
  { rows, rules, notes }: Sample["forms"][number],
  idOf: (row: IndicatorRowOf) => string,
): FormDefinition {
  const used = new Set(rows.flatMap((row) => ("heading" in row ? [] : row.columns)));
  const rowIds = new Map<string, string>();
  const defined = rows.map((row, index): FormRow => {
    const id = `r${index + 1}`;
    if ("heading" in row) return { id, kind: "heading", label: row.heading };
    rowIds.set(row.new ?? row.name ?? "", id);
    const { indent, isOfWhich, isRequired } = row;
    return {
      id,
      kind: "indicator",
      indicatorId: idOf(row),
      label: null,
      indent,
      isOfWhich,
      isRequired,
      columns: row.columns,
    };
  });
  const cell = (key: string) => ({ row: rowIds.get(key) ?? "", column: "total" });
  const definedRules = rules.map((rule, index): FormRule => {
    const id = `rule${index + 1}`;
    return "part" in rule
      ? {
          id,
          severity: "hard",
          mayDiffer: null,
          kind: "part-of-whole",
          part: cell(rule.part),
          whole: cell(rule.whole),
        }
      : {
          id,
          severity: "soft",
          mayDiffer: "行政区划调整或学校布局调整的年份可能变化较大。",
          kind: "year-change",
          cell: cell(rule.row),
          mostPercent: rule.mostPercent,
        };
  });
  return {
    formatVersion: 1,
    columns: columns.filter(({ id }) => used.has(id)),
    rows: defined,
    rules: definedRules,
    notes,
  };
}
