import { namesIn } from "../../expression/names-in.ts";
import type { PrivacyClass } from "../../privacy/privacy-class.ts";
import type { DefinitionFault } from "../definition-fault.ts";
import {
  type LinkRule,
  type PersonPart,
  personParts,
  type ReferralRule,
  type SystemDefinition,
} from "../definition.ts";
import { type CheckBasis, conditionsOf, fault, undeclared } from "./check.ts";
import { checkTold } from "./check-clocks.ts";
import { statesFrom } from "./check-flow.ts";
import { checkSaid } from "./check-openings.ts";
import { isAtLeast } from "./check-privacy.ts";

/** What leaves the case: referrals, items, links to other systems, papers; nothing without a basis, nothing to nowhere. */
export function* checkSharing(basis: CheckBasis): Generator<DefinitionFault> {
  const { definition } = basis;
  for (const [name, rule] of Object.entries(definition.referrals ?? {})) {
    yield* checkReferral(name, rule, definition);
  }
  yield* checkConsents(definition);
  yield* checkTasks(definition);
  for (const [name, rule] of Object.entries(definition.links ?? {})) yield* checkLink(name, rule, basis);
  yield* checkDocuments(definition);
}

type Share = ReferralRule["share"];

function* checkShare(path: string, share: Share, definition: SystemDefinition): Generator<DefinitionFault> {
  yield* undeclared(`${path}.fields`, share.fields, definition.fields, "字段", "field");
  yield* undeclared(
    `${path}.parties`,
    Object.keys(share.parties ?? {}),
    definition.parties,
    "当事人",
    "party",
  );
  for (const [party, parts] of Object.entries(share.parties ?? {})) {
    for (const part of parts ?? []) {
      const isAsked = definition.parties[party]?.parts[part] !== undefined;
      if (Object.hasOwn(definition.parties, party) && !isAsked) {
        yield fault(
          `${path}.parties.${party}`,
          `不问“${party}”的${part}，无从提供。`,
          `${part} of "${party}" is never asked; it cannot be shared.`,
        );
      }
    }
  }
}

/** What of a share is sealed. */
function sealedIn({ fields, parties }: Share, definition: SystemDefinition): readonly string[] {
  return [
    ...fields.filter((field) => definition.fields[field]?.privacy === "sealed"),
    ...Object.entries(parties ?? {}).flatMap(([party, parts]) =>
      (parts ?? [])
        .filter((part) => definition.parties[party]?.parts[part] === "sealed")
        .map((part) => `${party}.${part}`),
    ),
  ];
}

function* checkReferral(
  name: string,
  rule: ReferralRule,
  definition: SystemDefinition,
): Generator<DefinitionFault> {
  const path = `referrals.${name}`;
  yield* checkShare(`${path}.share`, rule.share, definition);
  if (rule.basis.length === 0) {
    yield fault(`${path}.basis`, "没有法律依据，也没有同意。", "There is neither a law nor a consent.");
  }
  const consents = rule.basis.flatMap((one) => ("consent" in one ? [one.consent] : []));
  yield* undeclared(`${path}.basis`, consents, definition.consents, "同意事项", "consent");
  yield* undeclared(`${path}.answerForm`, rule.answerForm ?? [], definition.fields, "字段", "field");
  yield* undeclared(`${path}.answeredBy`, rule.answeredBy ?? [], definition.actions, "操作", "action");
  for (const action of rule.answeredBy ?? []) {
    const by = definition.actions[action]?.by ?? [];
    if (by.some((actor) => definition.actors[actor]?.role === rule.to) || by.length === 0) continue;
    yield fault(
      `${path}.answeredBy`,
      `“${action}”不由“${rule.to}”办理，不能算作答复。`,
      `"${action}" is not done by a "${rule.to}": it answers nothing that was asked of one.`,
    );
  }
  yield* checkWork(`${path}.workedBy`, rule, definition);
  for (const actor of rule.onSilence.tell) yield* checkTold(`${path}.onSilence.tell`, actor, definition);
  if (rule.onSilence.tell.length === 0) {
    yield fault(`${path}.onSilence.tell`, "逾期无人被告知。", "Nobody is told when it stays unanswered.");
  }
  if (rule.inArea !== undefined) yield* checkAreaField(`${path}.inArea`, rule.inArea, definition);
  const isSent = Object.values(definition.actions).some(({ effects = [] }) =>
    effects.some((effect) => "refer" in effect && effect.refer === name),
  );
  if (!isSent) yield fault(path, "没有操作会发出这一转介。", "No action sends this referral.");
}

/** Work that is asked of an agency is its own and recurs; what decides it answers it, and what is handed over is no errand. */
function* checkWork(
  path: string,
  { workedBy = [], answeredBy = [], handover, to }: ReferralRule,
  definition: SystemDefinition,
): Generator<DefinitionFault> {
  yield* undeclared(path, workedBy, definition.actions, "操作", "action");
  if (workedBy.length > 0 && handover === true) {
    yield fault(path, "移交个案的转介无在办可言。", "A referral that hands the case over is no work for it.");
  }
  for (const name of workedBy) {
    const action = definition.actions[name];
    if (action === undefined) continue;
    const isOwn = action.by.some((actor) => {
      const { role, relation } = definition.actors[actor] ?? {};
      return role === to && relation === "holds-referral";
    });
    if (!isOwn) {
      yield fault(
        path,
        `“${name}”不由受转介的“${to}”办理，不能算作在办。`,
        `"${name}" is not done by a "${to}" that holds the referral: it is no work of its.`,
      );
    }
    const recurs = action.to === "same" || statesFrom(action, definition).includes(action.to);
    if (!recurs || answeredBy.includes(name)) {
      yield fault(
        path,
        `“${name}”不会重复，或已算作反馈，不能算作在办。`,
        `"${name}" does not recur, or answers: it is no work that goes on.`,
      );
    }
  }
}

function* checkAreaField(
  path: string,
  field: string,
  definition: SystemDefinition,
): Generator<DefinitionFault> {
  yield* undeclared(path, [field], definition.fields, "字段", "field");
  const kind = definition.fields[field]?.type.kind;
  if (kind !== undefined && kind !== "area") {
    yield fault(path, `“${field}”不是行政区划。`, `"${field}" is no area.`);
  }
}

/** A consent that nothing rests on was asked of a person for nothing. */
function* checkConsents(definition: SystemDefinition): Generator<DefinitionFault> {
  const used = new Set([
    ...Object.values(definition.referrals ?? {}).flatMap(({ basis }) =>
      basis.flatMap((one) => ("consent" in one ? [one.consent] : [])),
    ),
    ...[...conditionsOf(definition)].flatMap(({ when }) => namesIn(when).consents),
  ]);
  for (const name of Object.keys(definition.consents ?? {})) {
    if (!used.has(name))
      yield fault(`consents.${name}`, "没有任何事项以此同意为依据。", "Nothing rests on this consent.");
  }
}

function* checkTasks(definition: SystemDefinition): Generator<DefinitionFault> {
  const tasks = definition.tasks ?? {};
  for (const [name, rule] of Object.entries(tasks)) {
    const path = `tasks.${name}`;
    yield* checkShare(`${path}.share`, rule.share, definition);
    yield* undeclared(`${path}.brings`, rule.brings ?? [], definition.fields, "字段", "field");
    yield* undeclared(`${path}.after`, rule.after ?? [], tasks, "联办事项", "task");
    if (waitsForItself(name, tasks)) {
      yield fault(`${path}.after`, "事项互相等待。", "The items wait for each other.");
    }
    for (const sealed of sealedIn(rule.share, definition)) {
      yield fault(
        `${path}.share`,
        `联办不得提供封存的“${sealed}”。`,
        `An item cannot share the sealed "${sealed}".`,
      );
    }
  }
}

function waitsForItself(name: string, tasks: NonNullable<SystemDefinition["tasks"]>): boolean {
  const seen = new Set<string>();
  const queue = [...(tasks[name]?.after ?? [])];
  for (let task = queue.shift(); task !== undefined; task = queue.shift()) {
    if (task === name) return true;
    if (seen.has(task)) continue;
    seen.add(task);
    queue.push(...(tasks[task]?.after ?? []));
  }
  return false;
}

function* checkLink(
  name: string,
  rule: LinkRule,
  { definition, others }: CheckBasis,
): Generator<DefinitionFault> {
  const path = `links.${name}`;
  yield* undeclared(`${path}.parties`, Object.keys(rule.parties), definition.parties, "当事人", "party");
  yield* undeclared(`${path}.fields`, Object.keys(rule.fields ?? {}), definition.fields, "字段", "field");
  if (rule.inArea !== undefined) yield* checkAreaField(`${path}.inArea`, rule.inArea, definition);
  const isOpened =
    Object.values(definition.actions).some(({ effects = [] }) =>
      effects.some((effect) => "open" in effect && effect.open === name),
    ) ||
    Object.values(definition.deadlines ?? {}).some(({ escalate }) =>
      escalate.some(({ open }) => open === name),
    );
  if (!isOpened) {
    yield fault(path, "没有操作或时限会开立这一关联个案。", "No action and no clock opens this link.");
  }
  if (others.length === 0) return;
  const other = [definition, ...others].find(({ id }) => id === rule.system);
  if (other === undefined) {
    yield fault(`${path}.system`, `没有名为“${rule.system}”的系统。`, `There is no system "${rule.system}".`);
    return;
  }
  const opening = other.actions[rule.by];
  if (opening?.from !== "new") {
    yield fault(
      `${path}.by`,
      `“${rule.system}”没有名为“${rule.by}”的立案操作。`,
      `"${rule.system}" has no action "${rule.by}" that opens a case.`,
    );
  } else if (opening.byPlatform !== true) {
    yield fault(
      `${path}.by`,
      `“${rule.system}”的“${rule.by}”没有写明平台可以立案。`,
      `"${rule.by}" of "${rule.system}" does not say that the platform opens a case by it.`,
    );
  }
  yield* checkSaid(`${path}.says`, rule.says ?? {}, other);
  const theirs = Object.values(rule.parties).filter((party) => party !== undefined);
  yield* undeclared(`${path}.parties`, theirs, other.parties, "对方系统的当事人", "party there");
  yield* undeclared(
    `${path}.fields`,
    Object.values(rule.fields ?? {}),
    other.fields,
    "对方系统的字段",
    "field there",
  );
  yield* checkCarried(path, rule, definition, other);
}

/** What is carried over stays at least as close as it was, and has the same type. */
function* checkCarried(
  path: string,
  rule: LinkRule,
  definition: SystemDefinition,
  other: SystemDefinition,
): Generator<DefinitionFault> {
  const lower = (where: string, name: string): DefinitionFault =>
    fault(where, `“${name}”在对方系统的隐私等级更低。`, `"${name}" would be of a freer class there.`);
  for (const [ours, theirs] of Object.entries(rule.fields ?? {})) {
    const [here, there] = [definition.fields[ours], other.fields[theirs]];
    if (here === undefined || there === undefined) continue;
    if (!isAtLeast(there.privacy, here.privacy)) yield lower(`${path}.fields.${ours}`, ours);
    if (here.type.kind !== there.type.kind) {
      yield fault(
        `${path}.fields.${ours}`,
        `“${ours}”在对方系统的题型不同。`,
        `"${ours}" is of another type there.`,
      );
    }
    if ("options" in here.type && "options" in there.type) {
      const known = there.type.options;
      const lacking = Object.keys(here.type.options).filter((option) => !Object.hasOwn(known, option));
      if (lacking.length > 0) {
        yield fault(
          `${path}.fields.${ours}`,
          `对方系统没有选项：${lacking.join("、")}。`,
          `There are no such answers there: ${lacking.join(", ")}.`,
        );
      }
    }
  }
  for (const [ours, theirs = ""] of Object.entries(rule.parties)) {
    const [here, there] = [definition.parties[ours], other.parties[theirs]];
    if (here === undefined || there === undefined) continue;
    for (const [part, privacy] of partsOf(here.parts)) {
      const over = there.parts[part];
      if (over !== undefined && !isAtLeast(over, privacy))
        yield lower(`${path}.parties.${ours}`, `${ours}.${part}`);
    }
  }
}

function partsOf(parts: SystemDefinition["parties"][string]["parts"]): readonly [PersonPart, PrivacyClass][] {
  return personParts.flatMap((part): [PersonPart, PrivacyClass][] => {
    const privacy = parts[part];
    return privacy === undefined ? [] : [[part, privacy]];
  });
}

/** Placeholders that a paper may hold beside fields and parts of people. */
const documentNames = ["number", "today", "owner", "area", "openedOn", "state", "grade"] as const;

/** The placeholders of a paragraph: "{victim.name}" is "victim.name". */
function placeholdersOf(text: string): readonly string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
}

function* checkDocuments(definition: SystemDefinition): Generator<DefinitionFault> {
  for (const [name, rule] of Object.entries(definition.documents ?? {})) {
    const path = `documents.${name}`;
    yield* undeclared(`${path}.by`, rule.by, definition.actors, "角色", "actor");
    if (rule.by.length === 0) yield fault(`${path}.by`, "没有人能制作。", "Nobody may make it.");
    for (const [at, { zh, en }] of rule.paragraphs.entries()) {
      const [inZh, inEn] = [placeholdersOf(zh), placeholdersOf(en)];
      for (const placeholder of new Set([...inZh, ...inEn])) {
        if (!isKnownPlaceholder(placeholder, definition)) {
          yield fault(
            `${path}.paragraphs.${at}`,
            `没有可填入“{${placeholder}}”的内容。`,
            `Nothing fills "{${placeholder}}".`,
          );
        }
      }
      if (
        new Set(inZh).size !== new Set([...inZh, ...inEn]).size ||
        new Set(inEn).size !== new Set(inZh).size
      ) {
        yield fault(
          `${path}.paragraphs.${at}`,
          "中英文填入的内容不同。",
          "The two languages are filled with different things.",
        );
      }
    }
  }
}

function isKnownPlaceholder(placeholder: string, definition: SystemDefinition): boolean {
  if ((documentNames as readonly string[]).includes(placeholder)) return true;
  const [party = "", part] = placeholder.split(".");
  if (part === undefined) return Object.hasOwn(definition.fields, party);
  const parts: Readonly<Record<string, unknown>> = definition.parties[party]?.parts ?? {};
  return Object.hasOwn(parts, part);
}
