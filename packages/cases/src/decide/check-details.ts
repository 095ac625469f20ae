import type { ActionRule, FormItem, SystemDefinition } from "../definition/definition.ts";
import { factsOf } from "../expression/condition-facts.ts";
import type { ActionDetails, EngineAction, FormAnswers } from "../log/case-log.ts";
import type { CaseState } from "../log/case-state.ts";
import { isAbove } from "../log/propose-grade.ts";
import type { CaseBasis, CaseFault, ProposedCaseAction } from "./case-decision.ts";
import { checkAnswers, type CheckedAnswers } from "./check-answers.ts";
import { formAsks } from "./form-items.ts";
import { engineTable, longestBreakGlass } from "./engine-table.ts";
import { judgedBy } from "./judged-by.ts";

/** What stands wrong in an action of the engine, all at once, with its answers as they are kept. */
export function checkEngineDetails(
  kind: EngineAction,
  definition: SystemDefinition,
  state: CaseState,
  proposed: ProposedCaseAction,
  basis: CaseBasis,
): { readonly faults: readonly CaseFault[]; readonly checked: CheckedAnswers | null } {
  const { details } = proposed;
  const faults: CaseFault[] = [];
  if (engineTable[kind].needsReason) faults.push(...checkReason(details));
  faults.push(...checkSubject(kind, definition, state, details, basis));
  const items = itemsOf(kind, definition, details);
  if (items === null) {
    if (hasAnswers(details.answers)) {
      faults.push(faultAt("answers", "这一操作没有表单。", "This action has no form."));
    }
    return { faults, checked: null };
  }
  const checked = checkAnswers(
    definition,
    items,
    factsOf(definition, state, judgedBy(basis)),
    state,
    details.answers,
    { baseVersion: proposed.baseVersion, builtOn: proposed.builtOn ?? [] },
    "named-only",
  );
  faults.push(...checked.faults);
  if (kind === "correct" && !hasAnswers(checked.answers)) {
    faults.push(faultAt("answers", "请填写要更正的内容。", "Say what is corrected."));
  }
  const saysNothing = !hasAnswers(checked.answers) && (details.reason ?? "").trim() === "";
  if (kind === "answer-referral" && saysNothing) {
    faults.push(answersNothing(definition, items));
  }
  return { faults, checked };
}

/** An answer that says nothing, with what might be said. */
function answersNothing(definition: SystemDefinition, items: readonly FormItem[]): CaseFault {
  const titles = formAsks(items).fields.flatMap((field) => definition.fields[field]?.title ?? []);
  const named = { zh: titles.map(({ zh }) => zh).join("、"), en: titles.map(({ en }) => en).join(", ") };
  return titles.length === 0
    ? faultAt("answers", "请填写反馈内容。", "Say what the answer is.")
    : faultAt("answers", `请至少填写一项反馈：${named.zh}。`, `Answer at least one of these: ${named.en}.`);
}

/** A reason in words, where one is needed. */
export function checkReason({ reason }: ActionDetails): readonly CaseFault[] {
  return (reason ?? "").trim() === ""
    ? [faultAt("reason", "请说明理由或内容。", "Give a reason in words.")]
    : [];
}

/** Whether an action assigns the case to whom it names. */
export function assignsNamed({ effects }: Pick<ActionRule, "effects">): boolean {
  return effects?.some((effect) => "assign" in effect && effect.assign === "named") === true;
}

/** Somebody whom the case may be assigned to, by the list that its page offers. */
export function checkAssignee({ assignee }: ActionDetails, { assignees }: CaseBasis): readonly CaseFault[] {
  if (assignee === undefined) {
    return [faultAt("assignee", "请指定承办人。", "Name the person it is assigned to.")];
  }
  return assignees === undefined || assignees.includes(assignee)
    ? []
    : [
        faultAt(
          "assignee",
          "不能指派给此人，请从名单中选择。",
          "It cannot be assigned to this person; choose one of the list.",
        ),
      ];
}

/** A pair that the actor sees both sides of, and a judgement that says something else than what stands. */
function checkMatch(match: ActionDetails["match"], { matches = [] }: CaseBasis): readonly CaseFault[] {
  const pair = matches.find(({ caseId }) => caseId === match?.caseId);
  if (match === undefined || pair === undefined) {
    return [
      faultAt("match.caseId", "本案没有这一疑似重复的个案。", "This is no possible match of the case."),
    ];
  }
  return match.judgement === (pair.judgement ?? "open")
    ? [faultAt("match.judgement", "现有判断就是这样。", "That is how it stands judged already.")]
    : [];
}

/** A fault of the details. */
export function faultAt(where: string, zh: string, en: string): CaseFault {
  return { where, message: { zh, en } };
}

/** Whether answers say anything. */
export function hasAnswers(answers: FormAnswers | undefined): boolean {
  if (answers === undefined) return false;
  return [answers.fields, answers.groups ?? {}, answers.parties ?? {}].some(
    (part) => Object.keys(part).length > 0,
  );
}

/** What an action of the engine may ask; null where it has no form. */
function itemsOf(
  kind: EngineAction,
  definition: SystemDefinition,
  details: ActionDetails,
): readonly FormItem[] | null {
  switch (kind) {
    case "correct":
      return everyItem(definition);
    case "answer-referral":
      return definition.referrals?.[details.referral?.name ?? ""]?.answerForm ?? [];
    case "finish-task":
      return definition.tasks?.[details.task ?? ""]?.brings ?? [];
    default:
      return null;
  }
}

/** Everything that any form asks, each once and without conditions: what a correction may touch. */
function everyItem(definition: SystemDefinition): readonly FormItem[] {
  const groups = Object.values(definition.forms)
    .flat()
    .filter((item) => typeof item === "object" && "group" in item);
  return [
    ...Object.keys(definition.fields),
    ...Object.keys(definition.parties).map((party) => ({ party })),
    ...groups,
  ];
}

function checkSubject(
  kind: EngineAction,
  definition: SystemDefinition,
  state: CaseState,
  details: ActionDetails,
  basis: CaseBasis,
): readonly CaseFault[] {
  switch (kind) {
    case "raise-grade":
    case "lower-grade":
      return checkGrade(kind, definition, state, details.grade);
    case "assign":
      return checkAssignee(details, basis);
    case "attach":
      return (details.attachmentIds ?? []).length === 0
        ? [faultAt("attachmentIds", "请添加附件。", "Add a file.")]
        : [];
    case "give-consent":
    case "withdraw-consent":
      return checkConsent(kind, definition, state, details, basis.now);
    case "break-glass": {
      const { minutes = 0 } = details;
      return Number.isInteger(minutes) && minutes >= 1 && minutes <= longestBreakGlass
        ? []
        : [
            faultAt(
              "minutes",
              `请填写1至${longestBreakGlass}分钟。`,
              `Give a number of minutes from 1 to ${longestBreakGlass}.`,
            ),
          ];
    }
    case "judge-match":
      return checkMatch(details.match, basis);
    case "link":
      return details.link === undefined
        ? [faultAt("link", "缺少关联的个案。", "The linked case is missing.")]
        : [];
    case "clock-step":
      return details.step === undefined ? [faultAt("step", "缺少时限步骤。", "The step is missing.")] : [];
    default:
      return [];
  }
}

function checkGrade(
  kind: "raise-grade" | "lower-grade",
  definition: SystemDefinition,
  state: CaseState,
  grade: string | undefined,
): readonly CaseFault[] {
  const rule = definition.grade;
  if (rule === undefined || grade === undefined || !Object.hasOwn(rule.values, grade)) {
    return [faultAt("grade", "请选择等级。", "Choose a grade.")];
  }
  const now = state.grade?.value ?? null;
  const isRaise = isAbove(rule, grade, now);
  if (kind === "raise-grade") {
    return isRaise ? [] : [faultAt("grade", "须高于现有等级。", "It has to stand above the grade now.")];
  }
  const isLower = now !== null && grade !== now && !isRaise;
  return isLower ? [] : [faultAt("grade", "须低于现有等级。", "It has to stand below the grade now.")];
}

function checkConsent(
  kind: "give-consent" | "withdraw-consent",
  definition: SystemDefinition,
  state: CaseState,
  { consent }: ActionDetails,
  now: string,
): readonly CaseFault[] {
  const scope = consent?.scope ?? "";
  if (scope === "") return [faultAt("consent", "请选择同意事项。", "Choose what is consented to.")];
  if (definition.consents === undefined || !Object.hasOwn(definition.consents, scope)) {
    return [faultAt("consent", "没有这一同意事项。", "There is no such consent.")];
  }
  const given = state.consents[scope];
  const isInForce = given !== undefined && given.withdrawnAt === null && now < given.endsAt;
  return kind === "give-consent" || isInForce
    ? []
    : [faultAt("consent", "这一同意不在有效期内。", "This consent is not in force.")];
}
