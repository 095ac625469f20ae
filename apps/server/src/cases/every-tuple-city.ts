import {
  type ActionDetails,
  type CaseState,
  type FormAnswers,
  hashDefinition,
  type ServiceRole,
  serviceRoleNames,
  type SystemDefinition,
} from "@halfsky/cases";
import { owningRoles, type Stance, stances } from "@halfsky/cases/every-tuple";
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { findActor } from "../accounts/account.store.ts";
import { createAccount } from "../accounts/create-account.service.ts";
import { platformActor } from "../access/actor.ts";
import { importCalendar, readDeliveredSchedules } from "../calendar/import-calendar.service.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { type SignedIn, startTestServer, testPassword, type TestServer } from "../http/start-test-server.ts";
import { carryOut } from "./carry-out.ts";
import { type CaseHost, caseHostOf, type CaseWriteContext } from "./case-host.ts";
import { platformRole } from "./case-person.ts";
import { loadCase } from "./load-case.ts";
import { openJudged } from "./open-case.service.ts";

/*
 * One person for each way of standing to a case, on a real server. The owner is in one city and the area of the case in
 * another, so that each way is told from each other; everybody else is at home in a third place.
 */

const caseArea = "990201";
const organisations: Readonly<Record<string, string>> = {
  owner: "990101",
  "next-door": "990101",
  above: "990100",
  "above-in-another-line": "990100",
  jurisdiction: "990200",
  holder: "990102",
  reviewer: "990102",
  "task-holder": "990102",
  elsewhere: "990102",
};
const homes: Readonly<Record<Stance, string>> = {
  owns: "owner",
  assigned: "elsewhere",
  "supervises-owner": "above",
  "holds-referral": "holder",
  "holds-task": "task-holder",
  "in-jurisdiction": "jurisdiction",
  "holds-review": "reviewer",
  relieves: "owner",
  opened: "elsewhere",
  anyone: "elsewhere",
  "next-door": "next-door",
  "above-in-another-line": "above-in-another-line",
};

/** A test server with somebody who stands in each way to every case that is put on it. */
export interface TupleCity extends TestServer {
  readonly people: ReadonlyMap<Stance, SignedIn & { readonly accountId: string }>;
}

/** Starts it. */
export async function startTupleCity(): Promise<TupleCity> {
  const server = await startTestServer({
    settings: { HALFSKY_SESSION_IDLE_MINUTES: 10_000_000, HALFSKY_SESSION_HOURS: 1_000_000 },
  });
  const days = await readDeliveredSchedules(server.ground.config.root);
  const accounts = await writeFor(
    server.ground,
    { actor: platformActor, requestId: null },
    async (context) => {
      await importCalendar(context, days);
      const rows = Object.entries(organisations).map(([id, area_code]) => ({
        id,
        name: id,
        short_name: id,
        pinyin: id,
        kind: "agency" as const,
        area_code,
      }));
      await context.transaction.insertInto("organisation").values(rows).execute();
      const ids = new Map<Stance | "somebody", string>();
      for (const stance of [...stances, "somebody"] as const) {
        const id = await createAccount(context, {
          username: `stands-${stance}`,
          displayName: stance,
          organisationId: stance === "somebody" ? "elsewhere" : homes[stance],
          roleIds: [platformRole("employer")],
          password: testPassword,
          mustChangePassword: false,
        });
        ids.set(stance, id);
      }
      return ids;
    },
  );
  const people: [Stance, SignedIn & { readonly accountId: string }][] = [];
  for (const stance of stances) {
    const signedIn = await server.signIn(`stands-${stance}`);
    people.push([stance, { ...signedIn, accountId: accounts.get(stance) ?? "" }]);
  }
  await undoWhatIsDone(server.database);
  return { ...server, people: new Map(people) };
}

/** Gives everybody who stands to cases one role and no other, and the organisations above their lines in a system. */
export async function giveRole(
  { ground, people }: TupleCity,
  role: ServiceRole,
  definition: SystemDefinition,
): Promise<void> {
  const line = owningRoles(definition);
  const other = serviceRoleNames.filter((one) => !line.includes(one));
  const serves = (organisation_id: string, roles: readonly ServiceRole[]) =>
    roles.map((one) => ({ area_code: organisations[organisation_id] ?? "", role: one, organisation_id }));
  await writeFor(ground, { actor: platformActor, requestId: null }, async ({ transaction, now }) => {
    const agencies = [
      ...serves("above", line.slice(-1)),
      ...serves("next-door", serviceRoleNames),
      ...serves("above-in-another-line", other),
    ];
    await transaction.deleteFrom("service_agency").execute();
    await transaction
      .insertInto("service_agency")
      .values(agencies.map((one) => ({ ...one, set_by: "platform", set_at: now })))
      .execute();
    await transaction
      .updateTable("account_role")
      .set({ role_id: platformRole(role) })
      .where(
        "account_id",
        "in",
        [...people.values()].map(({ accountId }) => accountId),
      )
      .execute();
  });
}

/**
 * Moves whom cases are assigned to, who usually is of another organisation so that she stands to them in no other way: to the
 * owner's where somebody acts beside her, and away where somebody relieves her.
 */
export async function moveAssigned({ database, people }: TupleCity, stance: Stance): Promise<void> {
  await database.kysely
    .updateTable("account")
    .set({ organisation_id: stance === "owns" ? "owner" : "elsewhere", is_active: stance !== "relieves" })
    .where("id", "=", people.get("assigned")?.accountId ?? "")
    .execute();
}

/** A definition as an earlier version might have been, of which the opening led straight to a state and told everybody. */
function leadingTo(definition: SystemDefinition, state: string): SystemDefinition {
  const opening = openingOf(definition);
  const own = definition.actions[opening];
  if (own === undefined) throw new Error(`${definition.id} opens by nothing`);
  const waiting = Object.entries(definition.actions)
    .filter(([, { secondPerson }]) => secondPerson !== undefined)
    .map(([name, rule]) => [name, { ...rule, from: [state] }] as const);
  const tasks = Object.entries(definition.tasks ?? {}).map(
    ([name, { when: _when, after: _after, ...rule }]) => [name, rule],
  );
  return {
    ...definition,
    ...(definition.tasks === undefined ? {} : { tasks: Object.fromEntries(tasks) }),
    actions: {
      ...definition.actions,
      ...Object.fromEntries(waiting),
      [opening]: {
        title: own.title,
        by: own.by,
        from: "new",
        to: state,
        effects: [
          ...Object.keys(definition.referrals ?? {}).map((refer) => ({ refer })),
          ...(definition.tasks === undefined ? [] : [{ fanOut: true as const }]),
          { assign: "named" as const },
        ],
      },
    },
  };
}

function openingOf({ actions }: SystemDefinition): string {
  return Object.keys(actions).find((name) => actions[name]?.from === "new") ?? "";
}

/** A case that stands on the server. */
export interface PutCase {
  readonly id: string;
  /** as the server itself reads it, by the definition as it is */
  readonly state: CaseState;
}

/**
 * Puts a case in a state on the server, by a written log through the store that people's actions go through: with a referral
 * of each kind, each item of the bundle, answers where there are some, each action of a second person and a broken glass.
 */
export async function putCase(
  city: TupleCity,
  definition: SystemDefinition,
  state: string,
  answers?: FormAnswers,
): Promise<PutCase> {
  const { ground, people } = city;
  const idOf = (stance: Stance): string => people.get(stance)?.accountId ?? "";
  const earlier = leadingTo(definition, state);
  const hash = hashDefinition(earlier);
  const own = caseHostOf(ground.config);
  own.shelf.set(hash, earlier);
  const host: CaseHost = {
    ...own,
    overlaid: new Map(),
    systems: new Map([...own.systems, [definition.id, { hash, definition: earlier }]]),
  };
  const [opener, somebody] = await Promise.all([
    findActor(city.database.kysely, idOf("opened")),
    city.database.kysely
      .selectFrom("account")
      .select("id")
      .where("username", "=", "stands-somebody")
      .executeTakeFirstOrThrow()
      .then(({ id }) => findActor(city.database.kysely, id)),
  ]);
  if (opener === undefined || somebody === undefined) throw new Error("nobody opens");
  return await writeFor(ground, { actor: opener, requestId: null }, async (base) => {
    const context: CaseWriteContext = { ...base, host };
    await sql`select set_config('tuples.keep', 'yes', true)`.execute(base.transaction);
    const to = (names: object | undefined, organisation: string) =>
      Object.keys(names ?? {}).map((name) => [name, organisation]);
    const actedAs = earlier.actions[openingOf(earlier)]?.by[0] ?? "";
    const { loaded } = await openJudged(
      context,
      {
        system: definition.id,
        areaCode: caseArea,
        action: openingOf(earlier),
        transactionId: randomUUID(),
        details: {},
      },
      () =>
        Promise.resolve({
          status: "accepted",
          actedAs,
          relation: "opened",
          details: {
            owner: { organisationId: "owner", areaCode: organisations["owner"] ?? "" },
            assignee: idOf("assigned"),
            agencies: Object.fromEntries([
              ...to(definition.referrals, "holder"),
              ...to(definition.tasks, "task-holder"),
            ]),
          },
          effects: [],
          pending: false,
          notices: [],
        }),
    );
    const { id } = loaded.row;
    let at = loaded;
    const go = async (action: string, details: ActionDetails, isPlatform = false): Promise<void> => {
      at = await carryOut({ ...context, actor: isPlatform ? platformActor : somebody }, at, {
        action,
        transactionId: randomUUID(),
        baseVersion: at.state.version,
        accepted: {
          status: "accepted",
          actedAs: isPlatform ? "platform" : actedAs,
          relation: isPlatform ? "platform" : "opened",
          details,
          effects: [],
          pending: false,
          notices: [],
        },
      });
    };
    if (answers !== undefined) await go("correct", { answers, reason: "试" });
    for (const { action, details } of stepsAfter(earlier)) await go(action, details);
    const deadline = `glass:${at.state.version}`;
    const step = { id: randomUUID(), deadline, event: "escalate" as const, reached: "glassOffice" };
    await go("clock-step", { step, agencies: { glass: "reviewer" } }, true);
    const read = await loadCase({ ...base, host: own }, id);
    if (read === undefined) throw new Error(`no ${id}`);
    return { id, state: read.state };
  });
}

/** What else is done so that actions of the engine have something that they are about. */
function stepsAfter({ actions, grade, tasks }: SystemDefinition) {
  const second = Object.entries(actions).filter(([, { secondPerson }]) => secondPerson !== undefined);
  const lowest = Object.keys(grade?.values ?? {}).at(-1);
  const [task] = Object.keys(tasks ?? {});
  return [
    ...second.map(([action]) => ({ action, details: {} })),
    ...(lowest === undefined ? [] : [{ action: "lower-grade", details: { grade: lowest, reason: "试" } }]),
    ...(task === undefined ? [] : [{ action: "return-task", details: { task, reason: "试" } }]),
    { action: "break-glass", details: { minutes: 480, reason: "试" } },
  ];
}

/**
 * Whatever is done to a case is undone when it is about to be kept, but for what `putCase` does: everything up to there
 * happens as always. A sequence counts it, since that alone is not undone.
 */
async function undoWhatIsDone({ kysely }: TestServer["database"]): Promise<void> {
  await sql`create sequence undone_on_purpose`.execute(kysely);
  await sql`create function undo_on_purpose() returns trigger language plpgsql as $$
    begin
      if current_setting('tuples.keep', true) = 'yes' then return null; end if;
      perform nextval('undone_on_purpose');
      raise exception 'undone on purpose';
    end $$`.execute(kysely);
  await sql`create constraint trigger undone_on_purpose after insert on service_action
    deferrable initially deferred for each row execute function undo_on_purpose()`.execute(kysely);
}

/** How often something was undone. */
export async function countUndone({ database: { kysely } }: TupleCity): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select case when is_called then last_value else 0 end as count from undone_on_purpose`.execute(kysely);
  return Number(rows[0]?.count);
}
