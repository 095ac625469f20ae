import type { Duty, MatterRow, TargetRow } from "@halfsky/api-contract";
import { light as lightWord } from "@halfsky/api-contract";
import { workingDaysBetween, type WorkCalendar } from "@halfsky/calendar";
import {
  escalatedTo,
  isLate,
  type Matter,
  type MatterDuty,
  openDuties,
  wordsOfDuty,
} from "@halfsky/supervision";
import type { MatterActionRow, StoredMatter } from "./matter.store.ts";

/** What rows are shown by. */
export interface ShownBy {
  /** today in Beijing */
  readonly today: string;
  readonly calendar: WorkCalendar;
}

/** A duty as it leaves the server. */
export function showDuty(duty: MatterDuty, matter: Matter, { today, calendar }: ShownBy): Duty {
  const { id, kind, step, round, owedBy, state, due, provisional, rulesVersion, openedOn, metOn } = duty;
  return {
    id,
    kind,
    step,
    round,
    owedBy,
    state,
    due,
    provisional,
    rulesVersion,
    openedOn,
    metOn,
    late: isLate(duty, today),
    workingDaysLeft: state === "open" ? workingDaysBetween(calendar, today, due) : null,
    words: wordsOfDuty(duty, matter),
  };
}

/** A matter as it stands in lists; `targets` are those of today's judgement, as far as they are still monitored. */
export function showMatter(stored: StoredMatter, targets: readonly TargetRow[], by: ShownBy): MatterRow {
  const { matter } = stored;
  const open = openDuties(matter);
  const [next] = open;
  const [first] = stored.actions;
  return {
    id: stored.id,
    areaCode: stored.areaCode,
    areaName: stored.areaName,
    judgedArea: stored.judgedArea,
    year: stored.year,
    title: stored.title,
    indicatorId: stored.indicatorId,
    targetIds: [...stored.targetIds],
    organisation: { id: stored.organisation.id, name: stored.organisation.name },
    begunFrom: stored.begunFrom,
    state: matter.state,
    version: matter.version,
    light: lightWord.safeParse(stored.light).data ?? null,
    currentLight: targets[0]?.light.light ?? null,
    opened: { by: first?.byName ?? "", at: first?.at ?? "" },
    issued: matter.issued && { by: nameOf(stored.actions, matter.issued.by), at: matter.issued.at },
    closed: matter.closed && { by: nameOf(stored.actions, matter.closed.by), at: matter.closed.at },
    nextDuty: next === undefined ? null : showDuty(next, matter, by),
    overdue: open.some((duty) => isLate(duty, by.today)),
    urgings: matter.urgings,
    escalatedTo: escalatedTo(matter),
    nobodyToTell: matter.nobodyToTell,
    returned: isReturned(matter),
  };
}

/** The name of whoever did an action, from the history itself. */
export function nameOf(actions: readonly MatterActionRow[], by: string): string {
  return actions.find((action) => action.by === by)?.byName ?? by;
}

/** Whether something that the unit handed in came back and has not been handed in again. */
function isReturned({ state, explanation, plan }: Matter): boolean {
  switch (state) {
    case "explaining":
      return explanation?.state === "returned";
    case "planning":
      return plan?.state === "returned";
    case "rectifying":
      return (plan?.steps ?? []).some((step) => step.state === "open" && step.returnReason !== null);
    case "draft":
    case "issued":
    case "explanation-check":
    case "plan-check":
    case "closing":
    case "closed":
    case "withdrawn":
      return false;
  }
}
