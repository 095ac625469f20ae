import type { FormList, NotificationList, Problem } from "@halfsky/api-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exampleRound, issueExample } from "../rounds/test-round.ts";
import { faultless, read, save, startSubmissionCity, step, type SubmissionCity } from "./test-submissions.ts";

let city: SubmissionCity;
/** The city's bureau of education reports for a county that has its own bureau of statistics, and for one without. */
let withBureau: string;
let without: string;
beforeAll(async () => {
  city = await startSubmissionCity();
  const { forms } = (await city.as("statistics").get("/api/forms")).json<FormList>();
  const round = await issueExample(
    city.as("statistics"),
    exampleRound([[forms[0]?.id ?? "", ["education-990100", "990101"], ["education-990100", "990102"]]]),
  );
  const idOf = (areaCode: string) => round.submissions.find(({ area }) => area.code === areaCode)?.id ?? "";
  [withBureau, without] = [idOf("990101"), idOf("990102")];
});
afterAll(() => city.server.close());

describe("what a city's department reports for a county", () => {
  test("is filled in and confirmed in the department, and reviewed and signed in the county before the city", async () => {
    await save(city.as("education"), withBureau, faultless(city.indicatorIds));
    expect(await read(city.as("education"), withBureau)).toMatchObject({
      level: "county",
      originLevel: "county",
      topLevel: "city",
      mayDo: ["fill", "submit"],
    });
    await step(city.as("education"), withBureau, "submit");
    await step(city.as("education-head"), withBureau, "confirm");
    const { version } = await read(city.as("statistics"), withBureau);
    const early = await city
      .as("statistics")
      .send("POST", `/api/submissions/${withBureau}/review`, { version });
    expect(early.json<Problem>()).toMatchObject({ status: 409, detail: { zh: "这一步由县级的人办理。" } });
    const { notifications } = (
      await city.as("county-statistics").get("/api/notifications")
    ).json<NotificationList>();
    expect(notifications[0]?.subject?.id).toBe(withBureau);
    expect(notifications[0]?.words.zh).toContain("等待统计审核");
    await step(city.as("county-statistics"), withBureau, "review");
    const signed = await step(city.as("county-statistics-head"), withBureau, "sign");
    expect(signed).toMatchObject({ state: "signed", level: "county" });
    await step(city.as("statistics"), withBureau, "review");
    expect(await step(city.as("statistics-head"), withBureau, "sign")).toMatchObject({
      state: "signed",
      level: "city",
    });
  });

  test("begins in the city where the county has nobody who reviews and signs", async () => {
    await save(city.as("education"), without, faultless(city.indicatorIds));
    await step(city.as("education"), without, "submit");
    await step(city.as("education-head"), without, "confirm");
    expect(await step(city.as("statistics"), without, "review")).toMatchObject({
      state: "reviewed",
      level: "city",
      originLevel: "city",
    });
  });
});
