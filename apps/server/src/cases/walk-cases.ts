import type { CaseRecord } from "@halfsky/api-contract";
import {
  type Answer,
  type FieldType,
  type FormAnswers,
  type Person,
  personParts,
  type PersonPart,
  type SystemDefinition,
  wholeItem,
} from "@halfsky/cases";
import { randomUUID } from "node:crypto";
import { type CaseTestCity, caseWorkers } from "./case-test-city.ts";
import { ownSystems } from "./case-host.ts";

/** Numbers between 0 and 1 that are the same in every run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let at = seed;
  return () => {
    at = Math.trunc(at + 0x6d2b79f5);
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Random = () => number;

function pick<T>(random: Random, list: readonly T[]): T | undefined {
  return list[Math.floor(random() * list.length)];
}

const surnames = ["王", "李", "张", "刘", "陈", "杨"];
const givenNames = ["秀英", "小雨", "建国", "梦瑶", "欣怡", "浩然"];

function partOf(random: Random, part: PersonPart): Answer {
  const digits = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 10)).join("");
  switch (part) {
    case "name":
      return `${pick(random, surnames) ?? "王"}${pick(random, givenNames) ?? "芳"}`;
    case "sex":
      return random() < 0.5 ? "female" : "male";
    case "birthDate":
      return `${1960 + Math.floor(random() * 63)}-05-${10 + Math.floor(random() * 19)}`;
    case "idNumber":
      return `E${digits(8)}`;
    case "phone":
      return `13${digits(9)}`;
    case "address":
      return `和平路${1 + Math.floor(random() * 99)}号`;
    case "relation":
      return "邻居";
  }
}

function valueOf(random: Random, type: FieldType, now: string): Answer {
  switch (type.kind) {
    case "text":
      return `情况${Math.floor(random() * 1000)}`;
    case "address":
      return `建设路${1 + Math.floor(random() * 99)}号`;
    case "flag":
      return random() < 0.5;
    case "code":
      return pick(random, Object.keys(type.options)) ?? "";
    case "codes":
      return Object.keys(type.options).slice(0, 1);
    case "date":
      return now.slice(0, 10);
    case "moment":
      return now;
    case "number":
      return type.min ?? "1";
    case "area":
      return "990101";
    case "locality":
      return "990101001001";
    case "point":
      return "120.15,30.25";
    case "name":
      return "某某中心";
    case "reference":
      return `R${Math.floor(random() * 10_000)}`;
  }
}

/** Answers to everything that the form of an action asks, made up. */
export function madeUpAnswers(
  random: Random,
  definition: SystemDefinition,
  action: string,
  now: string,
): FormAnswers {
  const form = definition.actions[action]?.form;
  const items = (form === undefined ? [] : (definition.forms[form] ?? [])).map(wholeItem);
  const fields: Record<string, Answer> = {};
  const parties: Record<string, Person[]> = {};
  for (const item of items) {
    if ("field" in item) {
      const rule = definition.fields[item.field];
      if (rule !== undefined) fields[item.field] = valueOf(random, rule.type, now);
    } else if ("party" in item) {
      const rule = definition.parties[item.party];
      const asked = personParts.filter((part) => rule?.parts[part] !== undefined);
      parties[item.party] = [
        {
          id: `${item.party}-${Math.floor(random() * 1_000_000)}`,
          parts: Object.fromEntries(asked.map((part) => [part, partOf(random, part)])),
        },
      ];
    }
  }
  return { fields, parties };
}

/** A case that was walked to somewhere. */
export interface WalkedCase {
  readonly id: string;
  readonly system: string;
}

/**
 * Opens cases of a system and lets people of the test city do what they can, as their page offers it, a few steps each:
 * cases in many states, with referrals, items, second persons and assignments.
 */
export async function walkCases(
  city: CaseTestCity,
  {
    system,
    count,
    steps,
    seed,
  }: { readonly system: string; readonly count: number; readonly steps: number; readonly seed: number },
): Promise<readonly WalkedCase[]> {
  const random = seededRandom(seed);
  const definition = ownSystems().get(system)?.definition;
  if (definition === undefined) throw new Error(`no system ${system}`);
  const cases: WalkedCase[] = [];
  for (let number = 0; number < count; number += 1) {
    const id = await openSomehow(city, definition, random);
    if (id === null) continue;
    for (let step = 0; step < steps; step += 1) await stepSomehow(city, definition, id, random);
    cases.push({ id, system });
  }
  return cases;
}

async function openSomehow(
  city: CaseTestCity,
  definition: SystemDefinition,
  random: Random,
): Promise<string | null> {
  const openings = Object.entries(definition.actions).filter(([, { from }]) => from === "new");
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const username = pick(random, caseWorkers);
    const opening = pick(random, openings);
    if (username === undefined || opening === undefined) return null;
    const now = city.ground.now().toISOString();
    const answer = await city.people[username].send("POST", "/api/cases", {
      system: definition.id,
      areaCode: "990101",
      action: opening[0],
      transactionId: randomUUID(),
      details: { answers: madeUpAnswers(random, definition, opening[0], now), reason: "试" },
    });
    if (answer.statusCode === 200) return answer.json<{ id: string }>().id;
  }
  return null;
}

/** Some person does one of the things that her page offers; what is refused for its content is left. */
async function stepSomehow(
  city: CaseTestCity,
  definition: SystemDefinition,
  id: string,
  random: Random,
): Promise<void> {
  const order = caseWorkers.toSorted(() => random() - 0.5);
  for (const username of order) {
    const answer = await city.people[username].get(`/api/cases/${id}`);
    if (answer.statusCode !== 200) continue;
    const record = answer.json<CaseRecord>();
    const possible = record.possible.filter(
      ({ action, blockedBy }) =>
        blockedBy === null && !["seal", "unseal", "break-glass", "judge-match"].includes(action),
    );
    // what moves a case is done more often than notes
    const moving = possible.filter(({ action }) => definition.actions[action] !== undefined);
    const chosen = pick(random, random() < 0.8 && moving.length > 0 ? moving : possible);
    if (chosen === undefined) continue;
    const done = await city.people[username].send("POST", `/api/cases/${id}/actions`, {
      action: chosen.action,
      transactionId: randomUUID(),
      baseVersion: record.row.version,
      details: {
        ...chosen.about,
        ...(definition.actions[chosen.action]?.form === undefined
          ? {}
          : { answers: madeUpAnswers(random, definition, chosen.action, city.ground.now().toISOString()) }),
        reason: "试",
        ...(chosen.needsAssignee ? { assignee: record.assignees[0]?.id ?? city.accounts.worker } : {}),
        ...(definition.grade === undefined
          ? {}
          : { grade: pick(random, Object.keys(definition.grade.values)) }),
      },
    });
    if (done.statusCode === 200) return;
  }
}
