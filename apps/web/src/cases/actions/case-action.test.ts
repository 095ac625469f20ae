import { expect, test } from "vitest";
import { detailsOf, emptyFields, fieldsOfDetails, isTyped } from "./case-action.ts";

test("only what was filled in is sent, and minutes only to break the glass", () => {
  expect(detailsOf({ action: "close" }, emptyFields)).toEqual({});
  expect(detailsOf({ action: "confirm", pending: 7 }, { ...emptyFields, reason: "  已核实 " })).toEqual({
    pending: 7,
    reason: "已核实",
  });
  expect(detailsOf({ action: "break-glass" }, { ...emptyFields, reason: "救人" })).toEqual({
    reason: "救人",
    minutes: 30,
  });
  expect(
    detailsOf({ action: "visit" }, { ...emptyFields, answers: { fields: { injury: { unknown: true } } } }),
  ).toEqual({ answers: { fields: { injury: { unknown: true } } } });
});

test("what would be lost is known", () => {
  expect(isTyped(emptyFields)).toBe(false);
  expect(
    isTyped({ ...emptyFields, answers: { fields: {}, parties: { victim: [{ id: "1", parts: {} }] } } }),
  ).toBe(false);
  expect(
    isTyped({
      ...emptyFields,
      answers: { fields: {}, parties: { victim: [{ id: "1", parts: { name: "甲" } }] } },
    }),
  ).toBe(true);
});

test("what waited and is changed before it is sent stands in the drawer as it was filled in", () => {
  const fields = {
    ...emptyFields,
    answers: { fields: { again: false } },
    reason: "补记",
    assignee: "worker",
  };
  expect(fieldsOfDetails(detailsOf({ action: "visit" }, fields))).toEqual(fields);
});
