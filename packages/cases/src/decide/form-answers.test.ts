import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { invented } from "../definition/invented-system.ts";
import type { Answer, GroupRow } from "../log/case-log.ts";
import { InventedCase, inventedPeople } from "../log/invented-log.ts";
import { checkPersonPart, checkValue } from "./check-value.ts";

const { desk, worker } = inventedPeople;
const person = { person: [{ id: "p", parts: { name: "王某", birthDate: "2001-05-06" } }] };
const now = "2026-03-02T01:00:00.000Z";

function judged(fields: Readonly<Record<string, Answer>>, parties: object = person) {
  return new InventedCase(invented).judge({
    who: desk,
    action: "receive",
    details: { answers: { fields, parties: { ...parties } } },
  });
}

function faultsOf(decision: ReturnType<typeof judged>): readonly string[] {
  return decision.status === "refused" ? decision.faults.map(({ where }) => where) : [];
}

describe("a form", () => {
  test("asks under a condition; a hidden question that is required holds nothing up", () => {
    // in danger: the place must be answered
    expect(faultsOf(judged({ channel: "call", danger: true }))).toEqual(["answers.fields.place"]);
    // not in danger: it is hidden
    expect(judged({ channel: "call", danger: false }).status).toBe("accepted");
    // not known: it is shown and may stay open
    expect(judged({ channel: "call", danger: { unknown: true } }).status).toBe("accepted");
    expect(judged({ channel: "call", danger: { unknown: true }, place: "某处" })).toMatchObject({
      details: { answers: { fields: { place: "某处" } } },
    });
    // "not known" is an answer
    expect(judged({ channel: "call", danger: true, place: { unknown: true } }).status).toBe("accepted");
  });

  test("leaves hidden answers out, and says so", () => {
    const decision = judged({ channel: "call", danger: false, harm: "none", place: "某处", account: "经过" });
    expect(decision).toMatchObject({
      status: "accepted",
      notices: [{ where: "answers.fields.account" }, { where: "answers.fields.place" }],
      details: { answers: { fields: { channel: "call", danger: false, harm: "none" } } },
    });
    expect(JSON.stringify(decision)).not.toContain("某处");
  });

  test("tells all faults at once, in both languages, each at its place", () => {
    const decision = judged(
      { channel: "letter", harm: "none", happenedAt: "yesterday", outcome: "well" },
      {
        person: [
          { id: "a", parts: { name: " ", phone: "x" } },
          { id: "a", parts: { name: "重" } },
          {
            id: "b",
            parts: { name: "王", birthDate: "2030-01-01", sex: "female", idNumber: "11010519491231002A" },
          },
        ],
      },
    );
    expect(faultsOf(decision)).toEqual([
      "answers.fields.channel",
      "answers.fields.happenedAt",
      "answers.fields.outcome",
      "answers.parties.person",
      "answers.parties.person.a.phone",
      "answers.parties.person.b.birthDate",
      "answers.parties.person.b.sex",
      "answers.parties.person.b.idNumber",
      "answers.fields.danger",
      "answers.parties.person.a.name",
    ]);
    const faults = decision.status === "refused" ? decision.faults : [];
    expect(faults.every(({ message }) => /[一-鿿]/.test(message.zh) && /[a-z]/.test(message.en))).toBe(true);
  });

  test("counts people and rows", () => {
    expect(faultsOf(judged({ channel: "call", danger: false }, {}))).toEqual(["answers.parties.person"]);
    const four = ["a", "b", "c", "d"].map((id) => ({ id, parts: { name: id } }));
    expect(faultsOf(judged({ channel: "call", danger: false }, { person: four }))).toEqual([
      "answers.parties.person",
    ]);
    // a witness may stay nameless, the person not
    const nameless = { person: [{ id: "p", parts: {} }], witness: [{ id: "w", parts: {} }] };
    expect(faultsOf(judged({ channel: "call", danger: false, harm: "slight" }, nameless))).toEqual([
      "answers.parties.person.p.name",
    ]);
  });
});

const rows = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom("a", "b", "c", "d"),
    said: fc.option(fc.constantFrom("甲", "乙", "丙"), { nil: undefined }),
    saidOn: fc.option(fc.constantFrom("2026-03-01", "2026-03-02"), { nil: undefined }),
  }),
  { selector: ({ id }) => id, maxLength: 4 },
);

function rowOf({
  id,
  ...cells
}: {
  id: string;
  said: string | undefined;
  saidOn: string | undefined;
}): GroupRow {
  const fields: Record<string, Answer> = {};
  for (const [name, value] of Object.entries(cells)) if (value !== undefined) fields[name] = value;
  return { id, fields };
}

const base = new InventedCase(invented)
  .do(desk, "receive", {
    answers: { fields: { channel: "call", danger: false, harm: "none" }, parties: person },
  })
  .do(desk, "take", { assignee: worker.accountId });

describe("a repeating group", () => {
  test("however rows are added, deleted and reordered, loses no answer and mixes none", () => {
    fc.assert(
      fc.property(fc.array(rows, { minLength: 1, maxLength: 5 }), (lists) => {
        const played = base.copy();
        // the model: what each row was told, by its id, in the order of the newest list
        let model: GroupRow[] = [];
        for (const list of lists) {
          const sent = list.map(rowOf);
          played.do(worker, "visit", {
            answers: { fields: { danger: false, findings: "访", needs: ["food"] }, groups: { talks: sent } },
          });
          model = sent.map(({ id, fields }) => ({
            id,
            fields: { ...model.find((row) => row.id === id)?.fields, ...fields },
          }));
        }
        expect(played.state.groups["talks"] ?? []).toEqual(model);
      }),
      { numRuns: 500 },
    );
  });

  test("holds an answer of the wrong type at its row, and takes no row without an id", () => {
    const decision = base.judge({
      who: worker,
      action: "visit",
      details: {
        answers: {
          fields: { danger: false, findings: "访", needs: ["food"] },
          groups: {
            talks: [
              { id: "a", fields: { saidOn: "soon", danger: true } },
              { id: "", fields: {} },
            ],
          },
        },
      },
    });
    expect(faultsOf(decision)).toEqual([
      "answers.groups.talks",
      "answers.groups.talks.a.saidOn",
      "answers.groups.talks.a.danger",
    ]);
  });
});

describe("an answer", () => {
  const answer = (kind: keyof typeof invented.fields, value: unknown): unknown => {
    const type = invented.fields[kind]?.type;
    const checked = type === undefined ? { blank: true } : checkValue(type, value, now);
    return "answer" in checked ? checked.answer : "fault" in checked ? "fault" : "blank";
  };

  test("is kept in one form", () => {
    expect(answer("happenedAt", "2026-03-02T09:30:00+08:00")).toBe("2026-03-02T01:30:00.000Z");
    expect(answer("needs", ["food", "bed", "food"])).toEqual(["bed", "food"]);
    expect(answer("findings", "  情况 ")).toBe("情况");
    expect(answer("bedFor", "3")).toBe("3");
    expect(answer("movesTo", "331102")).toBe("331102");
    expect(answer("nextOn", { unknown: true })).toEqual({ unknown: true });
  });

  test("that is blank is none", () => {
    for (const [field, value] of [
      ["findings", " "],
      ["channel", ""],
      ["needs", []],
      ["nextOn", ""],
    ] as const) {
      expect(answer(field, value)).toBe("blank");
    }
  });

  test("of another type, out of bounds or out of the list is a fault", () => {
    const wrong: readonly (readonly [string, unknown])[] = [
      ["danger", "true"],
      ["channel", "letter"],
      ["channel", "constructor"],
      ["needs", ["food", "gold"]],
      ["needs", "food"],
      ["bedFor", "0"],
      ["bedFor", "10"],
      ["bedFor", "2.5"],
      ["bedFor", 3],
      ["happenedAt", "2026-02-30T09:30:00+08:00"],
      ["happenedAt", "2026-03-02T09:30"],
      ["nextOn", "2026-02-30"],
      ["movesTo", "999999"],
      ["findings", "长".repeat(20_001)],
      ["findings", null],
    ];
    expect(wrong.filter(([field, value]) => answer(field, value) !== "fault")).toEqual([]);
  });

  test("about a person is checked by what it is", () => {
    const part = (name: Parameters<typeof checkPersonPart>[0], value: unknown): unknown => {
      const checked = checkPersonPart(name, value, now);
      return "answer" in checked ? checked.answer : "fault" in checked ? "fault" : "blank";
    };
    // the example of GB 11643—1999
    expect(part("idNumber", "11010519491231002x")).toBe("11010519491231002X");
    expect(part("idNumber", "110105194912310021")).toBe("fault");
    expect(part("idNumber", "E12345678")).toBe("E12345678");
    expect(part("phone", "0578-2091234")).toBe("0578-2091234");
    expect(part("phone", "none")).toBe("fault");
    expect(part("sex", "female")).toBe("female");
    expect(part("birthDate", "2026-03-03")).toBe("fault");
    expect(part("birthDate", "2026-03-02")).toBe("2026-03-02");
  });
});
