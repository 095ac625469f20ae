import { privacyClasses } from "../privacy/privacy-class.ts";
import type { DefinitionFault } from "./definition-fault.ts";
import type { FieldRule, SystemDefinition } from "./definition.ts";
import { fault } from "./checks/check.ts";
import { declaredClocks } from "../deadlines/clock-rules.ts";
import { groupsOf } from "./checks/form-places.ts";
import type { UpgradeMap } from "./upgrade-map.ts";

/**
 * Whether cases that are open under an old version can go on under a new one: every state, grade, question, party, item,
 * referral, consent and clock that a case may carry still exists, or `map` says what became of it; answers still mean what
 * they meant; nothing becomes freer to see. All faults at once; empty where the new version may be built.
 */
export function checkUpgrade(
  before: SystemDefinition,
  after: SystemDefinition,
  map: UpgradeMap = {},
): readonly DefinitionFault[] {
  return [...findFaults(before, after, map)];
}

function* findFaults(
  before: SystemDefinition,
  after: SystemDefinition,
  map: UpgradeMap,
): Generator<DefinitionFault> {
  if (before.id !== after.id) yield fault("id", "不是同一个系统。", "These are two systems.");
  yield* checkNames("states", before.states, after.states, map.states, false);
  yield* checkNames("grade.values", before.grade?.values, after.grade?.values, map.grades, false);
  yield* checkNames("fields", before.fields, after.fields, map.fields);
  yield* checkNames("parties", before.parties, after.parties, map.parties);
  yield* checkNames("groups", groupNames(before), groupNames(after), map.groups);
  yield* checkNames("actions", before.actions, after.actions, map.actions);
  yield* checkNames("referrals", before.referrals, after.referrals, map.referrals);
  yield* checkNames("tasks", before.tasks, after.tasks, map.tasks);
  yield* checkNames("consents", before.consents, after.consents, map.consents);
  yield* checkNames("deadlines", clocksOf(before), clocksOf(after), map.deadlines);
  for (const [old, rule] of Object.entries(before.states)) {
    const now = map.states?.[old] ?? old;
    const phase = after.states[now]?.phase;
    if (phase !== undefined && (phase === "closed") !== (rule.phase === "closed")) {
      yield fault(
        `states.${now}`,
        "未结的案件不能因改版而结案，已结的不能因此重开。",
        "A new version neither closes nor reopens a case.",
      );
    }
  }
  for (const [old, rule] of Object.entries(before.fields)) {
    const now = newName(map.fields, old);
    const field = now === null ? undefined : after.fields[now];
    if (now !== null && field !== undefined) yield* checkField(`fields.${now}`, rule, field);
  }
  for (const [old, rule] of Object.entries(before.parties)) {
    const now = newName(map.parties, old);
    const party = now === null ? undefined : after.parties[now];
    if (now === null || party === undefined) continue;
    for (const [part, privacy] of Object.entries(rule.parts)) {
      const there = Object.entries(party.parts).find(([name]) => name === part)?.[1];
      if (there === undefined) {
        yield fault(
          `parties.${now}.parts.${part}`,
          "这一项已有内容，不能取消。",
          "Cases hold answers to it.",
        );
      } else if (privacyClasses.indexOf(there) < privacyClasses.indexOf(privacy)) {
        yield freer(`parties.${now}.parts.${part}`);
      }
    }
  }
}

function newName(names: Readonly<Record<string, string | null>> | undefined, old: string): string | null {
  return names !== undefined && Object.hasOwn(names, old) ? (names[old] ?? null) : old;
}

/** Clocks that run in open cases: of deadlines, and of steps of schedules ("schedule:checks:m3"). */
function clocksOf(definition: SystemDefinition): Readonly<Record<string, unknown>> {
  return Object.fromEntries(declaredClocks(definition).map((name) => [name, name]));
}

function groupNames(definition: SystemDefinition): Readonly<Record<string, unknown>> {
  return Object.fromEntries(groupsOf(definition).map(({ group, items }) => [group, items]));
}

function* checkNames(
  path: string,
  before: Readonly<Record<string, unknown>> | undefined,
  after: Readonly<Record<string, unknown>> | undefined,
  names: Readonly<Record<string, string | null>> | undefined,
  mayGiveUp = true,
): Generator<DefinitionFault> {
  for (const [old, now] of Object.entries(names ?? {})) {
    if (before === undefined || !Object.hasOwn(before, old)) {
      yield fault(`${path}.${old}`, "旧版中没有这一名称。", "The old version has no such name.");
    }
    if (now === null && !mayGiveUp) {
      yield fault(`${path}.${old}`, "未结案件必须有处可去。", "Its cases have to stand somewhere.");
    }
  }
  const taken = new Map<string, string>();
  for (const old of Object.keys(before ?? {})) {
    const now = newName(names, old);
    if (now === null) continue;
    if (after === undefined || !Object.hasOwn(after, now)) {
      yield fault(
        `${path}.${old}`,
        "新版没有这一名称；请写明对应关系。",
        "The new version has no such name; say what became of it.",
      );
    }
    const other = taken.get(now);
    // two states may become one; two questions may not, one answer would bury the other
    if (other !== undefined && mayGiveUp) {
      yield fault(`${path}.${old}`, `与“${other}”并为一项。`, `It would be buried by "${other}".`);
    }
    taken.set(now, old);
  }
}

function* checkField(path: string, before: FieldRule, after: FieldRule): Generator<DefinitionFault> {
  if (before.type.kind !== after.type.kind) {
    yield fault(path, "题型不同，已有的回答无从读取。", "Of another type, given answers cannot be read.");
  }
  if (privacyClasses.indexOf(after.privacy) < privacyClasses.indexOf(before.privacy)) yield freer(path);
  if ("options" in before.type && "options" in after.type) {
    const left = after.type.options;
    const gone = Object.keys(before.type.options).filter((option) => !Object.hasOwn(left, option));
    if (gone.length > 0) {
      yield fault(path, `取消了选项：${gone.join("、")}。`, `Answers are gone: ${gone.join(", ")}.`);
    }
  }
  if (before.type.kind === "number" && after.type.kind === "number") {
    const isSame = before.type.unit.zh === after.type.unit.zh && after.type.decimals >= before.type.decimals;
    if (!isSame) yield fault(path, "单位或小数位数不同。", "The unit or the decimals differ.");
  }
}

function freer(path: string): DefinitionFault {
  return fault(
    path,
    "已收集的信息不得降低隐私等级。",
    "What was collected under a closer class does not become freer.",
  );
}
