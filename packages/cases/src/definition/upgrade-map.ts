import {
  clearClock,
  readClearClock,
  readReferralClock,
  referralClock,
  taskClock,
} from "../deadlines/clock-rules.ts";
import type { CaseState } from "../log/case-state.ts";

/** Old name → new name, for what a new version calls otherwise; null where it is given up on purpose. */
type Names = Readonly<Record<string, string | null>>;

/** What a new version of a definition calls otherwise; cases that are open go on under the new names. */
export interface UpgradeMap {
  /** a state cannot be given up: its cases have to stand somewhere */
  readonly states?: Readonly<Record<string, string>>;
  readonly grades?: Readonly<Record<string, string>>;
  readonly fields?: Names;
  readonly parties?: Names;
  readonly groups?: Names;
  readonly actions?: Names;
  readonly referrals?: Names;
  readonly tasks?: Names;
  readonly consents?: Names;
  /** steps of schedules by the names of their clocks: "schedule:checks:m3" */
  readonly deadlines?: Names;
}

/** An open case under the names of a new version; what was given up stays in the log and leaves the state. */
export function upgradeState(state: CaseState, map: UpgradeMap): CaseState {
  const grade = (name: string): string => map.grades?.[name] ?? name;
  return {
    ...state,
    state: map.states?.[state.state] ?? state.state,
    grade: state.grade && { ...state.grade, value: grade(state.grade.value) },
    gradeProposal: state.gradeProposal === null ? null : grade(state.gradeProposal),
    gradeHistory: state.gradeHistory.map((one) => ({ ...one, value: grade(one.value) })),
    fields: renamed(state.fields, map.fields),
    parties: renamed(state.parties, map.parties),
    groups: renamed(state.groups, map.groups),
    done: renamed(state.done, map.actions),
    entered: renamed(state.entered, map.states),
    tasks: renamed(state.tasks, map.tasks),
    consents: renamed(state.consents, map.consents),
    referrals: renamedList(state.referrals, map.referrals),
    deadlines: state.deadlines.flatMap((one) => {
      const name = clockIn(map, one.name);
      if (name === null) return [];
      return name === one.name ? [one] : [{ ...one, name, begunAs: one.begunAs ?? one.name }];
    }),
    untold: state.untold.flatMap((one) => {
      const deadline = clockIn(map, one.deadline);
      return deadline === null ? [] : [{ ...one, deadline }];
    }),
    asAnswered: Object.fromEntries(
      Object.entries(state.asAnswered).flatMap(([holding, one]) => {
        const [kind = "", name = ""] = holding.split(":");
        const now = kind === "task" ? nameIn(map.tasks, name) : name;
        if (now === null) return [];
        const fields = renamed(one.fields, map.fields);
        const parties = renamed(one.parties, map.parties);
        return [[`${kind}:${now}`, { ...one, fields, parties, groups: renamed(one.groups, map.groups) }]];
      }),
    ),
    wrote: Object.fromEntries(
      Object.entries(state.wrote).map(([organisation, one]) => [
        organisation,
        {
          ...one,
          fields: renamed(one.fields, map.fields),
          parties: renamed(one.parties, map.parties),
          groups: renamed(one.groups, map.groups),
        },
      ]),
    ),
    pending: state.pending.flatMap((one) => {
      const action = nameIn(map.actions, one.action);
      return action === null ? [] : [{ ...one, action }];
    }),
    touched: Object.fromEntries(
      Object.entries(state.touched).flatMap(([key, touch]) => {
        const [kind = "", name = "", ...rest] = key.split(":");
        const names = { field: map.fields, party: map.parties, group: map.groups }[kind];
        // names of a definition hold neither colon nor sign of escape (`checkWords`)
        const now = nameIn(names, name);
        return now === null ? [] : [[name === "" ? key : [kind, now, ...rest].join(":"), touch]];
      }),
    ),
  };
}

function nameIn(names: Names | undefined, name: string): string | null {
  return names !== undefined && Object.hasOwn(names, name) ? (names[name] ?? null) : name;
}

/** The name of a clock: those of referrals and items go by the names of these. */
function clockIn(map: UpgradeMap, clock: string): string | null {
  const referral = readReferralClock(clock);
  if (referral !== null) {
    const now = nameIn(map.referrals, referral.name);
    return now === null ? null : referralClock(now, referral.number, referral.part);
  }
  const cleared = readClearClock(clock);
  if (cleared !== null) {
    const now = nameIn(map.referrals, cleared);
    return now === null ? null : clearClock(now);
  }
  if (clock.startsWith(taskClock(""))) {
    const now = nameIn(map.tasks, clock.slice(taskClock("").length));
    return now === null ? null : taskClock(now);
  }
  return nameIn(map.deadlines, clock);
}

function renamed<T>(
  values: Readonly<Record<string, T>>,
  names: Names | undefined,
): Readonly<Record<string, T>> {
  if (names === undefined) return values;
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]): [string, T][] => {
      const now = nameIn(names, name);
      return now === null ? [] : [[now, value]];
    }),
  );
}

function renamedList<T extends { readonly name: string }>(
  values: readonly T[],
  names: Names | undefined,
): readonly T[] {
  if (names === undefined) return values;
  return values.flatMap((value) => {
    const now = nameIn(names, value.name);
    return now === null ? [] : [{ ...value, name: now }];
  });
}
