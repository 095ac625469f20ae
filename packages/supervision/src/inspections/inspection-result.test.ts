import { describe, expect, test } from "vitest";
import { listClosingFaults } from "./closing.ts";
import { type ResultBasis, summariseInspection } from "./inspection-result.ts";
import type { ScoreEntry } from "./score-unit.ts";

const sheet = [
  { id: "1", group: "组", name: "机制", kind: "points", maximum: "60", criterion: "" },
  { id: "2", group: "组", name: "造假", kind: "veto", maximum: "1", criterion: "" },
] as const;

function entries(score: string, veto: string, confirmedBy: string | null = "王"): readonly ScoreEntry[] {
  return [
    { itemId: "1", selfScore: null, teamScore: score, reason: "因", confirmedBy },
    { itemId: "2", selfScore: null, teamScore: veto, reason: "因", confirmedBy },
  ];
}

const basis: ResultBasis = {
  sheet,
  visits: [
    { id: "v1", unit: "990101", name: "甲东区", state: "held" },
    { id: "v2", unit: "990102", name: "甲西县", state: "held" },
    { id: "v3", unit: "education", name: "教育局", state: "held" },
    { id: "v4", unit: "health", name: "卫生健康委", state: "called-off" },
    { id: "v5", unit: "990103", name: "甲南县", state: "held" },
  ],
  findings: [
    { visitId: "v1", state: "settled", seriousness: "minor", dueOn: "2026-03-10", putRightOn: "2026-03-10" },
    {
      visitId: "v1",
      state: "settled",
      seriousness: "serious",
      dueOn: "2026-03-10",
      putRightOn: "2026-03-11",
    },
    { visitId: "v2", state: "open", seriousness: "grave", dueOn: "2026-03-10", putRightOn: null },
    { visitId: "v2", state: "withdrawn", seriousness: "grave", dueOn: "2026-03-10", putRightOn: null },
  ],
  scores: new Map([
    ["990101", entries("58.5", "0")],
    ["990102", entries("60", "1")],
    ["education", entries("58.50", "0")],
  ]),
};

describe("the result of an inspection", () => {
  const result = summariseInspection(basis, "2026-03-20");

  test("counts visits and findings, those put right in time apart, withdrawn ones nowhere", () => {
    expect(result.visits).toEqual({ planned: 0, held: 4, "called-off": 1 });
    expect(result.findings).toEqual({
      all: 3,
      settled: 2,
      settledInTime: 1,
      unsettled: 1,
      overdue: 1,
      bySeriousness: { minor: 1, serious: 1, grave: 1 },
    });
  });

  test("ranks the units visited; equal scores share a place, a veto or no score has none", () => {
    expect(result.units.map(({ name, place }) => [name, place])).toEqual([
      ["甲东区", 1],
      ["教育局", 1],
      ["甲西县", null],
      ["甲南县", null],
    ]);
    expect(result.units.find(({ unit }) => unit === "990102")).toMatchObject({ findings: 1, unsettled: 1 });
  });
});

describe("an inspection can be closed", () => {
  const closing = {
    sheet,
    visits: basis.visits,
    findings: basis.findings.map(({ state }, index) => ({ number: index + 1, state })),
    scores: basis.scores,
  };

  test("when nothing is left: every visit held or called off, every finding settled, every visited unit scored", () => {
    const done = {
      ...closing,
      findings: [{ number: 1, state: "settled" as const }],
      scores: new Map([...closing.scores, ["990103", entries("50", "0")] as const]),
    };
    expect(listClosingFaults(done)).toEqual([]);
  });

  test("not before, and all that is left is said at once", () => {
    const faults = listClosingFaults({
      ...closing,
      visits: [...closing.visits, { name: "乙县", unit: "990104", state: "planned" }],
      scores: new Map([...closing.scores, ["990101", entries("58.5", "0", null)] as const]),
    });
    expect(faults.map(({ message }) => message.zh)).toEqual([
      "到访“乙县”尚未记录，也没有取消",
      "问题 3 未办结（待整改）",
      "“甲东区”有 2 项没有确认人：机制、造假",
      "“甲南县”有 2 项未评分：机制、造假",
    ]);
  });

  test("not without a single visit, and without a sheet nobody has to be scored", () => {
    const bare = { sheet: [], visits: [], findings: [], scores: new Map() };
    expect(listClosingFaults(bare).map(({ message }) => message.en)).toEqual(["nobody has been visited yet"]);
    const visited = { ...bare, visits: [{ name: "乙县", unit: "990104", state: "held" as const }] };
    expect(listClosingFaults(visited)).toEqual([]);
  });
});
