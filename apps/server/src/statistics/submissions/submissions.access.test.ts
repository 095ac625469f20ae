import type { SubmissionList, SubmissionRecord } from "@halfsky/api-contract";
import {
  advance,
  listPermittedActions,
  mayAct,
  type ReviewActor,
  type ReviewLevel,
  type SubmissionAction,
  type SubmissionState,
  submissionActions,
} from "@halfsky/statistics";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ExpectedReach, readExpectedReach } from "../expected-reach.ts";
import {
  faultless,
  reviewerUsernames,
  save,
  startSubmissionCity,
  type SubmissionCity,
  typed,
} from "./test-submissions.ts";

let city: SubmissionCity;
let mayReach: ExpectedReach;
beforeAll(async () => {
  city = await startSubmissionCity();
  mayReach = await readExpectedReach(city.server);
  await save(city.as("county"), city.county, faultless(city.indicatorIds));
});
afterAll(() => city.server.close());

const people = [
  "office",
  "statistics",
  "education",
  "county",
  "other-county",
  "other-city",
  "province",
  "leader",
  ...reviewerUsernames,
];

const levels: Readonly<Record<string, ReviewLevel>> = { province: "province" };

function levelOf(username: string): ReviewLevel {
  if (username.startsWith("county") || username === "other-county" || username === "everything")
    return "county";
  return levels[username] ?? "city";
}

/** Every place on the way of a county's submission in a round of its city. */
const places: ReadonlyArray<readonly [SubmissionState, ReviewLevel]> = [
  ["draft", "county"],
  ["submitted", "county"],
  ["confirmed", "county"],
  ["reviewed", "county"],
  ["signed", "county"],
  ["reviewed", "city"],
  ["signed", "city"],
  ["returned", "county"],
  ["locked", "city"],
];

const ofUnit = ["990101", "office-990101"] as const;

function actorOf(username: string, accountId: string): ReviewActor {
  const may = (permission: Parameters<ExpectedReach>[1]) => mayReach(username, permission, ...ofUnit);
  return {
    accountId,
    level: levelOf(username),
    isLeader: username === "leader",
    permissions: {
      fill: may("submission.fill"),
      confirm: may("submission.confirm"),
      review: may("submission.review"),
      sign: may("submission.sign"),
      lock: mayReach(username, "round.manage", "990100", null),
    },
  };
}

async function put(
  [state, level]: readonly [SubmissionState, ReviewLevel],
  submittedBy: string,
): Promise<void> {
  await city.server.database.kysely
    .updateTable("submission")
    .set({ state, level, submitted_by: state === "draft" ? null : submittedBy, is_correction: false })
    .where("id", "=", city.county)
    .execute();
}

/** Takes back what an action did, for the next person. */
async function reset(place: readonly [SubmissionState, ReviewLevel], submittedBy: string): Promise<void> {
  await put(place, submittedBy);
  await city.server.database.kysely
    .updateTable("submission_return_item")
    .set({ is_closed: true })
    .where("submission_id", "=", city.county)
    .execute();
}

async function act(username: string, action: SubmissionAction, version: number) {
  const who = city.as(username);
  const url = `/api/submissions/${city.county}`;
  const [one = "", , three = ""] = city.indicatorIds;
  switch (action) {
    case "fill":
      // Nothing to be saved is no permission to save: a figure outside the form shows who gets that far.
      return await who.send("PUT", `${url}/figures`, { figures: [typed(three, "sex=male", "1")] });
    case "return":
      return await who.send("POST", `${url}/return`, {
        version,
        dueOn: "2025-03-10",
        items: [{ indicatorId: one, breakdown: "", reason: "核实" }],
      });
    case "correct":
      return await who.send("POST", `${url}/correct`, {
        version,
        figures: [{ ...typed(three, "", String(version), 0), reason: "补报" }],
      });
    default:
      return await who.send("POST", `${url}/${action}`, { version });
  }
}

async function snapshot() {
  return await city.server.database.kysely
    .selectFrom("submission")
    .select(["state", "level", "version"])
    .where("id", "=", city.county)
    .executeTakeFirstOrThrow();
}

describe("who may do what in which state", () => {
  // Every place, person and action is asked through the front door, which takes long on a busy machine.
  test.each(places)(
    "%s at %s: as the machine says, on the page and through the door",
    { timeout: 300_000 },
    async (state, level) => {
      const accounts = await city.server.database.kysely
        .selectFrom("account")
        .select(["id", "username"])
        .execute();
      const idOf = (username: string) => accounts.find((one) => one.username === username)?.id ?? "";
      const seen: unknown[] = [];
      const wanted: unknown[] = [];
      for (const username of people) {
        // Whoever holds every role also handed it in, so that nothing but the second person stands in her way.
        const submittedBy = username === "everything" ? idOf("everything") : idOf("county");
        await put([state, level], submittedBy);
        const actor = actorOf(username, idOf(username));
        const submission = {
          state,
          level,
          isCorrection: false,
          unitLevel: "county" as const,
          originLevel: "county" as const,
          topLevel: "city" as const,
          submittedBy: state === "draft" ? null : submittedBy,
          errors: 0,
          unansweredWarnings: 0,
          emptyRequired: 0,
          openReturns: 0,
        };
        const sees = mayReach(username, "submission.read", ...ofUnit);
        const page = await city.as(username).get(`/api/submissions/${city.county}`);
        const expected = listPermittedActions(submission, actor);
        seen.push([username, page.statusCode, page.json<Partial<SubmissionRecord>>().mayDo]);
        wanted.push([username, sees ? 200 : 404, sees ? expected : undefined]);
        for (const action of submissionActions) {
          // What a correction does is a test of its own; here only who is kept from it.
          if (action === "correct" && expected.includes("correct")) continue;
          const { version } = await snapshot();
          const answer = await act(username, action, version);
          const after = await snapshot();
          const isAllowed = sees && mayAct(action, submission, actor).allowed;
          // Whoever fills in gets an answer in any state: each figure that cannot be typed now comes back with the reason.
          const isAnswered =
            action === "fill" ? sees && actor.permissions.fill && !actor.isLeader : isAllowed;
          const place = isAllowed ? advance(submission, action) : { state, level };
          seen.push([username, action, answer.statusCode === 200, after.state, after.level]);
          wanted.push([username, action, isAnswered, place?.state, place?.level]);
          if (isAllowed) await reset([state, level], submittedBy);
        }
      }
      expect(seen).toEqual(wanted);
    },
  );

  test.each(people)("%s: the list shows what single reads allow", async (username) => {
    const who = city.as(username);
    const { submissions } = (await who.get("/api/submissions")).json<SubmissionList>();
    const listed = submissions.map(({ id }) => id).toSorted();
    const single: string[] = [];
    for (const id of [city.county, city.education]) {
      if ((await who.get(`/api/submissions/${id}`)).statusCode === 200) single.push(id);
    }
    expect(listed).toEqual(single.toSorted());
    const expected = [
      ...(mayReach(username, "submission.read", ...ofUnit) ? [city.county] : []),
      ...(mayReach(username, "submission.read", "990100", "education-990100") ? [city.education] : []),
    ];
    expect(listed).toEqual(expected.toSorted());
  });
});
