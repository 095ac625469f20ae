import type { CaseLoadDetail, LoadLook, LoadMapping } from "@halfsky/api-contract";
import type { KyselyPlugin } from "kysely";
import { platformActor } from "../../access/actor.ts";
import type { SignedIn } from "../../http/start-test-server.ts";
import { uploadFile } from "../../http/upload-file.ts";
import { JobWorker } from "../../jobs/job-worker.ts";
import type { CaseTestCity } from "../case-test-city.ts";
import { loadJobs } from "./load-job.ts";
import { clearLoadsKind, lookLoadKind, openLoadKind } from "./load-kind.ts";

/** The register that lists of tests are loaded into. */
export const system = "children-in-difficulty";

/** Made-up ID numbers of children with right check digits. */
export function idNumber(serial: number): string {
  const first = `110101201603${String(1 + (serial % 28)).padStart(2, "0")}${String(100 + serial).slice(-3)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first[at]), 0);
  return `${first}${"10X98765432"[sum % 11] ?? ""}`;
}
/** The day of birth that an ID number says. */
export const birthOf = (id: string) => `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;

/** The head of the lists of tests. */
export const head = "姓名,身份证号,出生日期,所在村,无人照料,侵害迹象";
/** How they are read. */
export const mapping: LoadMapping = {
  sheet: 0,
  headRow: 1,
  columns: {
    "person.name": 1,
    "person.idNumber": 2,
    "person.birthDate": 3,
    "field.locality": 4,
    "field.unattended": 5,
    "field.harmSign": 6,
  },
  set: { found: "match" },
};
/** A row of them. */
export const line = (name: string, id: string, more = "990101001,否,否") => `${name},${id},,${more}`;

/** Brings a list; a short one is looked through at once. */
export function send(
  person: SignedIn,
  lines: readonly string[],
  { by = mapping, prefer = "wait=60" }: { readonly by?: LoadMapping; readonly prefer?: string } = {},
) {
  return uploadFile(person, {
    url: `/api/case-loads/${system}/lists`,
    fileName: "名册.csv",
    content: [head, ...lines].join("\n"),
    fields: { mapping: JSON.stringify(by) },
    prefer,
  });
}
/** The look through a list that is brought. */
export const look = async (...sent: Parameters<typeof send>) => {
  const answer = await send(...sent);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<LoadLook>();
};
/** What a list comes to. */
export const preview = async (person: SignedIn, lines: readonly string[]) => {
  const { preview: found, problem } = await look(person, lines);
  if (found === null) throw new Error(JSON.stringify(problem));
  return found;
};
/** The faults of a list. */
export const faultsOf = async (...sent: Parameters<typeof send>) => {
  const { state, problem } = await look(...sent);
  if (state !== "faulty") throw new Error(`the list is ${state}`);
  return problem?.faults ?? [];
};
/** Takes a list on, or gives it up. */
export const post = (person: SignedIn, id: string, verb: "accept" | "give-up") =>
  person.inject({ method: "POST", url: `/api/case-loads/${system}/lists/${id}/${verb}`, payload: {} });
/** How a look stands; null where there is none. */
export const lookAt = async (person: SignedIn, id: string) => {
  const answer = await person.get(`/api/case-loads/${system}/lists/${id}`);
  return answer.statusCode === 200 ? answer.json<LoadLook>() : null;
};
/** Brings a list and takes it on; returns its id. */
export async function load(person: SignedIn, lines: readonly string[]): Promise<string> {
  const { id } = await look(person, lines);
  const answer = await post(person, id, "accept");
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return id;
}
const log = { error: () => undefined };
/** A worker that looks through lists and opens their cases. */
export const listWorker = ({ ground }: CaseTestCity) =>
  new JobWorker(
    ground,
    {
      [lookLoadKind]: loadJobs[lookLoadKind] ?? (async () => null),
      [openLoadKind]: loadJobs[openLoadKind] ?? (async () => null),
    },
    log,
  );
/** A worker whose process ends after so many statements: whatever it asks then is not done. */
export function dyingAfter(city: CaseTestCity, statements: number): JobWorker {
  let left = statements;
  const dying: KyselyPlugin = {
    transformQuery: ({ node }) => {
      left -= 1;
      if (left < 0) throw new Error("killed");
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  const { database } = city;
  const ground = {
    ...city.ground,
    database: { ...database, kysely: database.kysely.withPlugin(dying) },
  };
  return new JobWorker(ground, loadJobs, log);
}
/** A system with its lists. */
export const detailOf = async (person: SignedIn) => {
  const answer = await person.get(`/api/case-loads/${system}`);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<CaseLoadDetail>();
};
/** A list that was taken on. */
export const listOf = async (person: SignedIn, id: string) =>
  (await detailOf(person)).lists.find((one) => one.id === id);

/** The cases that a list opened. */
export async function casesOf({ database }: CaseTestCity, list: string) {
  return await database.kysely
    .selectFrom("service_action")
    .select(["transaction_id", "account_id"])
    .where("transaction_id", "like", `${list}/%`)
    .execute();
}

/** What the night does. */
export async function clearLists({ ground }: CaseTestCity) {
  await loadJobs[clearLoadsKind]?.({
    ground,
    actor: platformActor,
    jobId: "j",
    areaCode: "990100",
    payload: {},
    report: async () => undefined,
  });
}
