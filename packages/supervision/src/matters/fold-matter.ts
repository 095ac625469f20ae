import { beijingDate } from "@halfsky/calendar";
import { type ActionDetails, readDetails } from "./action-details.ts";
import { actionTable, isMatterActionKind } from "./action-table.ts";
import { dutyName, readDutyName } from "./duty-name.ts";
import type { MatterActionKind } from "./matter-words.ts";
import {
  emptyMatter,
  higherRung,
  isEnded,
  type Matter,
  type MatterDuty,
  type MatterStep,
  type PlannedStep,
  type SetDue,
  type Stamp,
  type StoredAction,
} from "./matter.ts";
import { dutyOwners } from "./supervision-rules.ts";

/** What an action does beside opening the duties that its `dues` name. */
interface Effect {
  readonly change: Partial<Matter>;
  /** names of the duties that are met by it */
  readonly met?: readonly string[];
  /** every open duty lapses */
  readonly lapse?: boolean;
}

/** The state of a matter from its actions in their order. */
export function foldMatter(actions: readonly StoredAction[]): Matter {
  return actions.reduce(applyAction, emptyMatter);
}

/**
 * A matter after one more action. Total: an action of an unknown kind, one whose details cannot be read, and one that does
 * not fit the state change nothing but the version, and are listed in `unread`.
 */
export function applyAction(matter: Matter, action: StoredAction): Matter {
  const effect = effectOf(matter, action);
  if (effect === undefined) {
    return { ...matter, version: action.number, unread: [...matter.unread, action.number] };
  }
  const today = dayOf(action);
  const met = new Set(effect.met);
  const changed = { ...matter, ...effect.change, version: action.number };
  const ended = changed.duties.map((duty): MatterDuty => {
    if (duty.state !== "open") return duty;
    if (met.has(duty.name)) return { ...duty, state: "met", metOn: today };
    return effect.lapse === true || isEnded(changed.state) ? { ...duty, state: "lapsed" } : duty;
  });
  return {
    ...changed,
    duties: action.dues.reduce<readonly MatterDuty[]>((duties, due) => openDuty(duties, due, today), ended),
  };
}

function dayOf({ at }: Pick<StoredAction, "at">): string {
  try {
    return beijingDate(at);
  } catch {
    // a moment that cannot be read must not make the whole matter unreadable
    return "1970-01-01";
  }
}

/** Opens a duty as its next round; a date that did not change stays in its round, so that nobody is reminded twice. */
function openDuty(duties: readonly MatterDuty[], set: SetDue, today: string): readonly MatterDuty[] {
  const read = readDutyName(set.duty);
  if (read === undefined) return duties;
  const { due, provisional, rulesVersion, from, days } = set;
  const rounds = duties.filter(({ name }) => name === set.duty);
  const open = rounds.find(({ state }) => state === "open");
  if (open?.due === due) {
    return duties.map((duty) => (duty === open ? { ...duty, provisional, rulesVersion, from, days } : duty));
  }
  const round = rounds.length + 1;
  const opened: MatterDuty = {
    id: `${set.duty}/${round}`,
    name: set.duty,
    ...read,
    round,
    owedBy: dutyOwners[read.kind],
    state: "open",
    due,
    provisional,
    rulesVersion,
    from,
    days,
    openedOn: today,
    metOn: null,
    urged: false,
    escalatedTo: null,
  };
  return [...duties.map((duty): MatterDuty => (duty === open ? { ...duty, state: "lapsed" } : duty)), opened];
}

function effectOf(matter: Matter, action: StoredAction): Effect | undefined {
  const { kind } = action;
  if (!isMatterActionKind(kind)) return undefined;
  if (!actionTable[kind].from.includes(matter.state)) return undefined;
  return doAction(kind, matter, readDetails(action.details), { by: action.by, at: action.at });
}

function doAction(
  kind: MatterActionKind,
  matter: Matter,
  details: ActionDetails,
  stamp: Stamp,
): Effect | undefined {
  switch (kind) {
    case "draft-notice":
      return { change: { remark: details.remark } };
    case "issue-notice":
      return { change: { state: "issued", issued: stamp } };
    case "acknowledge":
      return { change: { state: "explaining" }, met: ["acknowledge"] };
    case "submit-explanation":
      return submitExplanation(matter, details, stamp);
    case "return-explanation":
      return {
        change: { state: "explaining", explanation: returned(matter.explanation, details.reason) },
        met: ["check-explanation"],
      };
    case "accept-explanation":
      return {
        change: {
          state: matter.plan?.state === "submitted" ? "plan-check" : "planning",
          explanation: accepted(matter.explanation),
        },
        met: ["check-explanation"],
      };
    case "submit-plan":
      return submitPlan(matter, details, stamp);
    case "return-plan":
      return {
        change: { state: "planning", plan: returned(matter.plan, details.reason) },
        met: ["check-plan"],
      };
    case "accept-plan":
      return { change: { state: "rectifying", plan: accepted(matter.plan) }, met: ["check-plan"] };
    case "report-step":
    case "return-step":
    case "accept-step":
      return changeStep(kind, matter, details, stamp);
    case "issue-urging":
      return urge(matter, details);
    case "hold-meeting":
      return { change: { meetings: matter.meetings + 1 } };
    case "propose-closing":
      return {
        change: {
          state: "closing",
          closing: { proposed: stamp, reason: details.reason ?? "", from: matter.state },
        },
        met: ["propose-closing"],
        lapse: true,
      };
    case "confirm-closing":
      return { change: { state: "closed", closed: stamp }, met: ["confirm-closing"] };
    case "refuse-closing":
      return {
        change: { state: matter.closing?.from ?? "rectifying", closing: null },
        met: ["confirm-closing"],
      };
    case "reopen":
      return {
        change: {
          state: "planning",
          closed: null,
          closing: null,
          plan: returned(matter.plan, details.reason),
        },
      };
    case "withdraw":
      return { change: { state: "withdrawn", closed: null } };
    case "extend-deadline":
    case "recalculate-deadlines":
      return { change: {} };
    case "remind":
    case "escalate":
      return tell(kind, matter, details);
  }
}

/** What the unit hands in answers a supervision letter too. */
const answered = ["answer-urging"];

function submitExplanation(matter: Matter, details: ActionDetails, stamp: Stamp): Effect | undefined {
  const { text, attachmentIds, steps } = details;
  if (text === null || steps === undefined) return undefined;
  const plan = steps === null ? matter.plan : planOf(steps, null, stamp);
  return {
    change: {
      state: "explanation-check",
      explanation: { text, attachmentIds, submitted: stamp, state: "submitted", returnReason: null },
      plan,
    },
    met: ["acknowledge", "explain", ...answered],
  };
}

function submitPlan(matter: Matter, { steps, text }: ActionDetails, stamp: Stamp): Effect | undefined {
  if (!steps || steps.length === 0) return undefined;
  const state = matter.state === "planning" ? "plan-check" : matter.state;
  return { change: { state, plan: planOf(steps, text, stamp) }, met: ["plan", ...answered] };
}

function planOf(steps: readonly PlannedStep[], remark: string | null, submitted: Stamp): Matter["plan"] {
  return {
    steps: steps.map(({ what, due, evidence }, index) => ({
      what,
      due,
      evidence,
      number: index + 1,
      state: "open",
      report: null,
      attachmentIds: [],
      reported: null,
      returnReason: null,
    })),
    remark,
    submitted,
    state: "submitted",
    returnReason: null,
  };
}

function returned<Submission extends Matter["plan"] | Matter["explanation"]>(
  submission: Submission,
  reason: string | null,
): Submission {
  return submission && { ...submission, state: "returned", returnReason: reason };
}

function accepted<Submission extends Matter["plan"] | Matter["explanation"]>(
  submission: Submission,
): Submission {
  return submission && { ...submission, state: "accepted", returnReason: null };
}

function changeStep(
  kind: "report-step" | "return-step" | "accept-step",
  matter: Matter,
  details: ActionDetails,
  stamp: Stamp,
): Effect | undefined {
  const { plan } = matter;
  const step = plan?.steps.find(({ number }) => number === details.step);
  if (!plan || !step || !stepFits(kind, step)) return undefined;
  const changed: MatterStep =
    kind === "report-step"
      ? {
          ...step,
          state: "reported",
          report: details.text,
          attachmentIds: details.attachmentIds,
          reported: stamp,
          returnReason: null,
        }
      : kind === "return-step"
        ? { ...step, state: "open", returnReason: details.reason }
        : { ...step, state: "accepted", returnReason: null };
  return {
    change: { plan: { ...plan, steps: plan.steps.map((one) => (one === step ? changed : one)) } },
    met:
      kind === "report-step"
        ? [dutyName("step", step.number), ...answered]
        : kind === "return-step"
          ? [dutyName("check-step", step.number), "propose-closing"]
          : [dutyName("check-step", step.number)],
  };
}

/** Whether a step can be reported, returned or accepted as it stands; one that was accepted can still be returned. */
export function stepFits(
  kind: "report-step" | "return-step" | "accept-step",
  step: Pick<MatterStep, "state">,
): boolean {
  switch (kind) {
    case "report-step":
      return step.state === "open";
    case "return-step":
      return step.state !== "open";
    case "accept-step":
      return step.state === "reported";
  }
}

function urge(matter: Matter, { dutyIds, clockStep }: ActionDetails): Effect {
  const duties = matter.duties.map((duty) =>
    duty.state === "open" && duty.owedBy === "addressee" && (dutyIds === null || dutyIds.includes(duty.id))
      ? { ...duty, urged: true }
      : duty,
  );
  return {
    change: { duties, urgings: matter.urgings + 1, clockSteps: withStep(matter.clockSteps, clockStep) },
  };
}

function tell(kind: "remind" | "escalate", matter: Matter, details: ActionDetails): Effect | undefined {
  const { clockStep, dutyId, reached } = details;
  if (clockStep === null) return undefined;
  const duties =
    kind === "remind"
      ? matter.duties
      : matter.duties.map((duty) =>
          duty.id === dutyId ? { ...duty, escalatedTo: higherRung(duty.escalatedTo, reached) } : duty,
        );
  return {
    change: {
      duties,
      clockSteps: withStep(matter.clockSteps, clockStep),
      nobodyToTell: reached === null,
    },
  };
}

function withStep(steps: ReadonlySet<string>, step: string | null): ReadonlySet<string> {
  return step === null ? steps : new Set([...steps, step]);
}
