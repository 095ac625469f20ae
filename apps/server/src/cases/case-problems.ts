import type { RefusedCaseAction } from "@halfsky/cases";
import type { Doer, Fault, Words } from "@halfsky/api-contract";
import type { CaseReadContext } from "./case-host.ts";
import { listOrganisationNames } from "./case.store.ts";
import { notFound, PlatformError } from "../platform-error.ts";

/** The problem for a case that is not there, or not for the one who asks: the two look the same. */
export function noCase(id: string): PlatformError {
  return notFound({ zh: "个案", en: "case" }, id);
}

/** The problem for an action that waited without a network while others went on: whoever sent it decides what becomes of it. */
export function caseMoved(): PlatformError {
  return new PlatformError("case-moved", 409, {
    zh: "断网期间他人已办理本案，这项操作没有执行。请看过新的情况后，决定照发、修改或放弃。",
    en: "Others went on with the case meanwhile; this was not done. See what happened, then send it, change it or drop it.",
  });
}

/** Names of the organisations among which somebody is to choose. */
export async function choicesIn(
  { transaction }: CaseReadContext,
  { faults }: RefusedCaseAction,
): Promise<ReadonlyMap<string, string>> {
  return await listOrganisationNames(
    transaction,
    faults.flatMap(({ choices }) => choices ?? []),
  );
}

/** The problem that says why an action was refused; a conflict names both values with both people. */
export function refusedAction(
  { code, words, faults, conflicts }: RefusedCaseAction,
  nameOf: (accountId: string) => Doer,
  mayShow: (where: string) => boolean,
  organisations: ReadonlyMap<string, string> = new Map(),
): PlatformError {
  const conflicting = conflicts.map((one): Fault => {
    const value = (answer: unknown): string =>
      answer === null ? "–" : typeof answer === "string" ? answer : JSON.stringify(answer);
    // what another person wrote is told only to those who may read it
    const [theirs, yours] = mayShow(one.where) ? [value(one.theirs), value(one.yours)] : ["…", "…"];
    const [them, you] = [spoken(nameOf(one.theirsBy)), spoken(nameOf(one.yoursBy))];
    return {
      where: `body.details.${one.where}`,
      message: {
        zh: `${them.zh}在第${one.theirsIn}步填写为“${theirs}”，${you.zh}填写为“${yours}”。`,
        en: `${them.en} wrote "${theirs}" in step ${one.theirsIn}, ${you.en} wrote "${yours}".`,
      },
    };
  });
  const named =
    conflicting.length > 0
      ? conflicting
      : faults.map(({ where, message, choices }): Fault => {
          const named = choices?.map((id) => ({ id, name: organisations.get(id) ?? id }));
          return {
            where: `body.details.${where}`,
            message,
            ...(named === undefined ? {} : { choices: named }),
          };
        });
  switch (code) {
    case "not-allowed-now":
      return new PlatformError("not-allowed-now", 409, words, named);
    case "not-permitted":
      return new PlatformError("not-permitted", 403, words, named);
    case "second-person-needed":
      return new PlatformError("second-person-needed", 409, words, named);
    case "guard-not-met":
      return new PlatformError("guard-not-met", 409, words, named);
    case "guard-unknown":
      return new PlatformError("guard-unknown", 409, words, named);
    case "invalid-input":
      return new PlatformError("invalid-input", 422, words, named);
    case "stale":
      return new PlatformError("stale", 409, words, named);
    case "consent-missing":
      return new PlatformError("consent-missing", 409, words, named);
  }
}

function spoken(doer: Doer): Words {
  return typeof doer === "string" ? { zh: doer, en: doer } : doer;
}
