import { type CaseAction, foldCase, type FormAnswers, type Person } from "@halfsky/cases";
import { sql } from "kysely";
import { platformActor } from "../apps/server/src/access/actor.ts";
import {
  type CaseHost,
  caseHostOf,
  clockBasisIn,
  type CaseWriteContext,
} from "../apps/server/src/cases/case-host.ts";
import { holdersOf, projectionOf } from "../apps/server/src/cases/case-projection.ts";
import { storeDefinition, systemOf } from "../apps/server/src/cases/definitions.ts";
import { actionPlace } from "../apps/server/src/cases/load-case.ts";
import { personKeysOf } from "../apps/server/src/cases/match-people.ts";
import { splitDetails } from "../apps/server/src/cases/secret-details.ts";
import { newId } from "../apps/server/src/database/new-id.ts";
import { writeFor } from "../apps/server/src/http/run-in-transaction.ts";
import { scenarios } from "../packages/cases/src/systems/scenarios/index.ts";
import { playScenario } from "../packages/cases/src/systems/scenarios/play-scenario.ts";
import { seededRandom } from "./bench.ts";
import { caseCounties, type CaseCity, organisationIn, peopleOfRole } from "./case-city.ts";

/** The systems that the cases are of. */
const madeSystems = [
  "women-rights-hotline",
  "dv-case",
  "family-dispute-mediation",
  "legal-aid",
  "mandatory-report-minors",
  "child-protection-hotline",
  // people of these two are found by name and telephone, those of the others by ID number alone
  "birth-one-thing",
  "staff-background-check",
];
/** Share of cases that still run. */
const openShare = 0.3;
const day = 86_400_000;
const batch = 500;

/** The log of a story, or its beginning. */
interface Pattern {
  readonly system: string;
  readonly log: readonly CaseAction[];
  readonly area: string;
}

/** Whole stories, and beginnings of three to six actions before the clock had to act. */
function patternsOf(host: CaseHost): {
  readonly whole: readonly Pattern[];
  readonly begun: readonly Pattern[];
} {
  const played = scenarios
    .filter(({ system }) => madeSystems.includes(system))
    .map((scenario) => ({
      system: scenario.system,
      area: scenario.area,
      log: playScenario(systemOf(host, scenario.system).definition, scenario).log,
    }));
  const begun = played.flatMap(({ system, area, log }) => {
    const end = log.findIndex(({ action }) => action === "clock-step");
    const longest = Math.min(end === -1 ? log.length : end, log.length - 1, 6);
    return Array.from({ length: Math.max(longest - 2, 1) }, (_, index) => ({
      system,
      area,
      log: log.slice(0, longest - index),
    }));
  });
  return { whole: played.filter(({ log }) => log.length <= 13), begun };
}

/** Rows of a table as JSON, as `insertRows` takes them. */
type Rows = Record<string, unknown>[];
interface MadeRows {
  readonly service_case: Rows;
  readonly service_case_key: Rows;
  readonly service_action: Rows;
  readonly service_holder: Rows;
  readonly service_person_key: Rows;
}

/**
 * Puts cases into the city: stories with other people, places and days, folded, enciphered and hashed by the functions of the
 * server itself, and written in bulk. The clock is taken to have done what was due. Returns how many actions they have.
 */
export async function makeCases(city: CaseCity, count: number): Promise<number> {
  const { ground } = city;
  const host = caseHostOf(ground.config);
  const { whole, begun } = patternsOf(host);
  const random = seededRandom(11);
  let actions = 0;
  for (let made = 0; made < count; made += batch) {
    await writeFor(ground, { actor: platformActor, requestId: null }, async (written) => {
      const context: CaseWriteContext = { ...written, host };
      const { transaction, now } = context;
      if (made === 0)
        for (const system of madeSystems) await storeDefinition(context, systemOf(host, system));
      const clock = await clockBasisIn(context);
      const rows: MadeRows = {
        service_case: [],
        service_case_key: [],
        service_action: [],
        service_holder: [],
        service_person_key: [],
      };
      for (let number = made; number < Math.min(made + batch, count); number += 1) {
        const isOpen = random() < openShare;
        const pattern = pick(random, isOpen ? begun : whole);
        const area = pick(random, caseCounties);
        const current = systemOf(host, pattern.system);
        const caseId = newId("case");
        const log = moved(pattern, {
          area,
          accountOf: (name) => city.accountOf(name, area, Math.floor(random() * peopleOfRole)),
          latest: Date.parse(now) - random() * (isOpen ? 12 : 1000) * day,
          names: number,
          hash: current.hash,
          random,
        });
        const { keys, wrapped } = host.vault.makeKeys(caseId);
        const state = foldCase(host.shelf, log, clock);
        const place = { area_code: area, case_id: caseId };
        const projection = projectionOf(current, state, {
          caseId,
          openedIn: area,
          now: log.at(-1)?.at ?? now,
          clock,
          keys,
        });
        rows.service_case.push({
          ...projection,
          area_code: area,
          id: caseId,
          system: pattern.system,
          number: `BE-${area}-26-${String(number).padStart(6, "0")}`,
          opened_by: state.openedBy,
          opened_at: state.openedAt,
          next_step_at:
            projection.next_step_at !== null && projection.next_step_at <= now
              ? null
              : projection.next_step_at,
          who: bytes(projection.who),
        });
        rows.service_case_key.push({
          ...place,
          provider: wrapped.provider,
          data_key: bytes(wrapped.dataKey),
          sealed_key: bytes(wrapped.sealedKey),
          destroyed_at: null,
        });
        for (const action of log) {
          const { plain, secret, sealed } = splitDetails(current.definition, action.details, state.openedAt);
          const at = actionPlace(action.number);
          rows.service_action.push({
            ...place,
            number: action.number,
            action: action.action,
            account_id: action.actor.accountId,
            organisation_id: action.actor.organisationId,
            actor_area: action.actor.areaCode,
            acted_as: action.actedAs,
            relation: action.relation,
            at: action.at,
            transaction_id: `${caseId}/${action.number}`,
            base_version: action.baseVersion,
            definition_hash: action.definitionHash,
            details: plain,
            secret: secret === null ? null : bytes(keys.encipher("data", at, secret)),
            sealed: sealed === null ? null : bytes(keys.encipher("sealed", at, sealed)),
          });
        }
        for (const one of holdersOf(state))
          rows.service_holder.push({
            ...place,
            kind: one.kind,
            name: one.name,
            number: one.number,
            organisation_id: one.organisationId,
            state: one.state,
            is_open: one.isOpen,
            sent_at: one.sentAt,
            acknowledge_by: one.acknowledgeBy,
            answer_by: one.answerBy,
          });
        for (const key of personKeysOf(host, current.definition, state))
          rows.service_person_key.push({
            ...place,
            party: key.party,
            person_id: key.personId,
            kind: key.kind,
            blind: key.blind,
            privacy: key.privacy,
            opened_at: state.openedAt,
          });
        actions += log.length;
      }
      for (const [table, list] of Object.entries(rows)) {
        if (list.length === 0) continue;
        const columns = sql.join(Object.keys(list[0] ?? {}).map((column) => sql.ref(column)));
        await sql`insert into ${sql.table(table)} (${columns}) select ${columns}
          from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(list)}::json)`.execute(
          transaction,
        );
      }
    });
  }
  return actions;
}

/** As PostgreSQL reads bytes in text. */
function bytes(value: Uint8Array | null): string | null {
  return value === null ? null : `\\x${Buffer.from(value).toString("hex")}`;
}

function pick<T>(random: () => number, list: readonly T[]): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error("nothing to choose from");
  return found;
}

interface Moving {
  readonly area: string;
  readonly accountOf: (name: string) => string;
  /** the last action is done at about this moment, on the same day of the week as in the story */
  readonly latest: number;
  /** number by which people get their telephone and ID numbers */
  readonly names: number;
  readonly hash: string;
  readonly random: () => number;
}

/** A story that happened elsewhere, later or earlier, to other people. */
function moved({ log, area }: Pattern, to: Moving): readonly CaseAction[] {
  const shift = Math.floor((to.latest - Date.parse(log.at(-1)?.at ?? "")) / (7 * day)) * 7 * day;
  const accounts = new Map<string, string>();
  const accountOf = (name: string): string => {
    const known = accounts.get(name) ?? (name === "platform" ? name : to.accountOf(name));
    accounts.set(name, known);
    return known;
  };
  const isElsewhere = (code: string) => code !== area;
  const organisationOf = (id: string) => (id === "platform" ? id : organisationIn(to.area, id));
  return log.map((action) => {
    const { answers, assignee, agencies, owner, ...details } = action.details;
    return {
      ...action,
      actor: {
        accountId: accountOf(action.actor.accountId),
        organisationId: organisationOf(action.actor.organisationId),
        areaCode: isElsewhere(action.actor.areaCode) ? action.actor.areaCode : to.area,
      },
      at: new Date(Date.parse(action.at) + shift).toISOString(),
      definitionHash: to.hash,
      details: {
        ...details,
        ...(answers === undefined ? {} : { answers: renamed(answers, to) }),
        ...(assignee === undefined ? {} : { assignee: accountOf(assignee) }),
        ...(owner === undefined
          ? {}
          : { owner: { organisationId: organisationOf(owner.organisationId), areaCode: to.area } }),
        ...(agencies === undefined
          ? {}
          : {
              agencies: Object.fromEntries(
                Object.entries(agencies).map(([role, id]) => [role, id === null ? null : organisationOf(id)]),
              ),
            }),
      },
    };
  });
}

const surnames = Array.from("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗");
const signs = Array.from("秀英小雨建国梦瑶欣怡浩然丽华芳敏静强磊洋");

/** A full name as the cases have them: 8,000 of them, so that a dozen cases share one. */
export function someName(random: () => number): string {
  return `${pick(random, surnames)}${pick(random, signs)}${pick(random, signs)}`;
}

/** The telephone of the people of a case. */
export function phoneOf(number: number): string {
  return `138${String(10_000_000 + number)}`;
}

/** The same answers with other people: as many parts, other names and numbers. */
function renamed(answers: FormAnswers, { names, random }: Moving): FormAnswers {
  if (answers.parties === undefined) return answers;
  const other = ({ id, parts }: Person): Person => ({
    id,
    parts: {
      ...parts,
      ...(parts.name === undefined ? {} : { name: someName(random) }),
      ...(parts.phone === undefined ? {} : { phone: phoneOf(names) }),
      ...(parts.idNumber === undefined ? {} : { idNumber: `E${String(10_000_000 + names)}` }),
    },
  });
  return {
    ...answers,
    parties: Object.fromEntries(
      Object.entries(answers.parties).map(([party, people]) => [party, people.map(other)]),
    ),
  };
}
