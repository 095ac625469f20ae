import { array, assert, constantFrom, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  findingStepNames,
  findingSteps,
  type InspectionPart,
  inspectionStepNames,
  inspectionSteps,
  isFindingOverdue,
  isFindingSettled,
  missingForStep,
  refuseFindingStep,
  refuseInspectionStep,
  type StepTaker,
} from "./inspection-steps.ts";
import {
  type FindingState,
  findingStates,
  type InspectionState,
  inspectionStates,
} from "./inspection-words.ts";

const inspector: StepTaker = { accountId: "lin", parts: ["inspector"] };
const colleague: StepTaker = { accountId: "wang", parts: ["inspector"] };
const owner: StepTaker = { accountId: "chen", parts: ["owner"] };

describe("the steps of an inspection", () => {
  test("lead from a plan to a closing that a second person signs", () => {
    expect(refuseInspectionStep("propose-closing", "under-way", inspector, {})).toBeNull();
    const last = { "propose-closing": "lin" };
    expect(refuseInspectionStep("close", "closing", inspector, last)).toMatchObject({
      kind: "second-person",
    });
    expect(refuseInspectionStep("close", "closing", colleague, last)).toBeNull();
    expect(refuseInspectionStep("close", "closing", owner, last)).toMatchObject({ kind: "not-yours" });
  });

  test("are refused in words that name the state", () => {
    const refusal = refuseInspectionStep("close", "planned", inspector, {});
    expect(refusal?.words).toEqual({
      zh: "当前状态为“已安排”，不能“办结”。",
      en: 'The state is "Planned", so "Close" is not possible now.',
    });
  });

  test("reach every state, and none leads out of an inspection that was called off", () => {
    const reached = new Set<string>([
      "planned",
      ...inspectionStepNames.map((name) => inspectionSteps[name].to ?? ""),
    ]);
    expect(inspectionStates.filter((state) => !reached.has(state))).toEqual([]);
    const after = inspectionStepNames.filter((name) => inspectionSteps[name].from.includes("called-off"));
    expect(after).toEqual([]);
  });
});

describe("the lists of steps", () => {
  test("hold every step of the tables", () => {
    expect(inspectionStepNames.toSorted()).toEqual(Object.keys(inspectionSteps).toSorted());
    expect(findingStepNames.toSorted()).toEqual(Object.keys(findingSteps).toSorted());
  });
});

describe("the steps of a finding", () => {
  const underWay = (finding: FindingState) => ({ finding, inspection: "under-way" as const });

  test("lead from answer to return, to the next answer, to acceptance", () => {
    expect(refuseFindingStep("answer", underWay("open"), owner, {})).toBeNull();
    expect(refuseFindingStep("return", underWay("answered"), inspector, { answer: "chen" })).toBeNull();
    expect(refuseFindingStep("answer", underWay("returned"), owner, {})).toBeNull();
    expect(refuseFindingStep("accept", underWay("answered"), inspector, { answer: "chen" })).toBeNull();
  });

  test("are refused to whoever has no part in them", () => {
    expect(refuseFindingStep("answer", underWay("open"), inspector, {})).toMatchObject({ kind: "not-yours" });
    expect(refuseFindingStep("accept", underWay("answered"), owner, {})).toMatchObject({ kind: "not-yours" });
  });

  test("do not let a person accept what she answered herself, even with both parts", () => {
    const both: StepTaker = { accountId: "chen", parts: ["inspector", "owner"] };
    expect(refuseFindingStep("accept", underWay("answered"), both, { answer: "chen" })).toMatchObject({
      kind: "second-person",
    });
    expect(refuseFindingStep("accept", underWay("answered"), both, { answer: "lin" })).toBeNull();
  });

  test("stand still while their inspection is closed or waits to be", () => {
    for (const inspection of ["closing", "closed"] as const) {
      expect(refuseFindingStep("reopen", { finding: "settled", inspection }, inspector, {})).toMatchObject({
        kind: "not-now",
      });
    }
  });

  test("say all that is missing at once", () => {
    const none = { words: "  ", dueInWorkingDays: null };
    expect(missingForStep(findingSteps.return, none).map(({ where }) => where)).toEqual([
      "words",
      "dueInWorkingDays",
    ]);
    expect(missingForStep(findingSteps.answer, { ...none, words: "已补齐" })).toEqual([]);
  });

  test("however they follow each other, an accepted finding was answered before, and never by who accepted it", () => {
    const person = record({
      accountId: constantFrom("a", "b", "c"),
      parts: constantFrom<readonly InspectionPart[]>(["inspector"], ["owner"], ["inspector", "owner"]),
    });
    const move = record({ name: constantFrom(...findingStepNames), by: person });
    assert(
      property(array(move, { maxLength: 30 }), (moves) => {
        let state: FindingState = "open";
        const last = new Map<string, string>();
        const selfAccepted: string[] = [];
        for (const { name, by } of moves) {
          const at = { finding: state, inspection: "under-way" } as const;
          if (refuseFindingStep(name, at, by, Object.fromEntries(last)) !== null) continue;
          const answerer = last.get("answer");
          if (name === "accept" && (answerer === undefined || answerer === by.accountId)) {
            selfAccepted.push(by.accountId);
          }
          state = findingSteps[name].to ?? state;
          last.set(name, by.accountId);
        }
        expect(selfAccepted).toEqual([]);
        expect(findingStates).toContain(state);
      }),
    );
  });

  test("are open to nobody in any state that is not theirs to leave", () => {
    const states: readonly InspectionState[] = inspectionStates;
    for (const inspection of states) {
      for (const finding of findingStates) {
        for (const name of findingStepNames) {
          const allowed = refuseFindingStep(name, { finding, inspection }, { accountId: "x", parts: [] }, {});
          expect(allowed).toMatchObject({ kind: "not-yours" });
        }
      }
    }
  });
});

describe("a deadline", () => {
  test("counts the day itself, and only while the unit has to act", () => {
    const dueOn = "2026-03-10";
    expect(isFindingOverdue({ state: "open", dueOn }, "2026-03-10")).toBe(false);
    expect(isFindingOverdue({ state: "open", dueOn }, "2026-03-11")).toBe(true);
    expect(isFindingOverdue({ state: "answered", dueOn }, "2026-03-11")).toBe(false);
    expect(findingStates.filter(isFindingSettled)).toEqual(["settled", "withdrawn"]);
  });
});
