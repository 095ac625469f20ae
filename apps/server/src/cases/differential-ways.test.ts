import type { CaseRecord, ExportOptions, ExportRow } from "@halfsky/api-contract";
import { filterFields, type FormAnswers, type ServiceRole, type SystemDefinition } from "@halfsky/cases";
import { type Stance, stances } from "@halfsky/cases/every-tuple";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { createAccount } from "../accounts/create-account.service.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { type SignedIn, testPassword } from "../http/start-test-server.ts";
import { giveRole, moveAssigned, startTupleCity, type TupleCity } from "./every-tuple-city.ts";
import { platformRole } from "./case-person.ts";
import {
  difference,
  everything,
  hiddenChanged,
  putAnswered,
  shownChanged,
  takeAway,
  triedSystems,
} from "./two-worlds.ts";

/*
 * One case alone, and another of the same log alone, that differ only in what one reader may not see: whatever she finds,
 * counts, filters by and takes out of the two is the same to the byte. And of each of these ways: a case that differs in what
 * she does see is told otherwise, so that no empty answer proves it.
 */

const ways = ["search", "candidates", "counts", "filtered", "list", "queue", "export"] as const;
type Way = (typeof ways)[number];
type Told = Readonly<Record<Way, string>>;

let city: TupleCity;
/** somebody of each organisation who may agree to an export */
const agreeing = new Map<string, SignedIn>();
/** the organisations of those who stand to a case, by whom they are */
const organisations = new Map<Stance, string>();

beforeAll(async () => {
  city = await startTupleCity();
  const { kysely } = city.database;
  for (const [stance, { accountId }] of city.people) {
    const { organisation_id } = await kysely
      .selectFrom("account")
      .select("organisation_id")
      .where("id", "=", accountId)
      .executeTakeFirstOrThrow();
    organisations.set(stance, organisation_id);
  }
  for (const organisationId of new Set(organisations.values())) {
    const username = `agrees-${organisationId}`;
    await writeFor(city.ground, { actor: platformActor, requestId: null }, (context) =>
      createAccount(context, {
        username,
        displayName: username,
        organisationId,
        roleIds: [platformRole("supervisor")],
        password: testPassword,
        mustChangePassword: false,
      }),
    );
    agreeing.set(organisationId, await city.signIn(username));
  }
}, 120_000);
afterAll(() => city.close());

/** All that is told of the one case that there is, with its own id and number taken out. */
async function toldOf(
  stance: Stance,
  definition: SystemDefinition,
  id: string,
  sought: readonly FormAnswers[],
): Promise<Told> {
  const person = city.people.get(stance);
  if (person === undefined) throw new Error(stance);
  const { number } = await city.database.kysely
    .selectFrom("service_case")
    .select("number")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const plain = (text: string): string =>
    text
      .replaceAll(id, "ID")
      .replaceAll(number, "NUMBER")
      .replaceAll(/"request-[a-z0-9]+"/gu, '"REQUEST"');
  const system = definition.id;
  const get = async (path: string): Promise<string> => plain((await person.get(path)).body);
  const all = async (paths: readonly string[]): Promise<string> => {
    const texts: string[] = [];
    for (const path of paths) texts.push(await get(path));
    return texts.join("\n");
  };
  const where = [...new Set(sought.flatMap((answers) => conditionsOf(definition, answers)))];
  return {
    search: plain(await searched(person, sought)),
    candidates: plain(await candidates(person, system, sought)),
    counts: await all([
      `/api/case-filters?system=${system}`,
      ...where.slice(0, 1).map((one) => `/api/case-filters?system=${system}&${one}`),
    ]),
    filtered: await all(where.map((one) => `/api/cases?system=${system}&${one}`)),
    list: await get("/api/cases?sort=opened"),
    queue: await get("/api/case-queue"),
    export: plain(await takenOut(stance, person, system)),
  };
}

/** Each question by which a list may be filtered, with the answer to it. */
function conditionsOf(definition: SystemDefinition, { fields }: FormAnswers): readonly string[] {
  return filterFields(definition).flatMap((name) => {
    const answer = fields[name];
    const isOne = typeof answer === "string" || typeof answer === "boolean";
    return isOne ? [`where=${encodeURIComponent(`${name}:${String(answer)}`)}`] : [];
  });
}

async function searched(person: SignedIn, sought: readonly FormAnswers[]): Promise<string> {
  const people = sought.flatMap(({ parties = {} }) => Object.values(parties).flat());
  const texts: string[] = [];
  for (const by of ["name", "phone", "idNumber"] as const) {
    for (const text of new Set(people.flatMap(({ parts }) => parts[by] ?? []))) {
      texts.push((await person.send("POST", "/api/cases/search", { by, text })).body);
    }
  }
  return texts.join("\n");
}

async function candidates(person: SignedIn, system: string, sought: readonly FormAnswers[]): Promise<string> {
  const texts: string[] = [];
  for (const { parties } of sought) {
    texts.push((await person.send("POST", "/api/cases/candidates", { system, parties })).body);
  }
  return texts.join("\n");
}

/** The cells of a file of everything that she may ask for; in words why there is none. */
async function takenOut(stance: Stance, person: SignedIn, system: string): Promise<string> {
  const options = (await person.get("/api/case-exports/options")).json<ExportOptions>();
  const columns = options.systems.find(({ id }) => id === system)?.columns.map(({ id }) => id) ?? [];
  if (columns.length === 0) return "no column";
  const asked = await person.send("POST", "/api/case-exports", {
    system,
    columns,
    reason: "质量评查",
    basis: "工作规范",
  });
  if (asked.statusCode !== 200) return asked.body;
  const { id, cases } = asked.json<ExportRow>();
  const second = agreeing.get(organisations.get(stance) ?? "");
  const agreed = await second?.send("POST", `/api/case-exports/${id}/decision`, { decision: "agreed" });
  if (agreed?.statusCode !== 200) throw new Error(agreed?.body ?? stance);
  const file = await person.send("POST", `/api/case-exports/${id}/file`, { language: "zh" });
  if (file.statusCode !== 200) return file.body;
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(file.rawPayload).buffer);
  const cells = workbook.worksheets.map((page) => [page.name, page.getSheetValues()]);
  return JSON.stringify([cases, cells]).replaceAll(id, "EXPORT");
}

const movedAnywhere: Way[] = [];

test.each(triedSystems)(
  "%s: what a reader does not see changes nothing of what she finds, counts and takes out, and what she sees does",
  async (_, definition) => {
    const now = city.ground.now().toISOString();
    const own = everything(definition, 7, now);
    const made = everything(definition, 8, now);
    const leaks: unknown[] = [];
    const moved = new Set<Way>();
    let compared = 0;
    for (const role of new Set(Object.values(definition.actors).map((actor) => actor.role))) {
      compared += await compare(role);
    }
    movedAnywhere.push(...moved);
    expect(leaks).toEqual([]);
    expect(compared).toBeGreaterThan(0);
    // what lists may be filtered by is counted, and told to whoever sees cases as such
    const counted: readonly Way[] = filterFields(definition).length > 0 ? ["counts", "filtered"] : [];
    expect([...moved]).toEqual(expect.arrayContaining(["export", ...counted]));

    async function compare(role: ServiceRole): Promise<number> {
      await giveRole(city, role, definition);
      /** by the answers of another world, who is told of it and what must come of it */
      const others = new Map<string, { readonly answers: FormAnswers; readonly stances: Stance[] }>();
      const shown = new Map<Stance, FormAnswers>();
      const before = new Map<string, Told>();
      const first = (await putAnswered(city, definition, own)).id;
      for (const stance of stances) {
        await moveAssigned(city, stance);
        const answer = await city.people.get(stance)?.get(`/api/cases/${first}`);
        if (answer?.statusCode !== 200) continue;
        const record = answer.json<CaseRecord>();
        const hidden = hiddenChanged(definition, record, own, made);
        const visible = shownChanged(definition, record, own, made);
        if (hidden !== null) {
          const key = JSON.stringify(hidden);
          const same = others.get(key) ?? { answers: hidden, stances: [] };
          same.stances.push(stance);
          others.set(key, same);
          before.set(`${stance} ${key}`, await toldOf(stance, definition, first, [own, hidden]));
        }
        if (visible !== null && shown.size === 0) {
          shown.set(stance, visible);
          before.set(stance, await toldOf(stance, definition, first, [own, visible]));
        }
      }
      await takeAway(city, first);
      for (const [key, { answers, stances: readers }] of others) {
        const second = (await putAnswered(city, definition, answers)).id;
        for (const stance of readers) {
          await moveAssigned(city, stance);
          const one = before.get(`${stance} ${key}`);
          const two = await toldOf(stance, definition, second, [own, answers]);
          for (const way of ways) {
            if (one?.[way] !== two[way])
              leaks.push([role, stance, way, ...difference(one?.[way] ?? "", two[way])]);
          }
        }
        await takeAway(city, second);
      }
      for (const [stance, answers] of shown) {
        const third = (await putAnswered(city, definition, answers)).id;
        await moveAssigned(city, stance);
        const two = await toldOf(stance, definition, third, [own, answers]);
        for (const way of ways) if (before.get(stance)?.[way] !== two[way]) moved.add(way);
        await takeAway(city, third);
      }
      return before.size - shown.size;
    }
  },
  600_000,
);

test("each of these ways tells a case that differs in what a reader sees", () => {
  expect(new Set(movedAnywhere)).toEqual(new Set(ways));
});
