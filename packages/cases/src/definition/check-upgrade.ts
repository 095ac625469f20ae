import { privacyClasses } from "../privacy/privacy-class.ts";
import type { DefinitionFault } from "./definition-fault.ts";
import type { SystemDefinition } from "./definition.ts";
import { type DefinitionOutline, type FieldOutline, outlineOf } from "./definition-outline.ts";
import { fault } from "./checks/check.ts";
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
  return checkOutlines(outlineOf(before), outlineOf(after), map);
}

/** As `checkUpgrade`, from the outlines of both versions. */
export function checkOutlines(
  before: DefinitionOutline,
  after: DefinitionOutline,
  map: UpgradeMap = {},
): readonly DefinitionFault[] {
  return [...findFaults(before, after, map)];
}

function* findFaults(
  before: DefinitionOutline,
  after: DefinitionOutline,
  map: UpgradeMap,
): Generator<DefinitionFault> {
  if (before.id !== after.id) yield fault("id", "不是同一个系统。", "These are two systems.");
  const keys = Object.keys;
  yield* checkNames("states", keys(before.states), keys(after.states), map.states, false);
  yield* checkNames("grade.values", before.grades, after.grades, map.grades, false);
  yield* checkNames("fields", keys(before.fields), keys(after.fields), map.fields);
  yield* checkNames("parties", keys(before.parties), keys(after.parties), map.parties);
  for (const kind of ["groups", "actions", "referrals", "tasks", "consents", "deadlines"] as const) {
    yield* checkNames(kind, before[kind], after[kind], map[kind]);
  }
  for (const [old, was] of Object.entries(before.states)) {
    const now = map.states?.[old] ?? old;
    const phase = after.states[now];
    if (phase !== undefined && (phase === "closed") !== (was === "closed")) {
      yield fault(
        `states.${now}`,
        "未结的案件不能因改版而结案，已结的不能因此重开。",
        "A new version neither closes nor reopens a case.",
      );
    }
  }
  for (const [old, was] of Object.entries(before.fields)) {
    const now = newName(map.fields, old);
    const field = now === null ? undefined : after.fields[now];
    if (now !== null && field !== undefined) yield* checkField(`fields.${now}`, was, field);
  }
  for (const [old, was] of Object.entries(before.parties)) {
    const now = newName(map.parties, old);
    const party = now === null ? undefined : after.parties[now];
    if (now === null || party === undefined) continue;
    for (const [part, privacy] of Object.entries(was)) {
      const there = Object.entries(party).find(([name]) => name === part)?.[1];
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

function* checkNames(
  path: string,
  before: readonly string[],
  after: readonly string[],
  names: Readonly<Record<string, string | null>> | undefined,
  mayGiveUp = true,
): Generator<DefinitionFault> {
  for (const [old, now] of Object.entries(names ?? {})) {
    if (!before.includes(old)) {
      yield fault(`${path}.${old}`, "旧版中没有这一名称。", "The old version has no such name.");
    }
    if (now === null && !mayGiveUp) {
      yield fault(`${path}.${old}`, "未结案件必须有处可去。", "Its cases have to stand somewhere.");
    }
  }
  const taken = new Map<string, string>();
  for (const old of before) {
    const now = newName(names, old);
    if (now === null) continue;
    if (!after.includes(now)) {
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

function* checkField(path: string, before: FieldOutline, after: FieldOutline): Generator<DefinitionFault> {
  if (before.kind !== after.kind) {
    yield fault(path, "题型不同，已有的回答无从读取。", "Of another type, given answers cannot be read.");
    return;
  }
  if (privacyClasses.indexOf(after.privacy) < privacyClasses.indexOf(before.privacy)) yield freer(path);
  const gone = (before.options ?? []).filter((option) => after.options?.includes(option) !== true);
  if (gone.length > 0) {
    yield fault(path, `取消了选项：${gone.join("、")}。`, `Answers are gone: ${gone.join(", ")}.`);
  }
  const isSame = before.unit === after.unit && (after.decimals ?? 0) >= (before.decimals ?? 0);
  if (!isSame) yield fault(path, "单位或小数位数不同。", "The unit or the decimals differ.");
}

function freer(path: string): DefinitionFault {
  return fault(
    path,
    "已收集的信息不得降低隐私等级。",
    "What was collected under a closer class does not become freer.",
  );
}
