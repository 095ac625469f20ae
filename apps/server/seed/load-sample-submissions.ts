import type { FigureInputOfForm, SubmissionRecord } from "@halfsky/api-contract";
import { addDays, beijingDate } from "@halfsky/calendar";
import { figureText } from "@halfsky/statistics";
import type { WriteContext } from "../src/access/context.ts";
import { answerFinding } from "../src/statistics/submissions/answer-finding.service.ts";
import { correctFigures } from "../src/statistics/submissions/correct-figures.service.ts";
import { openSubmission } from "../src/statistics/submissions/open-submission.service.ts";
import { returnFigures } from "../src/statistics/submissions/return-figures.service.ts";
import { saveFigures } from "../src/statistics/submissions/save-figures.service.ts";
import { answerText } from "../src/statistics/submissions/submission-basis.ts";
import { listSubmissionRows } from "../src/statistics/submissions/submission-list.ts";
import { getSubmissionRecord } from "../src/statistics/submissions/submission-record.ts";
import { type PassingAction, takeStep } from "../src/statistics/submissions/take-step.service.ts";
import { inventFigures } from "./invent-figures.ts";
import { actAs } from "./load-sample-round.ts";

/**
 * Submissions of the sample round in states of every kind, through the services that people use, dated back from the day
 * of loading: a draft with a fault, one handed in, one sent back with reasons, one that its county has signed and its city
 * has not, one that was signed and corrected since, and two that nobody has begun.
 */
export async function loadSampleSubmissions(context: WriteContext, roundId: string): Promise<void> {
  const today = beijingDate(context.now);
  const acting = (username: string, daysAgo: number) => actAs(context, username, addDays(today, -daysAgo));
  const rows = await listSubmissionRows(context, { roundId });
  const idOf = (organisationId: string): string => {
    const row = rows.find(({ organisation }) => organisation.id === organisationId);
    if (row === undefined) throw new Error(`the sample round asks nothing of ${organisationId}`);
    return row.id;
  };
  const play: Play = { acting };

  // A draft whose figure is not what numerator and denominator make.
  const federation = idOf("yunting-womens-federation");
  await openSubmission(await acting("federation", 6), federation);
  await fillDraft(await acting("federation", 6), federation);

  const fanyu = idOf("fanyu-office");
  await fill(play, "fanyu", 9, fanyu);
  await take(play, "fanyu", 8, fanyu, "submit");

  const health = idOf("yunting-health");
  await fill(play, "health", 12, health);
  await take(play, "health", 11, health, "submit");
  await take(play, "health-head", 10, health, "confirm");
  await sendBack(await acting("statistics", 7), health, today);

  const qinglan = idOf("qinglan-office");
  await fill(play, "qinglan", 14, qinglan);
  await take(play, "qinglan", 13, qinglan, "submit");
  await take(play, "qinglan-head", 12, qinglan, "confirm");
  await take(play, "qinglan-statistics", 9, qinglan, "review");
  await take(play, "qinglan-statistics-head", 8, qinglan, "sign");

  const education = idOf("yunting-education");
  await fill(play, "education", 16, education);
  await take(play, "education", 15, education, "submit");
  await take(play, "education-head", 14, education, "confirm");
  await take(play, "statistics", 10, education, "review");
  await take(play, "statistics-head", 9, education, "sign");
  await correct(await acting("education", 3), education);
  await take(play, "education-head", 2, education, "confirm");
}

interface Play {
  readonly acting: (username: string, daysAgo: number) => Promise<WriteContext>;
}

const entered = { kind: "entry", name: null } as const;

async function saveWell(
  context: WriteContext,
  id: string,
  figures: readonly FigureInputOfForm[],
): Promise<void> {
  const { refused, conflicts } = await saveFigures(context, id, figures, entered);
  const [fault] = refused;
  if (fault !== undefined) {
    throw new Error(
      `sample submission: ${figureText(fault.figure)} ${fault.figure.value}: ${fault.message.en}`,
    );
  }
  if (conflicts.length > 0) throw new Error("sample submission: a figure stands there already");
}

/** Fills a form in, and says of each warning why the figure stands. */
async function fill({ acting }: Play, username: string, daysAgo: number, id: string): Promise<void> {
  const context = await acting(username, daysAgo);
  await openSubmission(context, id);
  await saveWell(context, id, inventFigures(await getSubmissionRecord(context, id)));
  const { findings, figures } = await getSubmissionRecord(context, id);
  const error = findings.find(({ severity }) => severity === "error");
  if (error !== undefined) throw new Error(`sample submission: ${figureText(error)}: ${error.words.en}`);
  const warnings = new Map(
    findings.filter(({ severity }) => severity === "warning").map((one) => [answerText(one), one]),
  );
  for (const { indicatorId, breakdown, code } of warnings.values()) {
    const figure = figures.find((one) => figureText(one) === figureText({ indicatorId, breakdown }));
    await answerFinding(context, id, {
      indicatorId,
      breakdown,
      code,
      revision: figure?.revision ?? 0,
      reason: "已与业务台账核对，数据无误（示例）。",
    });
  }
}

async function take(
  { acting }: Play,
  username: string,
  daysAgo: number,
  id: string,
  action: PassingAction,
): Promise<void> {
  const context = await acting(username, daysAgo);
  const { version } = await getSubmissionRecord(context, id);
  await takeStep(context, id, action, { version });
}

async function fillDraft(context: WriteContext, id: string): Promise<void> {
  const [figure] = inventFigures(await getSubmissionRecord(context, id));
  if (figure === undefined) throw new Error("the federation's form asks for nothing");
  await saveWell(context, id, [{ ...figure, value: "98.60" }]);
}

async function sendBack(context: WriteContext, id: string, today: string): Promise<void> {
  const record = await getSubmissionRecord(context, id);
  const [first, second] = wholesOf(record, ["产前筛查率", "婴儿死亡率"]);
  if (first === undefined || second === undefined) throw new Error("the form of health lacks its rows");
  await returnFigures(context, id, {
    version: record.version,
    dueOn: addDays(today, 2),
    items: [
      { ...first, reason: "与妇幼卫生年报的分母口径不一致，请核对后重报（示例）。" },
      { ...second, reason: "比上年变化较大，请说明死亡个案的核查情况（示例）。" },
    ],
  });
}

async function correct(context: WriteContext, id: string): Promise<void> {
  const record = await getSubmissionRecord(context, id);
  const reason = "漏报一所年内新设学校，按学籍系统更正（示例）。";
  const [whole] = wholesOf(record, ["普通小学在校学生数"]);
  const changed = record.figures.filter(
    ({ indicatorId, breakdown }) => indicatorId === whole?.indicatorId && breakdown !== "sex=male",
  );
  await correctFigures(context, id, {
    version: record.version,
    figures: changed.map(({ source: _source, recorded: _recorded, revision, ...figure }) => ({
      ...figure,
      baseRevision: revision,
      value: String(Number(figure.value) + 312),
      reason,
    })),
  });
}

function wholesOf(record: SubmissionRecord, names: readonly string[]) {
  return names.flatMap((name) =>
    record.indicators
      .filter((indicator) => indicator.name === name)
      .map(({ id }) => ({ indicatorId: id, breakdown: "" })),
  );
}
