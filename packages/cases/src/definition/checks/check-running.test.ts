import { describe, expect, test } from "vitest";
import { systems } from "../../systems/index.ts";
import { checkDefinition } from "../check-definition.ts";
import type { DeadlineRule, SystemDefinition } from "../definition.ts";
import { invented } from "../invented-system.ts";
import { quietStates } from "./check-running.ts";

const base: SystemDefinition = invented;

/** The invented system with these clocks alone, and its states unexplained. */
function clockedBy(deadlines: Readonly<Record<string, Partial<DeadlineRule>>>): SystemDefinition {
  const [usual] = Object.values(base.deadlines ?? {});
  if (usual === undefined) throw new Error("no clock");
  const { pausedIn: _paused, repeats: _repeats, ...plain } = usual;
  return {
    ...base,
    states: Object.fromEntries(
      Object.entries(base.states).map(([name, { unclocked: _why, ...rule }]) => [name, rule]),
    ),
    deadlines: Object.fromEntries(
      Object.entries(deadlines).map(([name, rule]) => [name, { ...plain, ...rule }]),
    ),
  };
}
const quietIn = (definition: SystemDefinition) => [...quietStates(definition).keys()].toSorted();
const faultsAt = (definition: SystemDefinition, path: string) =>
  checkDefinition(definition)
    .filter((fault) => fault.path === path)
    .map(({ words }) => words.en);

describe("a state without a clock", () => {
  test("is every one that is not an end where there is no clock at all", () => {
    expect(quietIn(clockedBy({}))).toEqual(["called", "helped", "paused", "received"]);
  });

  test("is none where a clock runs from coming there until the case leaves", () => {
    const stays = Object.fromEntries(
      ["called", "helped", "paused", "received"].map((state) => [
        state,
        { starts: { state }, meets: { left: state } },
      ]),
    );
    expect(quietIn(clockedBy(stays))).toEqual([]);
  });

  test("is found where an action ends the clock and the case stays, a rhythm begins again, a pause stands still", () => {
    const received = { starts: { state: "received" }, meets: { left: "received" } };
    const called = { starts: { state: "called" }, meets: { left: "called" } };
    const until = { starts: { state: "helped" }, meets: { action: "visit" } };
    expect(quietIn(clockedBy({ received, called, until }))).toEqual(["helped", "paused"]);
    expect(quietIn(clockedBy({ received, called, until: { ...until, repeats: true } }))).toEqual([]);
    const paused = { ...until, repeats: true, pausedIn: ["paused"] };
    expect(quietIn(clockedBy({ received, called, until: paused }))).toEqual(["paused"]);
  });

  test("counts no clock that starts with an answer which may be left open", () => {
    const stays = ["called", "helped", "paused"].map((state) => [
      state,
      { starts: { state }, meets: { left: state } },
    ]);
    const asked = { starts: { field: "happenedAt" }, meets: { left: "received" } };
    const definition = clockedBy({ ...Object.fromEntries(stays), asked });
    expect(quietIn(definition)).toEqual(["received"]);
    const report = base.forms["report"]?.map((item) =>
      item === "happenedAt" ? { field: "happenedAt", required: true } : item,
    );
    const write = base.forms["write"] ?? [];
    const required = { field: "happenedAt", required: true };
    const forms = { ...base.forms, report: report ?? [], write: [...write, required] };
    expect(quietIn({ ...definition, forms })).toEqual([]);
  });

  test("is a fault of the definition, with a way there, unless it says why", () => {
    const definition = clockedBy({});
    expect(faultsAt(definition, "states.received")[0]).toContain(
      "A case can stand here with no clock running",
    );
    const received = { ...definition.states["received"], unclocked: { zh: "测试", en: "a test" } };
    const explained = { ...definition, states: { ...definition.states, received } };
    // @ts-expect-error the state is there
    expect(faultsAt(explained, "states.received")).toEqual([]);
  });

  test("is not explained where a clock always runs", () => {
    const definition = clockedBy({ stay: { starts: { state: "received" }, meets: { left: "received" } } });
    const received = { ...definition.states["received"], unclocked: { zh: "测试", en: "a test" } };
    // @ts-expect-error the state is there
    const explained: SystemDefinition = { ...definition, states: { ...definition.states, received } };
    expect(faultsAt(explained, "states.received.unclocked")).toEqual([
      "A clock always runs here; nothing is to be explained.",
    ]);
  });

  test.each(systems.map((one) => [one.id, one] as const))(
    "is none of %s, but those that say why",
    (_, one) => {
      const unexplained = quietIn(one).filter((name) => one.states[name]?.unclocked === undefined);
      expect(unexplained).toEqual([]);
    },
  );
});
