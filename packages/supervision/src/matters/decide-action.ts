import { addWorkingDays, type WorkCalendar } from "@halfsky/calendar";
import type { Bilingual } from "@halfsky/statistics";
import { actionTable, isAllowed, refusalWords } from "./action-table.ts";
import { checkProposal } from "./check-proposal.ts";
import { dutyName } from "./duty-name.ts";
import type { DutyKind, MatterActionKind, MatterRelation } from "./matter-words.ts";
import { type Matter, openDuties, type PlannedStep, type SetDue } from "./matter.ts";
import type { SupervisionRules } from "./supervision-rules.ts";

/** An action that somebody wants to do; which fields it needs depends on its kind. */
export interface ProposedAction {
  readonly kind: MatterActionKind;
  readonly text?: string | undefined;
  readonly reason?: string | undefined;
  readonly remark?: string | null | undefined;
  readonly attachmentIds?: readonly string[] | undefined;
  readonly steps?: readonly PlannedStep[] | undefined;
  readonly step?: number | undefined;
  readonly dutyId?: string | undefined;
  readonly due?: string | undefined;
  readonly dutyIds?: readonly string[] | undefined;
  readonly heldOn?: string | undefined;
  readonly decision?: string | undefined;
  readonly dues?: ReadonlyArray<{ readonly dutyId: string; readonly due: string }> | undefined;
}

/** Who acts, when, and by which calendar and rules new deadlines are set. */
export interface DecisionBasis {
  readonly relations: readonly MatterRelation[];
  readonly accountId: string;
  /** today in Beijing */
  readonly today: string;
  readonly calendar: WorkCalendar;
  readonly rules: SupervisionRules;
  readonly rulesVersion: number;
}

/** One fault of what was proposed, with its place in the request. */
export interface ActionFault {
  readonly where: string;
  readonly message: Bilingual;
}

/** Whether an action may be done, and the deadlines that it sets. */
export type Decision =
  | { readonly status: "accepted"; readonly relation: MatterRelation; readonly dues: readonly SetDue[] }
  | {
      readonly status: "refused";
      readonly code: "not-allowed-now" | "not-permitted" | "second-person-needed" | "invalid-input";
      readonly words: Bilingual;
      readonly faults: readonly ActionFault[];
    };

/** Judges an action that somebody wants to do; says all faults at once, or the deadlines that follow. */
export function decideAction(matter: Matter, proposed: ProposedAction, basis: DecisionBasis): Decision {
  const { kind } = proposed;
  const relation = basis.relations.find((one) => isAllowed(matter.state, kind, one));
  if (relation === undefined) {
    const code = basis.relations.some((one) => actionTable[kind].by.includes(one))
      ? "not-allowed-now"
      : "not-permitted";
    return { status: "refused", code, words: refusalWords(matter.state, kind, basis.relations), faults: [] };
  }
  if (kind === "confirm-closing" && matter.closing?.proposed.by === basis.accountId) {
    return {
      status: "refused",
      code: "second-person-needed",
      words: {
        zh: "办结由您提出，须由另一人确认。可请办公室的其他同事或领导确认。",
        en: "You proposed the closing; another person of the office, or a leader, has to confirm it.",
      },
      faults: [],
    };
  }
  const faults = checkProposal(matter, proposed, basis);
  if (faults.length > 0) {
    return {
      status: "refused",
      code: "invalid-input",
      words: {
        zh: "内容有误，请改正后再提交。",
        en: "What was sent has faults; mend them and send it again.",
      },
      faults,
    };
  }
  return { status: "accepted", relation, dues: duesOf(matter, proposed, basis) };
}

/** The deadlines that an action sets. */
function duesOf(matter: Matter, proposed: ProposedAction, basis: DecisionBasis): readonly SetDue[] {
  const { periods } = basis.rules;
  const within = (kind: DutyKind, days: number, step: number | null = null): SetDue =>
    setDue(dutyName(kind, step), basis.today, days, basis);
  switch (proposed.kind) {
    case "issue-notice":
      return [within("acknowledge", periods.acknowledge), within("explain", periods.explain)];
    case "submit-explanation":
      return [within("check-explanation", periods.check)];
    case "return-explanation":
      return [within("explain", periods.resubmit)];
    case "accept-explanation":
      return matter.plan?.state === "submitted"
        ? [within("check-plan", periods.check)]
        : [within("plan", periods.plan)];
    case "submit-plan":
      return matter.state === "planning" ? [within("check-plan", periods.check)] : [];
    case "return-plan":
      return [within("plan", periods.resubmit)];
    case "accept-plan":
      // the date may have gone by while the plan was being checked
      return (matter.plan?.steps ?? []).map((step) =>
        notBefore(dutyName("step", step.number), step.due, 1, basis),
      );
    case "report-step":
      return [within("check-step", periods.check, proposed.step ?? 0)];
    case "return-step": {
      const step = matter.plan?.steps.find(({ number }) => number === proposed.step);
      return step === undefined
        ? []
        : [notBefore(dutyName("step", step.number), step.due, periods.resubmit, basis)];
    }
    case "accept-step": {
      const rest = (matter.plan?.steps ?? []).filter(({ number }) => number !== proposed.step);
      return rest.every(({ state }) => state === "accepted")
        ? [within("propose-closing", periods.check)]
        : [];
    }
    case "extend-deadline":
      return movedDues(matter, [{ dutyId: proposed.dutyId ?? "", due: proposed.due ?? "" }], basis);
    case "issue-urging":
      return [within("answer-urging", periods.answerUrging)];
    case "hold-meeting":
      return movedDues(matter, proposed.dues ?? [], basis);
    case "propose-closing":
      return [within("confirm-closing", periods.check)];
    case "refuse-closing":
      return matter.closing?.from === "planning"
        ? [within("plan", periods.resubmit)]
        : [within("propose-closing", periods.check)];
    case "reopen":
      return [within("plan", periods.plan)];
    case "draft-notice":
    case "acknowledge":
    case "confirm-closing":
    case "withdraw":
    case "remind":
    case "escalate":
    case "recalculate-deadlines":
      return [];
  }
}

function setDue(
  duty: string,
  from: string,
  days: number,
  { calendar, rulesVersion }: Pick<DecisionBasis, "calendar" | "rulesVersion">,
): SetDue {
  const { date, provisional } = addWorkingDays(calendar, from, days);
  return { duty, due: date, provisional, rulesVersion, from, days };
}

/** The day that was asked for, or so many working days from today where that is later. */
function notBefore(duty: string, due: string, days: number, basis: DecisionBasis): SetDue {
  const asked = setDue(duty, due, 0, basis);
  const soonest = setDue(duty, basis.today, days, basis);
  return asked.due >= soonest.due ? asked : soonest;
}

function movedDues(
  matter: Matter,
  moved: ReadonlyArray<{ readonly dutyId: string; readonly due: string }>,
  basis: DecisionBasis,
): readonly SetDue[] {
  return moved.flatMap(({ dutyId, due }) => {
    const duty = openDuties(matter).find(({ id }) => id === dutyId);
    return duty === undefined ? [] : [setDue(duty.name, due, 0, basis)];
  });
}

/**
 * The deadlines of a matter worked out anew with another calendar, those that changed; for the time when the schedule of a
 * year is published. A day that moves is a new round of its duty.
 */
export function recalculateDues(matter: Matter, calendar: WorkCalendar): readonly SetDue[] {
  return openDuties(matter)
    .map((duty) => {
      const { name, rulesVersion, from, days } = duty;
      return { duty, set: setDue(name, from, days, { calendar, rulesVersion }) };
    })
    .filter(({ duty, set }) => set.due !== duty.due || set.provisional !== duty.provisional)
    .map(({ set }) => set);
}
