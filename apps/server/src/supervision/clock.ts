import { beijingDate } from "@halfsky/calendar";
import {
  type ClockStep,
  dueClockSteps,
  isLate,
  nextClockDay,
  type Matter,
  type MatterDuty,
  wordsOfDuty,
  chineseDate,
} from "@halfsky/supervision";
import { workingDaysBetween } from "@halfsky/calendar";
import type { Bilingual } from "@halfsky/statistics";
import { platformActor } from "../access/actor.ts";
import type { WriteContext } from "../access/context.ts";
import type { Ground } from "../http/ground.ts";
import { readFor, writeFor } from "../http/run-in-transaction.ts";
import { decideOn } from "./act-on-matter.service.ts";
import { carryOut } from "./carry-out.service.ts";
import { insertDoneSteps } from "./clock-step.store.ts";
import {
  findMatter,
  listMattersForClock,
  lockMatter,
  type StoredMatter,
  updateProjection,
} from "./matter.store.ts";
import { type SupervisionBasis, supervisionBasis } from "./supervision-basis.ts";
import { tellRung, type Told } from "./tell-rung.ts";

const behalf = { actor: platformActor, requestId: null };

/** What a run of the clock did. */
export interface ClockRun {
  readonly steps: number;
  readonly failures: readonly unknown[];
}

/**
 * Does everything that is due in an area, each step in a transaction of its own: the matter is held, looked at again, and
 * the step's name is a key, so that a step happens once however many clocks run and wherever one of them is stopped. One
 * matter that fails keeps no other waiting.
 */
export async function runClock(ground: Ground, areaCode: string): Promise<ClockRun> {
  const ids = await readFor(ground, behalf, ({ transaction, now }) =>
    listMattersForClock(transaction, areaCode, beijingDate(now)),
  );
  let steps = 0;
  const failures: unknown[] = [];
  for (const id of ids) {
    try {
      for (let isMore = true; isMore;) {
        const did = await writeFor(ground, behalf, (context) => doNextStep(context, id));
        steps += did.steps;
        isMore = did.isMore;
      }
    } catch (error) {
      failures.push(error);
    }
  }
  return { steps, failures };
}

/** Does everything that is due about a matter in one transaction, for loading made-up data. */
export async function doDueSteps(context: WriteContext, id: string): Promise<void> {
  const acting = { ...context, actor: platformActor };
  for (let isMore = true; isMore;) ({ isMore } = await doNextStep(acting, id));
}

/** Does the step of a matter that is due first, and says whether there are more. */
async function doNextStep(
  context: WriteContext,
  id: string,
): Promise<{ readonly steps: number; readonly isMore: boolean }> {
  await lockMatter(context.transaction, id);
  const stored = await findMatter(context.transaction, id);
  if (stored === undefined) return { steps: 0, isMore: false };
  const basis = await supervisionBasis(context, stored.areaCode);
  const due = dueClockSteps(stored.matter, basis.today, basis);
  const [step] = due;
  const duty = stored.matter.duties.find((one) => one.id === step?.dutyId);
  if (step === undefined || duty === undefined) {
    // a reminder whose day went by is never sent: look at the matter again when there is really something to do
    const nextStepOn = nextClockDay(stored.matter, basis.today, basis);
    await updateProjection(context.transaction, stored, { matter: stored.matter, nextStepOn });
    return { steps: 0, isMore: false };
  }
  // one letter names everything that would be urged by now, instead of a letter for each
  const steps = step.kind === "urge" ? due.filter(({ kind }) => kind === "urge") : [step];
  const { told, matter } = await doSteps(context, stored, steps, duty, basis);
  await insertDoneSteps(
    context.transaction,
    steps.map((one) => ({
      areaCode: stored.areaCode,
      id: `${stored.id}/${one.id}`,
      matterId: stored.id,
      dueOn: one.day,
      doneAt: context.now,
      told,
    })),
  );
  return { steps: steps.length, isMore: dueClockSteps(matter, basis.today, basis).length > 0 };
}

async function doSteps(
  context: WriteContext,
  stored: StoredMatter,
  [step, ...others]: readonly ClockStep[],
  duty: MatterDuty,
  basis: SupervisionBasis,
): Promise<{ readonly told: Told; readonly matter: Matter }> {
  if (step === undefined) throw new Error("no step to do");
  if (step.kind === "urge") {
    const dutyIds = [step, ...others].map(({ dutyId }) => dutyId);
    const decided = await decideOn(context, stored, { kind: "issue-urging", dutyIds }, basis);
    const details = { ...decided.details, clockStep: step.id };
    const { matter } = await carryOut(context, stored, { ...decided, details }, basis);
    return { told: { asked: ["unit"], reached: "unit" }, matter };
  }
  const note = { kind: step.kind, words: wordsOfStep(stored, step, duty, basis) };
  const told = await tellRung(context, stored, step.rung, note);
  const details = { clockStep: step.id, dutyId: duty.id, rung: step.rung, reached: told.reached };
  const decided = { kind: step.kind, relation: "platform", details, dues: [] } as const;
  const { matter } = await carryOut(context, stored, decided, basis);
  return { told, matter };
}

function wordsOfStep(
  stored: StoredMatter,
  step: ClockStep,
  duty: MatterDuty,
  { today, calendar }: SupervisionBasis,
): Bilingual {
  const what = wordsOfDuty(duty, stored.matter);
  const due = chineseDate(duty.due);
  const unit = stored.organisation.name;
  if (!isLate(duty, today)) {
    const left = workingDaysBetween(calendar, today, duty.due);
    return {
      zh: `“${stored.title}”：${what.zh}，应于${due}前完成，还有${left}个工作日。`,
      en: `${stored.title}: ${what.en}, due on ${duty.due}, ${left} working day(s) left.`,
    };
  }
  const late = workingDaysBetween(calendar, duty.due, today);
  return {
    zh: `“${stored.title}”（${unit}）：${what.zh}，应于${due}前完成，已逾期${late}个工作日。`,
    en: `${stored.title} (${unit}): ${what.en}, was due on ${duty.due}, ${late} working day(s) ago.`,
  };
}
