import { randomUUID } from "node:crypto";
import { jsonText } from "../../database/json-text.ts";
import type { Database } from "../../database/open-database.ts";
import { ownSystems } from "../case-host.ts";

/** More counties of the test city, so that a table has something to hide among. */
export async function addCounties({ kysely }: Database, codes: readonly string[]): Promise<void> {
  const row = { level: "county", parent_code: "990100" } as const;
  await kysely
    .insertInto("area")
    .values(codes.map((code) => ({ ...row, code, name: `甲${code.slice(-2)}县`, pinyin: code })))
    .execute();
}

/** What cases of a test did in a year: the names of their actions, the opening one first. */
export interface MadeUpCases {
  readonly system: string;
  readonly areaCode: string;
  readonly year: number;
  readonly count: number;
  readonly actions: readonly string[];
  readonly sealed?: boolean;
  /** what was answered when they were opened */
  readonly answers?: Readonly<Record<string, string | boolean>>;
  /** June where it is left out */
  readonly month?: number;
}

/** Closed cases of a test with nothing secret in them, written straight into the tables: thousands in a second. */
export async function addClosedCases({ kysely }: Database, cases: readonly MadeUpCases[]): Promise<void> {
  for (const one of cases) {
    const { system, areaCode, year, count, actions, sealed = false, answers = {}, month = 6 } = one;
    if (count === 0) continue;
    const known = ownSystems().get(system);
    if (known === undefined) throw new Error(`no system ${system}`);
    const { hash, definition } = known;
    const kept = await kysely
      .selectFrom("service_definition")
      .select("hash")
      .where("hash", "=", hash)
      .execute();
    const at = (step: number): string =>
      `${year}-${String(month).padStart(2, "0")}-15T0${Math.min(step, 9)}:00:00.000Z`;
    if (kept.length === 0) {
      const row = { hash, system, definition: jsonText(definition), since: at(0) };
      await kysely.insertInto("service_definition").values(row).execute();
    }
    const ids = Array.from({ length: count }, () => `case-${randomUUID()}`);
    const common = { area_code: areaCode, definition_hash: hash };
    for (let start = 0; start < count; start += 1000) {
      const portion = ids.slice(start, start + 1000);
      await kysely
        .insertInto("service_case")
        .values(
          portion.map((id) => ({
            ...common,
            id,
            system,
            number: `T-${id.slice(5)}`,
            owner_organisation_id: "federation-990101",
            lies_in: areaCode,
            moves: jsonText([]),
            owner_area: areaCode,
            state: "closed",
            phase: "closed" as const,
            grade: null,
            sealed,
            assignee: null,
            opened_by: "public",
            opened_at: at(0),
            closed_at: at(actions.length),
            version: actions.length,
            next_due_at: null,
            next_due: null,
            next_step_at: null,
            nobody_to_tell: false,
            pending: 0,
            pending_for: jsonText([]),
            work: jsonText({}),
            who: null,
          })),
        )
        .execute();
      await kysely
        .insertInto("service_action")
        .values(
          portion.flatMap((id) =>
            actions.map((action, index) => ({
              ...common,
              case_id: id,
              number: index + 1,
              action,
              account_id: "public",
              organisation_id: "federation-990101",
              actor_area: areaCode,
              acted_as: "platform",
              relation: "platform",
              at: at(index),
              transaction_id: randomUUID(),
              base_version: index,
              details: jsonText(index === 0 ? { answers: { fields: answers } } : {}),
              secret: null,
              sealed: null,
            })),
          ),
        )
        .execute();
    }
  }
}
