import { type CaseRecord } from "@halfsky/api-contract";
import { systems } from "@halfsky/cases";
import { expect, test } from "vitest";
import { deviceCopy } from "./device-copy.ts";

const found = systems.find(({ id }) => id === "family-dispute-mediation");
if (found === undefined) throw new Error("no mediation");
const definition = found;
const shown = (name: string, value: string | boolean) => ({
  [name]: { value, masked: false, privacy: definition.fields[name]?.privacy ?? "sealed", by: 1 },
});

function recordFor(more: Partial<CaseRecord> = {}, assignee = "me"): CaseRecord {
  const words = { zh: "走访", en: "Visit" };
  const visit = {
    action: "visit",
    title: words,
    isUsual: false,
    form: "visit",
    needsReason: false,
    needsAssignee: false,
    needsSecondPerson: false,
    offline: true,
    blockedBy: null,
    about: null,
  };
  return {
    row: {
      id: "c1",
      number: "1",
      system: definition.id,
      systemTitle: words,
      areaCode: "990101",
      areaName: "甲区",
      state: "mediating",
      stateTitle: words,
      phase: "open",
      grade: null,
      carefulGrade: null,
      owner: { id: "o", name: "调委会" },
      assignee: { id: assignee, name: "某人" },
      openedAt: "2026-11-01T00:00:00.000Z",
      closedAt: null,
      version: 3,
      nextDeadline: null,
      nobodyToTell: false,
      why: [],
      who: "张**",
    },
    whole: true,
    glassUntil: null,
    sealed: false,
    contact: null,
    actedAs: ["mediator"],
    fields: {
      ...shown("channel", "visit"),
      ...shown("inDanger", false),
      ...shown("injury", "none"),
      ...shown("account", "说过的话"),
      ...shown("place", "住处"),
    },
    groups: {},
    parties: {
      one: [
        {
          id: "p",
          parts: { name: "张三", birthDate: "1990-01-01", idNumber: "110101199001010011" },
          masked: [],
        },
      ],
    },
    gradeHistory: [],
    pending: [],
    referrals: [],
    tasks: [],
    schedules: [],
    consents: [],
    deadlines: [],
    links: [],
    attachments: [],
    documents: [],
    history: [
      {
        number: 1,
        action: "find",
        title: words,
        by: "甲",
        actedAs: words,
        at: "2026-11-01T00:00:00.000Z",
        changed: [],
        reason: "私事",
        match: null,
        assignee: null,
        files: [],
        step: null,
      },
    ],
    possible: [visit, { ...visit, action: "toCourt", offline: false }],
    assignees: [],
    candidates: [],
    judgedMatches: [],
    ...more,
  };
}

test("a device keeps what the one table lets it: open and work fields, names of whom it is assigned to, what the form of the action asks", () => {
  const copy = deviceCopy(definition, recordFor(), "me");
  // a sensitive answer that the visit asks again stays; one that no offline form asks, and what is sealed, does not
  expect(Object.keys(copy?.fields ?? {}).toSorted()).toEqual(["channel", "inDanger"]);
  expect(copy?.parties["one"]?.[0]?.parts).toEqual({ name: "张三" });
  expect(copy?.possible.map(({ action }) => action)).toEqual(["visit"]);
  expect(JSON.stringify(copy)).not.toMatch(/说过的话|住处|110101|私事/u);
});

test("of a child, or of somebody whose age is not known where children are to be expected, no name stays", () => {
  const child = { one: [{ id: "p", parts: { name: "张小", birthDate: "2020-01-01" }, masked: [] }] };
  const unknown = { one: [{ id: "p", parts: { name: "张小" }, masked: [] }] };
  expect(deviceCopy(definition, recordFor({ parties: child }), "me")?.parties["one"]?.[0]?.parts).toEqual({});
  expect(deviceCopy(definition, recordFor({ parties: unknown }), "me")?.parties["one"]?.[0]?.parts).toEqual(
    {},
  );
});

test("of a case that is assigned to another no name stays", () => {
  const copy = deviceCopy(definition, recordFor({}, "somebody"), "me");
  expect(copy?.parties["one"]?.[0]?.parts).toEqual({});
  expect(copy?.row.who).toBeNull();
});

test("nothing stays of a sealed case, of one behind a broken glass, or where nothing can be done without a network", () => {
  expect(deviceCopy(definition, recordFor({ sealed: true }), "me")).toBeNull();
  expect(deviceCopy(definition, recordFor({ actedAs: [] }), "me")).toBeNull();
  expect(deviceCopy(definition, recordFor({ possible: [] }), "me")).toBeNull();
});
