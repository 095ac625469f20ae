import type { ExportRow } from "@halfsky/api-contract";
import { groupsIn, systems } from "@halfsky/cases";
import { afterAll, beforeAll, expect, test } from "vitest";
import { platformActor } from "../../access/actor.ts";
import { createAccount } from "../../accounts/create-account.service.ts";
import { writeFor } from "../../http/run-in-transaction.ts";
import { testPassword } from "../../http/start-test-server.ts";
import { platformRole } from "../case-person.ts";
import { act, type CaseTestCity, open, startCaseTestCity } from "../case-test-city.ts";
import { linesOf } from "./export-test-file.ts";

let city: CaseTestCity;
beforeAll(async () => {
  city = await startCaseTestCity();
  // an export is agreed to within the court, or by its line above
  await writeFor(city.ground, { actor: platformActor, requestId: null }, async (context) =>
    createAccount(context, {
      username: "court-head",
      displayName: "court-head",
      organisationId: "court-990101",
      roleIds: [platformRole("supervisor")],
      password: testPassword,
      mustChangePassword: false,
    }),
  );
});
afterAll(() => city.close());

const system = "juvenile-units";
const byText = (one: readonly unknown[], other: readonly unknown[]): number =>
  one.join(" ").localeCompare(other.join(" "));

test("rows of a system that has some stand on a sheet of their own, by the number of the case", async () => {
  const { court } = city.people;
  const definition = systems.find(({ id }) => id === system);
  const [team] = definition === undefined ? [] : groupsIn(definition);
  if (team === undefined) throw new Error(`${system} has no rows`);
  const made: string[] = [];
  for (const posts of [["head", "handler"], ["counsellor"]]) {
    const { id, number } = await open(court, system, "register", {
      answers: { fields: { body: "court", unitName: `少年法庭${posts.length}`, locality: "990101001" } },
    });
    const rows = posts.map((post, index) => ({
      id: `row-${index}`,
      fields: { post, woman: true, qualified: index === 0, trainedOn: "2025-01-10" },
    }));
    await act(court, id, "start", { answers: { fields: {}, groups: { team: rows } } });
    made.push(number);
  }
  const asked = await court.send("POST", "/api/case-exports", {
    system,
    columns: ["state", "field:unitName", ...team.items.map((name) => `group:team.${name}`)],
    filter: {},
    reason: "年度队伍统计",
    basis: "未成年人保护法",
  });
  expect(asked.statusCode).toBe(200);
  const { id } = asked.json<ExportRow>();
  const head = await city.signIn("court-head");
  const agreed = await head.send("POST", `/api/case-exports/${id}/decision`, {
    decision: "agreed",
  });
  expect(agreed.statusCode).toBe(200);
  const file = await court.send("POST", `/api/case-exports/${id}/file`, { language: "zh" });
  const [titleRow, ...lines] = await linesOf(file.rawPayload, "明细 1");
  const titles = team.items.map((name) => `专办人员：${definition?.fields[name]?.title.zh}`);
  expect(titleRow?.[0]).toBe("编号");
  expect(titleRow?.slice(1).map((cell, index) => cell.startsWith(titles[index] ?? "?"))).toEqual(
    titles.map(() => true),
  );
  const [two = "", one = ""] = made;
  expect(lines.map((cells) => [cells[0], cells[1], cells[3]]).toSorted(byText)).toEqual(
    [
      [two, "负责人", "是"],
      [two, "办案人员", "否"],
      [one, "心理辅导人员", "是"],
    ].toSorted(byText),
  );
});
