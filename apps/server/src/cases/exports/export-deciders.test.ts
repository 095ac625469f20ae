import type { ExportList, ExportRow, NotificationList } from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SignedIn } from "../../http/start-test-server.ts";
import { callForHelp, type CaseTestCity, open, startCaseTestCity } from "../case-test-city.ts";

let city: CaseTestCity;
beforeAll(async () => {
  city = await startCaseTestCity();
  await open(city.people.desk, "dv-case", "receive", callForHelp());
}, 120_000);
afterAll(() => city.close());

const why = { reason: "年度案件质量评查", basis: "反家庭暴力法第四条" };

async function ask(person: SignedIn, system: string, columns: readonly string[]): Promise<ExportRow> {
  const answer = await person.send("POST", "/api/case-exports", { system, columns, filter: {}, ...why });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<ExportRow>();
}

const decide = (person: SignedIn, id: string, decision = "agreed", reason = "") =>
  person.send("POST", `/api/case-exports/${id}/decision`, { decision, reason });

describe("an ask for an export", () => {
  test("is decided above by the line of the organisation alone: no other trade there sees it or decides, supervisors too", async () => {
    const { desk, worker } = city.people;
    const { id } = await ask(desk, "dv-case", ["state"]);
    const trades = ["city-police-head", "city-office", "city-office-head", "police-head"] as const;
    const outcomes: unknown[] = [];
    for (const username of trades) {
      const person = city.people[username];
      const agreed = await decide(person, id);
      const refused = await decide(person, id, "refused", "不同意");
      const seen = (await person.get("/api/case-exports")).json<ExportList>().exports;
      outcomes.push([agreed.statusCode, refused.statusCode, seen.filter((one) => one.id === id)]);
    }
    expect(outcomes).toEqual(trades.map(() => [404, 404, []]));
    const above = city.people["city-lead"];
    const seen = (await above.get("/api/case-exports")).json<ExportList>().exports;
    expect(seen.find((one) => one.id === id)).toMatchObject({ mayDecide: true, state: "asked" });
    expect((await decide(worker, id)).statusCode).toBe(403);
    expect((await decide(above, id)).json()).toMatchObject({ state: "agreed" });
  });

  test("where the organisation has nobody else, it is the line above that is told; where nobody could agree, it is not taken", async () => {
    const asks = async (person: SignedIn) =>
      (await person.get("/api/notifications"))
        .json<NotificationList>()
        .notifications.flatMap(({ kind, subject }) => (kind === "case.ask-export" ? [subject?.id] : []));
    const { lead, "city-lead": above, "city-office-head": office } = city.people;
    const own = await ask(lead, "dv-case", ["state"]);
    expect([(await asks(above)).includes(own.id), (await asks(office)).includes(own.id)]).toEqual([
      true,
      false,
    ]);
    const { id } = await ask(city.people.desk, "dv-case", ["state"]);
    expect([(await asks(lead)).includes(id), (await asks(above)).includes(id)]).toEqual([true, false]);
    // nobody is above the city's federation
    expect((await ask(city.people["city-office"], "dv-case", ["state"])).state).toBe("asked");
    const alone = await above.send("POST", "/api/case-exports", {
      system: "dv-case",
      columns: ["state"],
      filter: {},
      ...why,
    });
    expect([alone.statusCode, alone.json<{ code: string }>().code]).toEqual([409, "second-person-needed"]);
    expect(
      (await above.get("/api/case-exports")).json<ExportList>().exports.filter(({ isMine }) => isMine),
    ).toEqual([]);
  });
});
