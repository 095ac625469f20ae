import type { Notification, Permission } from "@halfsky/api-contract";
import { expect, test } from "vitest";
import { subjectAddress } from "./subject-address.ts";

const about = (kind: string, permissions: readonly Permission[], matterId: string | null = null) =>
  subjectAddress(
    { matterId, subject: { kind, id: "x/1" } } satisfies Pick<Notification, "subject" | "matterId">,
    permissions,
  );

test("a notification leads to what it is about, for who may open such pages", () => {
  expect(about("supervision", ["supervision.read"], "m-1")).toBe("/supervision/m-1");
  expect(about("submission", ["submission.read"])).toBe("/submissions/x%2F1");
  expect(about("round", ["submission.read"])).toBe("/rounds/x%2F1");
  expect(about("inspection", ["inspection.read"])).toBe("/inspections/x%2F1");
  expect(about("case", ["case.work"])).toBe("/cases/x%2F1");
  expect(about("case-export", ["case.work"])).toBe("/case-exports");
  expect(about("outside-link", ["case.work"])).toBe("/outside-differences?link=x%2F1");
});

test("who may not open them is told the words alone, and of what has no page nobody is led anywhere", () => {
  for (const kind of ["submission", "round", "inspection"])
    expect(about(kind, ["case.work"])).toBeUndefined();
  expect(about("supervision", ["case.work"], "m-1")).toBeUndefined();
  expect(about("case", ["supervision.read"])).toBeUndefined();
  expect(about("something", ["case.work", "supervision.read"])).toBeUndefined();
});
