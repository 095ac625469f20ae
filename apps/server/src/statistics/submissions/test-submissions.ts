import type {
  FigureInputOfForm,
  FiguresSaved,
  FormInput,
  SubmissionList,
  SubmissionRecord,
  SubmissionRow,
} from "@halfsky/api-contract";
import { platformActor } from "../../access/actor.ts";
import { createAccount } from "../../accounts/create-account.service.ts";
import { writeFor } from "../../http/run-in-transaction.ts";
import {
  type SignedIn,
  startTestServer,
  testPassword,
  type TestServer,
} from "../../http/start-test-server.ts";
import { addIndicators, exampleForm, exampleRound, issueExample, sendWell } from "../rounds/test-round.ts";

/** People of the review: who fills in, confirms, reviews and signs, in a county and in its city. */
const reviewers = [
  ["education-head", "education-990100", ["unit-head"]],
  ["statistics-head", "statistics-990100", ["statistics-head"]],
  ["county-head", "office-990101", ["unit-head"]],
  ["county-statistics", "statistics-990101", ["statistics"]],
  ["county-statistics-head", "statistics-990101", ["statistics-head"]],
  // Who holds every role at once must still be two people for a figure.
  ["everything", "statistics-990101", ["county-office", "unit-head", "statistics-head"]],
] as const;

/** A test server with a round that is open: the county's office and the city's education owe a form each. */
export interface SubmissionCity {
  readonly server: TestServer;
  readonly indicatorIds: readonly string[];
  readonly roundId: string;
  /** of the county's office, for the county */
  readonly county: string;
  /** of the city's bureau of education, for the city */
  readonly education: string;
  readonly as: (username: string) => SignedIn;
}

/** Everyone who signs in on the server of `startSubmissionCity`, beside those of each test server. */
export const reviewerUsernames = reviewers.map(([username]) => username);

const usernames = [
  "office",
  "statistics",
  "education",
  "health",
  "county",
  "other-county",
  "other-city",
  "province",
  "leader",
  ...reviewerUsernames,
];

/** Columns 合计、男、女 over three counted indicators of which the last is not required. */
function threeByThree(indicatorIds: readonly string[]): FormInput {
  const form = exampleForm(indicatorIds);
  return {
    ...form,
    definition: {
      ...form.definition,
      columns: [
        { id: "total", label: "合计", kind: "value", breakdown: "" },
        { id: "male", label: "男", kind: "value", breakdown: "sex=male" },
        { id: "female", label: "女", kind: "value", breakdown: "sex=female" },
        { id: "share", label: "女性占比", kind: "computed", formula: "share(female, total)" },
      ],
      rows: form.definition.rows.map((row) =>
        row.id === "r3" && row.kind === "indicator" ? { ...row, isRequired: false, columns: ["total"] } : row,
      ),
    },
  };
}

/** Starts a server with an open round. */
export async function startSubmissionCity(): Promise<SubmissionCity> {
  const server = await startTestServer();
  const indicatorIds = await addIndicators(server);
  await writeFor(server.ground, { actor: platformActor, requestId: null }, async (context) => {
    await context.transaction
      .insertInto("organisation")
      .values({
        id: "statistics-990101",
        name: "甲东区统计局",
        short_name: "统计局",
        pinyin: "tongjiju",
        kind: "statistics-bureau",
        area_code: "990101",
      })
      .execute();
    for (const [username, organisationId, roleIds] of reviewers) {
      await createAccount(context, {
        username,
        displayName: username,
        organisationId,
        roleIds: [...roleIds],
        password: testPassword,
        mustChangePassword: false,
      });
    }
  });
  const people = new Map(
    await Promise.all(usernames.map(async (name) => [name, await server.signIn(name)] as const)),
  );
  const as = (username: string): SignedIn => {
    const found = people.get(username);
    if (found === undefined) throw new Error(`nobody is called ${username}`);
    return found;
  };
  const form = await sendWell<{ id: string }>(
    as("statistics"),
    "POST",
    "/api/forms",
    threeByThree(indicatorIds),
  );
  const round = await issueExample(
    as("statistics"),
    exampleRound([[form.id, ["office-990101", "990101"], ["education-990100", "990100"]]]),
  );
  const { submissions } = (await as("office").get("/api/submissions")).json<SubmissionList>();
  const idOf = (organisationId: string): string => {
    const row = submissions.find(({ organisation }: SubmissionRow) => organisation.id === organisationId);
    if (row === undefined) throw new Error(`no submission of ${organisationId}`);
    return row.id;
  };
  return {
    server,
    indicatorIds,
    roundId: round.id,
    county: idOf("office-990101"),
    education: idOf("education-990100"),
    as,
  };
}

/** A figure as it is typed. */
export function typed(
  indicatorId: string,
  breakdown: string,
  value: string | null,
  baseRevision = 0,
): FigureInputOfForm {
  return {
    indicatorId,
    breakdown,
    baseRevision,
    value,
    missing: null,
    numerator: null,
    denominator: null,
    note: null,
  };
}

/** Figures that fill the form of `threeByThree` without a fault. */
export function faultless(indicatorIds: readonly string[]): FigureInputOfForm[] {
  const [one = "", two = ""] = indicatorIds;
  return [
    typed(one, "", "1000"),
    typed(one, "sex=male", "520"),
    typed(one, "sex=female", "480"),
    typed(two, "", "80"),
    typed(two, "sex=male", "30"),
    typed(two, "sex=female", "50"),
  ];
}

/** Saves figures and answers what became of them. */
export async function save(
  who: SignedIn,
  id: string,
  figures: readonly FigureInputOfForm[],
): Promise<FiguresSaved> {
  return await sendWell<FiguresSaved>(who, "PUT", `/api/submissions/${id}/figures`, { figures });
}

/** Reads a submission. */
export async function read(who: SignedIn, id: string): Promise<SubmissionRecord> {
  const answer = await who.get(`/api/submissions/${id}`);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<SubmissionRecord>();
}

/** Takes a step from what the person sees now. */
export async function step(who: SignedIn, id: string, action: string): Promise<SubmissionRecord> {
  const { version } = await read(who, id);
  return await sendWell<SubmissionRecord>(who, "POST", `/api/submissions/${id}/${action}`, { version });
}

/** Who takes each step of the county's submission, in its order. */
const countyWay = [
  ["county", "submit"],
  ["county-head", "confirm"],
  ["county-statistics", "review"],
  ["county-statistics-head", "sign"],
  ["statistics", "review"],
  ["statistics-head", "sign"],
] as const;

/** Takes the county's submission on, up to and with the step of this number. */
export async function walk(
  city: SubmissionCity,
  from: number,
  to: number,
): Promise<SubmissionRecord | undefined> {
  let record: SubmissionRecord | undefined;
  for (const [username, action] of countyWay.slice(from, to)) {
    record = await step(city.as(username), city.county, action);
  }
  return record;
}
