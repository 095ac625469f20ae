import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { act, type CaseTestCity, open, startCaseTestCity, tryAct } from "./case-test-city.ts";
import { addRegisterPeople, idNumbers, passCheck } from "./checked-test-people.ts";

let city: CaseTestCity;
type County = Awaited<ReturnType<typeof addRegisterPeople>>;
let east: County;
let west: County;

beforeAll(async () => {
  city = await startCaseTestCity();
  east = await addRegisterPeople(city, "990101");
  west = await addRegisterPeople(city, "990102");
  await passCheck(city, east.villageId, idNumbers[0]);
  await passCheck(city, west.villageId, idNumbers[1]);
});
afterAll(() => city.close());

const children = ["110101201603010012", "110101201603010020", "110101201603010039"] as const;
const leftBehind = {
  asked: { situation: "both", livesWith: "grandparents" },
  listing: { situation: "both", livesWith: "grandparents", entrustment: true, atSchool: "preschool" },
};
const migrant = {
  asked: {},
  listing: {
    homeArea: "990101",
    since: "2024-01-01",
    atSchool: "preschool",
    vaccinated: true,
    healthManaged: true,
    insured: true,
  },
};

/** A child proposed and looked at in a register of a county, ready to be listed. */
async function verified(
  { township }: County,
  system: "left-behind-children" | "migrant-children",
  idNumber: string | undefined,
) {
  const { asked } = system === "migrant-children" ? migrant : leftBehind;
  const parts = { name: "陈小宝", birthDate: "2016-03-01", ...(idNumber === undefined ? {} : { idNumber }) };
  const { id } = await open(township, system, "propose", {
    answers: {
      fields: { locality: { unknown: true }, found: "visit", ...asked },
      parties: { child: [{ id: "c", parts }], guardian: [{ id: "g", parts: { name: "陈父" } }] },
    },
  });
  await act(township, id, "verify", { answers: { fields: { findings: "陈家祖父照护" } } });
  return id;
}

async function list({ county, villageId }: County, system: string, id: string) {
  const { listing } = system === "migrant-children" ? migrant : leftBehind;
  return await tryAct(county, id, "enlist", { assignee: villageId, answers: { fields: listing } });
}

describe("one child in the registers of those left behind and of those who moved", () => {
  test("is listed once: the other county is told whom to ask, and nothing else of the case", async () => {
    const [child] = children;
    const first = await verified(east, "left-behind-children", child);
    expect((await list(east, "left-behind-children", first)).statusCode).toBe(200);
    for (const [county, system] of [
      [west, "migrant-children"],
      [west, "left-behind-children"],
      [east, "left-behind-children"],
    ] as const) {
      const id = await verified(county, system, child.toLowerCase());
      const refused = await list(county, system, id);
      expect(refused.statusCode).toBe(409);
      expect(refused.json()).toMatchObject({ code: "counted-elsewhere" });
      expect(refused.body).toContain("甲东区");
      const { number } = await city.database.kysely
        .selectFrom("service_case")
        .select("number")
        .where("id", "=", first)
        .executeTakeFirstOrThrow();
      for (const word of [first, number, "留守", "left-behind", "陈", "祖父"]) {
        expect(refused.body).not.toContain(word);
      }
      const standing = await city.database.kysely
        .selectFrom("service_case")
        .select("state")
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      expect(standing.state).toBe("verified");
    }
    // another child, and one whose number is not known, are listed
    for (const number of [children[1], undefined]) {
      const id = await verified(west, "migrant-children", number);
      expect((await list(west, "migrant-children", id)).statusCode).toBe(200);
    }
  });

  test("is listed by the other once the first has let go", async () => {
    const [, , child] = children;
    const first = await verified(east, "left-behind-children", child);
    expect((await list(east, "left-behind-children", first)).statusCode).toBe(200);
    const second = await verified(west, "migrant-children", child);
    expect((await list(west, "migrant-children", second)).statusCode).toBe(409);
    const leaving = { answers: { fields: { leftBecause: "moved" } }, reason: "随父母外出" };
    const { version } = await act(east.township, first, "leave", leaving);
    await act(east.county, first, "confirm", { pending: version });
    expect((await list(west, "migrant-children", second)).statusCode).toBe(200);
  });

  test("is listed by one of them where several list in the same moment", async () => {
    const child = "110101201603010047";
    const ids: (readonly [County, "left-behind-children" | "migrant-children", string])[] = [];
    for (const [county, system] of [
      [east, "left-behind-children"],
      [west, "migrant-children"],
      [west, "left-behind-children"],
      [east, "migrant-children"],
    ] as const) {
      ids.push([county, system, await verified(county, system, child)]);
    }
    const answers = await Promise.all(ids.map(([county, system, id]) => list(county, system, id)));
    const codes = answers.map(({ statusCode }) => statusCode);
    expect([
      codes.filter((code) => code === 200).length,
      codes.filter((code) => code === 409).length,
    ]).toEqual([1, 3]);
  });

  test("is not brought in by a correction of the ID number of one who is listed", async () => {
    const id = await verified(west, "migrant-children", undefined);
    expect((await list(west, "migrant-children", id)).statusCode).toBe(200);
    const corrected = await tryAct(west.county, id, "correct", {
      answers: { fields: {}, parties: { child: [{ id: "c", parts: { idNumber: children[0] } }] } },
      reason: "补填",
    });
    expect([corrected.statusCode, corrected.json<{ code: string }>().code]).toEqual([
      409,
      "counted-elsewhere",
    ]);
  });
});
