import { type CaseAction, type CaseState, endedAbove, type ResolvedEffect } from "@halfsky/cases";
import type { CaseWriteContext } from "./case-host.ts";
import type { Sending } from "./disclose.ts";
import { tellActor, tellOrganisation, type Telling, type ToldCase } from "./tell-of-case.ts";

/** An action that was just done, and what came of it. */
export interface DoneAction {
  readonly action: CaseAction;
  readonly before: CaseState;
  readonly effects: readonly ResolvedEffect[];
  readonly sendings: readonly Sending[];
  readonly pending: boolean;
}

const telling = (kind: string, zh: string, en: string): Telling => ({ kind, words: { zh, en } });

/** Tells whoever has something to do after an action, or has to know of it. */
export async function tellOfAction(
  context: CaseWriteContext,
  told: ToldCase,
  done: DoneAction,
): Promise<void> {
  const { definition, state } = told;
  for (const sending of done.sendings) {
    const rule =
      sending.kind === "referral" ? definition.referrals?.[sending.name] : definition.tasks?.[sending.name];
    const role = rule === undefined ? undefined : "to" in rule ? rule.to : rule.agency;
    if (rule === undefined || role === undefined) continue;
    await tellOrganisation(
      context,
      told,
      { role, organisationId: sending.organisationId },
      telling("refer", `收到“${rule.title.zh}”，请办理。`, `"${rule.title.en}" has come in.`),
    );
  }
  for (const effect of done.effects) await tellOfEffect(context, told, effect);
  if (done.pending) {
    const names =
      done.action.action === "lower-grade"
        ? (definition.grade?.lowerConfirm ?? [])
        : (definition.actions[done.action.action]?.secondPerson ?? []);
    for (const name of names) {
      await tellActor(context, told, name, telling("second-person", "请复核。", "a second person is asked."));
    }
  }
  if (state.assignee !== done.before.assignee && state.assignee !== null) {
    const assigned = Object.entries(definition.actors).find(([, { relation }]) => relation === "assigned");
    if (assigned !== undefined) {
      await tellActor(context, told, assigned[0], telling("assign", "已指派。", "it was assigned."));
    }
  }
  for (const { name, organisationId } of endedAbove(done.before, state)) {
    const rule = definition.referrals?.[name];
    if (rule === undefined || organisationId === null) continue;
    await tellOrganisation(
      context,
      told,
      { role: rule.to, organisationId },
      telling(
        "answered-below",
        `“${rule.title.zh}”下级单位已反馈或已在办，无须再办。`,
        `the agency below has answered "${rule.title.en}" or is at work: nothing is left to do.`,
      ),
    );
  }
  const answers = new Set(["answer-referral", "return-referral", "finish-task", "return-task"]);
  const isAnswered = state.referrals.some(
    ({ number, answeredAt, atWorkSince }) =>
      answeredAt !== null &&
      // work that ends with the case is no news to whoever closed it
      (atWorkSince === undefined || state.phase !== "closed") &&
      done.before.referrals.some((one) => one.number === number && one.answeredAt === null),
  );
  if (answers.has(done.action.action) || isAnswered) {
    const isReturned = done.action.action.startsWith("return");
    await tellActor(
      context,
      told,
      "owner",
      isReturned
        ? telling("returned", "有事项被退回。", "something was returned.")
        : telling("answered", "收到反馈。", "an answer has come."),
    );
  }
}

async function tellOfEffect(
  context: CaseWriteContext,
  told: ToldCase,
  effect: ResolvedEffect,
): Promise<void> {
  if (effect.kind === "tell") {
    await tellActor(context, told, effect.actor, telling("tell", "有新进展。", "there is news."));
  }
  if (effect.kind === "tell-holder") {
    const rule = told.definition.referrals?.[effect.referral];
    if (rule === undefined) return;
    await tellOrganisation(
      context,
      told,
      { role: rule.to, organisationId: effect.organisationId },
      telling("withdrawn", `“${rule.title.zh}”已撤回。`, `"${rule.title.en}" was withdrawn.`),
    );
  }
}
