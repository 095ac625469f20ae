import type { CaseDone, CaseRecord } from "@halfsky/api-contract";
import type { ServiceRole } from "@halfsky/cases";
import { randomUUID } from "node:crypto";
import { createAccount } from "../accounts/create-account.service.ts";
import { platformActor } from "../access/actor.ts";
import { importCalendar, readDeliveredSchedules } from "../calendar/import-calendar.service.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { type SignedIn, startTestServer, testPassword, type TestServer } from "../http/start-test-server.ts";
import { platformRole } from "./case-person.ts";

/** Agencies of the test city: in each county a federation, police, hospital, court, school; some of them in the city too. */
export const agencies = [
  { id: "federation-990101", area: "990101", name: "甲东区妇联" },
  { id: "police-990101", area: "990101", name: "甲东区公安局" },
  { id: "hospital-990101", area: "990101", name: "甲东区人民医院" },
  { id: "court-990101", area: "990101", name: "甲东区人民法院" },
  { id: "school-990101", area: "990101", name: "甲东区第一小学" },
  { id: "civil-990101", area: "990101", name: "甲东区民政局" },
  { id: "federation-990102", area: "990102", name: "甲西县妇联" },
  { id: "police-990102", area: "990102", name: "甲西县公安局" },
  { id: "federation-990100", area: "990100", name: "甲市妇联" },
  { id: "police-990100", area: "990100", name: "甲市公安局" },
] as const;

/** People of the test city by their username: where they work, and what they are in services. */
export const workers = {
  desk: ["federation-990101", "hotline", "federation"],
  worker: ["federation-990101", "caseworker"],
  "other-worker": ["federation-990101", "caseworker"],
  lead: ["federation-990101", "supervisor"],
  police: ["police-990101", "police"],
  "police-head": ["police-990101", "supervisor"],
  hospital: ["hospital-990101", "hospital"],
  court: ["court-990101", "court"],
  school: ["school-990101", "school", "duty-holder"],
  civil: ["civil-990101", "civil-affairs"],
  "far-desk": ["federation-990102", "hotline", "federation"],
  "far-worker": ["federation-990102", "caseworker"],
  "far-lead": ["federation-990102", "supervisor"],
  "far-police": ["police-990102", "police"],
  "city-lead": ["federation-990100", "supervisor"],
  "city-police": ["police-990100", "police"],
  "city-police-head": ["police-990100", "supervisor"],
  "city-office": ["office-990100", "leading-group-office"],
  "city-office-head": ["office-990100", "supervisor"],
} as const satisfies Record<string, readonly [string, ...ServiceRole[]]>;
export type CaseWorker = keyof typeof workers;

function isCaseWorker(username: string): username is CaseWorker {
  return Object.hasOwn(workers, username);
}

/** The usernames of everybody with a role in a service. */
export const caseWorkers = Object.keys(workers).filter(isCaseWorker);

export const serving: Readonly<Record<string, readonly ServiceRole[]>> = {
  federation: ["hotline", "federation", "caseworker", "supervisor"],
  police: ["police"],
  hospital: ["hospital"],
  court: ["court"],
  civil: ["civil-affairs"],
};

/** A test server with agencies and people who work on cases. */
export interface CaseTestCity extends TestServer {
  /** Account ids by username. */
  readonly accounts: Readonly<Record<CaseWorker, string>>;
  /** Everybody, signed in. */
  readonly people: Readonly<Record<CaseWorker, SignedIn>>;
}

/** Starts it; nobody's session ends however far the clock is moved. */
export async function startCaseTestCity(): Promise<CaseTestCity> {
  const server = await startTestServer({
    settings: { HALFSKY_SESSION_IDLE_MINUTES: 10_000_000, HALFSKY_SESSION_HOURS: 1_000_000 },
  });
  const accounts = await addWorkers(server);
  const signedIn = new Map<CaseWorker, SignedIn>();
  for (const username of caseWorkers) signedIn.set(username, await server.signIn(username));
  return { ...server, accounts, people: forEachWorker(signedIn) };
}

function forEachWorker<T>(known: ReadonlyMap<CaseWorker, T>): Record<CaseWorker, T> {
  const of = (username: CaseWorker): T => {
    const found = known.get(username);
    if (found === undefined) throw new Error(`no ${username}`);
    return found;
  };
  return {
    desk: of("desk"),
    worker: of("worker"),
    "other-worker": of("other-worker"),
    lead: of("lead"),
    police: of("police"),
    "police-head": of("police-head"),
    hospital: of("hospital"),
    court: of("court"),
    school: of("school"),
    civil: of("civil"),
    "far-desk": of("far-desk"),
    "far-worker": of("far-worker"),
    "far-lead": of("far-lead"),
    "far-police": of("far-police"),
    "city-lead": of("city-lead"),
    "city-police": of("city-police"),
    "city-police-head": of("city-police-head"),
    "city-office": of("city-office"),
    "city-office-head": of("city-office-head"),
  };
}

async function addWorkers({ ground }: TestServer): Promise<Record<CaseWorker, string>> {
  const days = await readDeliveredSchedules(ground.config.root);
  return await writeFor(ground, { actor: platformActor, requestId: null }, async (context) => {
    const { transaction, now } = context;
    await importCalendar(context, days);
    await transaction
      .insertInto("organisation")
      .values(
        agencies.map(({ id, area, name }) => ({
          id,
          name,
          short_name: name,
          pinyin: id,
          kind: "agency" as const,
          area_code: area,
        })),
      )
      .execute();
    await transaction
      .insertInto("service_agency")
      .values(
        agencies.flatMap(({ id, area }) =>
          (serving[id.split("-")[0] ?? ""] ?? []).map((role) => ({
            area_code: area,
            role,
            organisation_id: id,
            set_by: "platform",
            set_at: now,
          })),
        ),
      )
      .execute();
    const ids = new Map<CaseWorker, string>();
    for (const username of caseWorkers) {
      const [organisationId, ...roles] = workers[username];
      const id = await createAccount(context, {
        username,
        displayName: username,
        organisationId,
        roleIds: roles.map((role) => platformRole(role)),
        password: testPassword,
        mustChangePassword: false,
      });
      ids.set(username, id);
    }
    return forEachWorker(ids);
  });
}

/** Opens a case and expects it to work. */
export async function open(
  person: SignedIn,
  system: string,
  action: string,
  details: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
): Promise<CaseDone> {
  const answer = await person.send("POST", "/api/cases", {
    system,
    action,
    transactionId: randomUUID(),
    details,
    ...more,
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<CaseDone>();
}

/** Tries something on a case, by default on what it is now. */
export async function tryAct(
  person: SignedIn,
  id: string,
  action: string,
  details: Readonly<Record<string, unknown>> = {},
  more: { readonly baseVersion?: number; readonly transactionId?: string } = {},
) {
  const baseVersion =
    more.baseVersion ?? (await person.get(`/api/cases/${id}`)).json<CaseRecord>().row?.version ?? 1;
  return await person.send("POST", `/api/cases/${id}/actions`, {
    action,
    transactionId: more.transactionId ?? randomUUID(),
    baseVersion,
    details,
  });
}

/** Does something on a case and expects it to work. */
export async function act(...rest: Parameters<typeof tryAct>): Promise<CaseDone> {
  const answer = await tryAct(...rest);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<CaseDone>();
}

/** A call for help as the desk writes it down. */
export function callForHelp(victim: Readonly<Record<string, unknown>> = {}) {
  return {
    answers: {
      fields: { channel: "hotline", inDanger: true, place: "临时住处", account: "经过" },
      parties: {
        victim: [
          {
            id: "victim-1",
            parts: { name: "张小红", phone: "13800001234", birthDate: "1990-05-01", ...victim },
          },
        ],
        reporter: [{ id: "reporter-1", parts: { name: "李四", phone: "13900005678" } }],
      },
    },
  };
}
