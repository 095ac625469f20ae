import { describe, expect, test } from "vitest";
import type { SystemDefinition } from "../definition/definition.ts";
import { flag, law, unverified } from "../definition/fields.ts";
import { clockRuleOf } from "../deadlines/clock-rules.ts";
import { clockSystem } from "../deadlines/invented-clock-case.ts";
import { birthOneThing } from "../systems/birth-one-thing.ts";
import { dvCase } from "../systems/dv-case.ts";
import { familyDisputeMediation } from "../systems/family-dispute-mediation.ts";
import { applyOverlay } from "./apply-overlay.ts";
import { comparePeriods } from "./compare-periods.ts";
import { disputeColours } from "./dispute-colours.ts";
import { judgeOverlay } from "./judge-overlay.ts";
import type { SystemOverlay } from "./service-overlay.ts";

const of = (overlay: SystemOverlay, definition: SystemDefinition = clockSystem) =>
  applyOverlay(definition, {
    areaCode: "331102",
    version: 1,
    title: { zh: "本市", en: "Here" },
    systems: { [definition.id]: overlay },
  });

describe("a place's own values", () => {
  test("leave other systems as they are", () => {
    const other = applyOverlay(familyDisputeMediation, { ...disputeColours.redYellowGreen, systems: {} });
    expect(other.definition).toBe(familyDisputeMediation);
  });

  test("may shorten a clock freely", () => {
    const { definition, faults, changes } = of({
      periods: {
        "deadlines.contact.yellow": { value: "12h" },
        "referrals.police.answer": { value: "2d" },
        "tasks.card": { value: "1wd" },
        "deadlines.ruling": { value: "72h" },
      },
    });
    expect(faults).toEqual([]);
    expect(changes.map(({ direction }) => direction)).toEqual(["tighter", "tighter", "tighter", "tighter"]);
    expect(definition.deadlines?.contact?.due).toEqual({ green: "3wd", yellow: "12h", red: "2h" });
    expect(definition.referrals?.police?.answer).toBe("2d");
    expect(definition.deadlines?.ruling?.due).toBe("72h");
    expect(clockSystem.deadlines?.ruling?.due).toBe("5wd");
  });

  test("may lengthen one only with a cited basis, which is listed", () => {
    const longer = { periods: { "deadlines.contact.red": { value: "4h" } } } as const;
    expect(of(longer)).toMatchObject({
      definition: clockSystem,
      changes: [],
      faults: [{ where: "systems.clock-system.periods.deadlines.contact.red" }],
    });
    const cited = of({
      periods: { "deadlines.contact.red": { value: "4h", source: law("办法", "Measure") } },
    });
    expect(cited.faults).toEqual([]);
    expect(cited.changes).toMatchObject([
      { direction: "looser", from: "2h", to: "4h", source: { status: "law" } },
    ]);
    expect(cited.definition.deadlines?.contact?.due).toMatchObject({ red: "4h" });
  });

  test("keep the mark of what nobody has read, until a text is cited", () => {
    const contact = clockSystem.deadlines?.contact;
    if (contact === undefined) throw new Error("no clock");
    const source = unverified("未见原文", "Not seen");
    const marked: SystemDefinition = { ...clockSystem, deadlines: { contact: { ...contact, source } } };
    const shorter = of({ periods: { "deadlines.contact.red": { value: "1h" } } }, marked);
    expect(shorter.definition.deadlines?.contact?.source.status).toBe("unverified");
    const same = of(
      { periods: { "deadlines.contact.red": { value: "2h", source: law("办法", "Measure") } } },
      marked,
    );
    expect(same.definition.deadlines?.contact?.source.status).toBe("law");
  });

  test("may close a field, and free one only with a basis", () => {
    const { definition, faults } = of({
      privacy: { danger: { value: "sealed" }, note: { value: "work" }, nobody: { value: "open" } },
    });
    expect(definition.fields.danger?.privacy).toBe("sealed");
    expect(definition.fields.note?.privacy).toBe("sensitive");
    expect(faults.map(({ where }) => where)).toEqual([
      "systems.clock-system.privacy.note",
      "systems.clock-system.privacy.nobody",
    ]);
  });

  test("leave an item out only with a basis, and those that waited for it go on", () => {
    expect(of({ withoutTasks: { insurance: { value: true } } }).faults).toHaveLength(1);
    const { definition } = of({
      withoutTasks: { insurance: { value: true, source: law("办法", "Measure") } },
    });
    expect(Object.keys(definition.tasks ?? {})).toEqual(["card"]);
    expect(definition.tasks?.card?.after).toEqual([]);
  });

  test("leave the only item of an office out, and the office takes no part any more", () => {
    const source = law("办法", "Measure");
    const title = { zh: "本地", en: "Here" };
    const overlay = { withoutTasks: { socialCard: { value: true, source } } } as const;
    const judged = judgeOverlay(birthOneThing, {
      areaCode: "331102",
      version: 1,
      title,
      systems: { "birth-one-thing": overlay },
    });
    expect(judged.faults).toEqual([]);
    expect(birthOneThing.actors["social-security"]).toBeDefined();
    expect(judged.definition.actors["social-security"]).toBeUndefined();
    // the other offices and the window are still there
    expect(Object.keys(judged.definition.actors)).toHaveLength(Object.keys(birthOneThing.actors).length - 1);
  });

  test("may ask a further question, and insist on an answer", () => {
    const ask = (required?: boolean) =>
      of({
        fields: {
          dialect: {
            rule: flag("work", "是否只会方言", "Speaks a dialect only"),
            forms: ["intake"],
            ...(required === undefined ? {} : { required }),
          },
        },
      });
    expect(ask().definition.forms.intake?.at(-1)).toBe("dialect");
    expect(ask(true).definition.forms.intake?.at(-1)).toEqual({ field: "dialect", required: true });
    expect(ask(true).changes.map(({ direction }) => direction)).toEqual(["tighter"]);
  });

  test("that fit nowhere are faults, all at once, in both languages", () => {
    const { faults } = of({
      periods: { "deadlines.none": { value: "1d" }, keep: { value: "9999999d" } },
      grade: { values: { red: { title: { zh: "红", en: "Red" }, colour: "red" } } },
      options: { danger: {} },
      fields: { danger: { rule: flag("work", "重复", "Again"), forms: [] } },
    });
    expect(faults.map(({ where }) => where.replace("systems.clock-system.", ""))).toEqual([
      "grade.values",
      "periods.deadlines.none",
      "periods.keep",
      "fields.danger",
      "options.danger",
    ]);
    expect(faults.every(({ message }) => message.zh !== "" && message.en !== "")).toBe(true);
  });
});

describe("colours of family disputes", () => {
  const titles = (definition: SystemDefinition) =>
    Object.values(definition.grade?.values ?? {}).map(({ title, colour }) => `${title.zh} ${colour}`);

  test.each([
    ["redYellowGreen", ["绿 green", "黄 yellow", "红 red"]],
    ["redYellowBlue", ["蓝 blue", "黄 yellow", "红 red"]],
    ["yellowOrangeRed", ["黄 yellow", "橙 orange", "红 red"]],
    ["fiveColours", ["绿 green", "蓝 blue", "粉 pink", "橙 orange", "红 red"]],
  ] as const)("%s are a scale from low to high", (name, scale) => {
    const { definition, faults } = applyOverlay(familyDisputeMediation, disputeColours[name]);
    expect(faults).toEqual([]);
    expect(titles(definition)).toEqual(scale);
    const grades = Object.keys(definition.grade?.values ?? {});
    for (const { due } of Object.values(definition.deadlines ?? {})) {
      expect(typeof due === "string" ? grades : Object.keys(due)).toEqual(grades);
    }
  });

  test("visits by month, quarter and half-year are longer than usual: listed with a source that is marked", () => {
    const { changes, definition } = applyOverlay(familyDisputeMediation, disputeColours.redYellowGreen);
    expect(changes.filter(({ direction }) => direction === "looser").map(({ to }) => to)).toEqual([
      "1mo",
      "3mo",
      "6mo",
    ]);
    expect(definition.deadlines?.visits).toMatchObject({
      due: { red: "1mo", yellow: "3mo", green: "6mo" },
      source: { status: "unverified" },
    });
  });

  test("five colours visit the upper three by week, and ask for the kind of household", () => {
    const { definition } = applyOverlay(familyDisputeMediation, disputeColours.fiveColours);
    expect(definition.deadlines?.visits?.due).toMatchObject({ red: "7d", yellow: "7d", pink: "7d" });
    expect(definition.forms.report).toContain("household");
    const order = Object.keys(definition.grade?.values ?? {});
    const places = definition.grade?.rules.map(({ is }) => order.indexOf(is)) ?? [];
    expect(places).toEqual(places.toSorted((one, other) => other - one));
  });
});

describe("what a late clock opens", () => {
  const stepOf = (definition: SystemDefinition) =>
    definition.deadlines?.firstContact?.escalate.find(({ open }) => open === "supervision");

  test("comes sooner freely, and later only on a cited basis", () => {
    const sooner = of({ periods: { "openings.firstContact.supervision": { value: "1d" } } }, dvCase);
    expect(sooner).toMatchObject({ faults: [], changes: [{ direction: "tighter", from: "3d", to: "1d" }] });
    expect(stepOf(sooner.definition)).toEqual({ after: "1d", to: "office", open: "supervision" });
    const later = { "openings.firstContact.supervision": { value: "10wd" as const } };
    expect(of({ periods: later }, dvCase).faults).toHaveLength(1);
    const cited = { value: "10wd", source: law("办法", "Measure") } as const;
    const result = of({ periods: { "openings.firstContact.supervision": cited } }, dvCase);
    expect(stepOf(result.definition)?.after).toBe("10wd");
    expect(result.definition.deadlines?.firstContact?.source).toEqual(cited.source);
  });

  test("is switched off only on a cited basis, and on again below freely", () => {
    const path = "firstContact.supervision";
    expect(of({ openings: { [path]: { value: false } } }, dvCase).faults).toMatchObject([
      { where: `systems.dv-case.openings.${path}` },
    ]);
    const off = of({ openings: { [path]: { value: false, source: law("办法", "Measure") } } }, dvCase);
    expect(off).toMatchObject({ faults: [], changes: [{ direction: "looser", from: "on", to: "off" }] });
    expect(stepOf(off.definition)).toMatchObject({ off: true });
    // who is told, and the other clocks, stay
    expect(off.definition.deadlines?.visits).toEqual(dvCase.deadlines?.visits);
    const on = of({ openings: { [path]: { value: true } } }, off.definition);
    expect(on).toMatchObject({ faults: [], changes: [{ direction: "tighter", from: "off", to: "on" }] });
    expect(stepOf(on.definition)?.off).toBe(false);
    expect(of({ openings: { "visits.childCase": { value: true } } }, dvCase).faults).toHaveLength(1);
  });

  test("keeps its name with other days, so that no clock opens twice", () => {
    const sooner = of(
      { periods: { "openings.firstContact.supervision": { value: "1d" } } },
      dvCase,
    ).definition;
    const nameIn = (definition: SystemDefinition) =>
      clockRuleOf(definition, "firstContact")?.steps.find(({ opens }) => opens !== null)?.step;
    expect(nameIn(sooner)).toBe(nameIn(dvCase));
  });
});

describe("periods of different units", () => {
  test("are shorter only where they are so in every calendar", () => {
    expect(comparePeriods("5wd", "72h")).toBe("shorter");
    expect(comparePeriods("24h", "1d")).toBe("longer");
    expect(comparePeriods("1d", "24h")).toBe("shorter");
    expect(comparePeriods("7d", "5wd")).toBe("longer");
    expect(comparePeriods("1mo", "10d")).toBe("shorter");
    expect(comparePeriods("60m", "1h")).toBe("shorter");
  });
});
