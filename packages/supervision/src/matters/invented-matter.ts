import { addDays, workCalendarOf } from "@halfsky/calendar";
import { decideAction, type Decision, type ProposedAction } from "./decide-action.ts";
import { applyAction } from "./fold-matter.ts";
import type { MatterActionKind, MatterRelation, MatterState } from "./matter-words.ts";
import { emptyMatter, type Matter, openDuties, type StoredAction } from "./matter.ts";
import { defaultSupervisionRules } from "./supervision-rules.ts";

/** National Day 2026 and the two days that are worked for it, for tests. */
export const testCalendar = workCalendarOf([
  ...["01", "02", "03", "04", "05", "06", "07"].map((day) => ({
    date: `2026-10-${day}`,
    kind: "holiday" as const,
  })),
  { date: "2026-09-20", kind: "workday" },
  { date: "2026-10-10", kind: "workday" },
]);

/** Judges an action of a test on a day, done by someone in a relation. */
export function decide(
  matter: Matter,
  action: ProposedAction,
  relation: MatterRelation,
  { today = "2026-09-01", accountId = `${relation}-1` } = {},
): Decision {
  return decideAction(matter, action, {
    relations: [relation],
    accountId,
    today,
    calendar: testCalendar,
    rules: defaultSupervisionRules,
    rulesVersion: 0,
  });
}

/** Does an action of a test; throws where it is refused. */
export function doIt(
  matter: Matter,
  action: ProposedAction,
  relation: MatterRelation,
  at: { readonly today?: string; readonly accountId?: string } = {},
): Matter {
  const decision = decide(matter, action, relation, at);
  if (decision.status === "refused") throw new Error(`${action.kind}: ${decision.words.en}`);
  return applyAction(matter, storedAction(matter, action, relation, decision.dues, at));
}

/** An action as it would be stored. */
export function storedAction(
  matter: Matter,
  { kind, ...details }: ProposedAction,
  relation: MatterRelation,
  dues: StoredAction["dues"],
  { today = "2026-09-01", accountId = `${relation}-1` } = {},
): StoredAction {
  return {
    number: matter.version + 1,
    kind,
    relation,
    by: accountId,
    at: `${today}T02:00:00.000Z`,
    details,
    dues,
  };
}

const steps = [
  { what: "第一步", due: "2026-09-29", evidence: "photograph" as const },
  { what: "第二步", due: "2026-10-03", evidence: "document" as const },
];

/** An action of each kind that has everything it needs. */
export function fittingAction(kind: MatterActionKind, matter: Matter): ProposedAction {
  const owed = openDuties(matter).find(({ owedBy }) => owedBy === "addressee");
  switch (kind) {
    case "submit-explanation":
      return { kind, text: "原因" };
    case "submit-plan":
      return { kind, steps };
    case "report-step":
      return {
        kind,
        step: matter.plan?.steps.find(({ state }) => state === "open")?.number ?? 1,
        text: "已做",
      };
    case "return-step":
      return {
        kind,
        step: matter.plan?.steps.find(({ state }) => state !== "open")?.number ?? 1,
        reason: "不够",
      };
    case "accept-step":
      return { kind, step: matter.plan?.steps.find(({ state }) => state === "reported")?.number ?? 1 };
    case "extend-deadline":
      return {
        kind,
        dutyId: owed?.id ?? "",
        due: addDays(owed?.due ?? "2026-09-01", 30),
        reason: "客观原因",
      };
    case "hold-meeting":
      return { kind, heldOn: "2026-09-01", decision: "会议决定" };
    case "return-explanation":
    case "return-plan":
    case "propose-closing":
    case "refuse-closing":
    case "reopen":
    case "withdraw":
      return { kind, reason: "理由" };
    case "draft-notice":
    case "issue-notice":
    case "acknowledge":
    case "accept-explanation":
    case "accept-plan":
    case "issue-urging":
    case "confirm-closing":
    case "remind":
    case "escalate":
    case "recalculate-deadlines":
      return { kind };
  }
}

const path: readonly (readonly [MatterActionKind, MatterRelation])[] = [
  ["draft-notice", "office"],
  ["issue-notice", "office"],
  ["acknowledge", "addressee"],
  ["submit-explanation", "addressee"],
  ["accept-explanation", "office"],
  ["submit-plan", "addressee"],
  ["accept-plan", "office"],
  ["report-step", "addressee"],
  ["accept-step", "office"],
  ["report-step", "addressee"],
  ["accept-step", "office"],
  ["propose-closing", "office"],
  ["confirm-closing", "leader"],
];

const matters: Matter[] = [emptyMatter];

/** A matter after so many actions of the straight way from the draft to the closing. */
export function matterAfter(count: number): Matter {
  const known = matters[count];
  if (known !== undefined) return known;
  const [kind, relation] = path[count - 1] ?? [];
  if (kind === undefined || relation === undefined) throw new Error(`the way has no step ${count}`);
  const before = matterAfter(count - 1);
  const after = doIt(before, fittingAction(kind, before), relation);
  matters[count] = after;
  return after;
}

/** A matter in each state. */
export function matterIn(state: MatterState): Matter {
  if (state === "withdrawn") return doIt(matterAfter(2), { kind: "withdraw", reason: "误发" }, "office");
  for (let count = 1; count <= path.length; count += 1) {
    const matter = matterAfter(count);
    if (matter.state === state) return matter;
  }
  throw new Error(`the way does not pass ${state}`);
}
