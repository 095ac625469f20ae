import { describe, expect, test } from "vitest";
import { listPossibleActions } from "../decide/list-possible-actions.ts";
import { taken, visit } from "../decide/invented-steps.ts";
import { invented } from "../definition/invented-system.ts";
import { type InventedCase, inventedPeople } from "../log/invented-log.ts";
import { emptyCase } from "../log/empty-case.ts";
import { keepOwnWords } from "../log/own-words.ts";
import { readAsOf, standingOf } from "../relations/index.ts";
import { projectCase } from "./project-case.ts";
import { holdingsOf, newlyTold } from "./told-of.ts";
import { visibleTo } from "./visible-to.ts";

const { worker, lead, police, otherPolice } = inventedPeople;
const referral = { name: "police", number: 1 };
const answer = { referral, answers: { fields: { reply: "yes" } }, attachmentIds: ["of-police"] };

/** A case of which the police saw whether there is danger, and whom it is about, and that is closed. */
function closed(change: (one: InventedCase) => void = (one) => one.do(police, "answer-referral", answer)) {
  const one = taken().do(worker, "toPolice");
  change(one);
  one.do(worker, "visit", { ...visit(), attachmentIds: ["of-worker"] });
  one.do(worker, "leave", { answers: { fields: { outcome: "well" } } });
  one.do(lead, "confirm", { pending: one.state.version });
  expect(one.state.phase).toBe("closed");
  return one;
}

function read(one: InventedCase, who = police, place: "case" | "list" | "export" = "case") {
  const standing = standingOf(one.state, "331102");
  const actors = readAsOf(invented, standing, who);
  const visibility = visibleTo(invented, actors, one.state, {
    organisationId: who.organisationId,
    now: one.now,
    place,
  });
  return projectCase(invented, one.state, visibility);
}

describe("whoever answered a referral of a case that is closed", () => {
  test("reads its own answer with its files, and nothing of what it was shown or others did", () => {
    const seen = read(closed());
    expect(Object.entries(seen?.fields ?? {}).map(([name, { value }]) => [name, value])).toEqual([
      ["reply", "yes"],
    ]);
    expect([seen?.parties, seen?.groups, seen?.course, seen?.grade]).toEqual([{}, {}, undefined, null]);
    expect(seen?.attachments.map(({ id }) => id)).toEqual(["of-police"]);
    expect(seen?.referrals.map(({ state }) => state)).toEqual(["answered"]);
    expect(seen?.deadlines.every(({ name }) => name.startsWith("referral:police:1:"))).toBe(true);
    expect(read(closed(), otherPolice)).toBeNull();
    // in a list and in a file nothing of it stands that its class keeps out
    expect(read(closed(), police, "list")?.attachments).toEqual([]);
  });

  test("reads its own words as it wrote them, though others correct them", () => {
    const one = closed();
    const [last] = one.log.slice(-1);
    if (last === undefined) throw new Error("nothing was done");
    const details = { answers: { fields: { reply: "no" } }, reason: "误填" };
    one.add({ ...last, number: one.log.length + 1, action: "correct", details });
    expect(one.state.fields["reply"]?.value).toBe("no");
    expect(read(one)?.fields["reply"]?.value).toBe("yes");
  });

  test("does nothing with it any more, and sees it as of its answer once it is taken up again", () => {
    const one = closed();
    const possible = listPossibleActions(invented, one.state, one.basis({ who: police }));
    expect(possible.map(({ action }) => action)).toEqual(["break-glass"]);
    expect(one.judge({ who: police, action: "add-note", details: { reason: "补充" } })).toMatchObject({
      code: "not-permitted",
    });
    one.do(lead, "reopen", { reason: "再次求助" });
    expect(read(one)?.fields["danger"]?.value).toBe(false);
  });

  test("is told nothing by the closing: what it reads then are its own words", () => {
    const one = closed();
    const before = { ...one.state, phase: "open" as const };
    const [holding] = holdingsOf(one.state);
    const action = one.log.at(-1);
    if (holding === undefined || action === undefined) throw new Error("nothing was handed");
    expect(newlyTold(invented, before, one.state, action, holding, one.now)).toEqual([]);
  });

  test("is not there where the case is sealed, where it was sent back, or where another agency answered", () => {
    const one = closed();
    const sealed = { ...one.state, sealed: true };
    expect(standingOf(sealed, "331102").answerHolders).toEqual([]);
    const actors = readAsOf(invented, standingOf(sealed, "331102"), police);
    expect(actors).toEqual([]);
    expect(
      read(closed((it) => it.do(police, "return-referral", { referral, reason: "不归本所" }))),
    ).toBeNull();
  });
});

test("only whoever was asked for something has words of its own kept", () => {
  const [row] = taken().log.slice(-1);
  if (row === undefined) throw new Error("nothing was done");
  expect(keepOwnWords(emptyCase, row)).toBe(emptyCase);
  const one = closed();
  expect(Object.keys(one.state.wrote)).toEqual(["police"]);
});
