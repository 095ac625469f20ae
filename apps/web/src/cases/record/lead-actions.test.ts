import type { CaseRecord } from "@halfsky/api-contract";
import { systems } from "@halfsky/cases";
import { describe, expect, test } from "vitest";
import { leadActions } from "./lead-actions.ts";

type Possible = CaseRecord["possible"][number];
const dv = systems.find(({ id }) => id === "dv-case");
if (dv === undefined) throw new Error("no dv-case");
const definition = dv;

const title = { zh: "事项", en: "What" };
const possible = (action: string, more: Partial<Possible> = {}): Possible => ({
  action,
  title,
  isUsual: false,
  form: null,
  needsReason: false,
  needsAssignee: false,
  needsSecondPerson: false,
  offline: false,
  blockedBy: null,
  about: null,
  ...more,
});
const clock = (name: string, dueAt: string): CaseRecord["deadlines"][number] => ({
  name,
  title,
  state: "running",
  startedAt: "2026-11-01T00:00:00.000Z",
  dueAt,
  provisional: false,
  metAt: null,
  late: false,
  source: { cite: title, status: "law" },
});
const lead = (
  offered: readonly Possible[],
  deadlines: readonly CaseRecord["deadlines"][number][] = [],
  state = "received",
  sent: readonly CaseRecord["referrals"][number][] = [],
) =>
  leadActions(offered, { deadlines: [...deadlines], referrals: [...sent], row: { state } }, definition).map(
    ({ action }) => action,
  );
const police = { about: { referral: { name: "police", number: 1 } } };

describe("what stands at the top of a case", () => {
  test("is what ends the clock that ends first: the answer that is late before taking over and sending back", () => {
    const offered = [
      possible("accept-referral", police),
      possible("return-referral", police),
      possible("answer-referral", { ...police, isUsual: true }),
    ];
    expect(lead(offered, [clock("referral:police:1:answer", "2026-11-02T00:00:00.000Z")])[0]).toBe(
      "answer-referral",
    );
    const two = [
      possible("answer-referral", { ...police, isUsual: true }),
      possible("acknowledge-referral", { about: { referral: { name: "police", number: 2 } }, isUsual: true }),
    ];
    expect(
      lead(two, [
        clock("referral:police:1:answer", "2026-11-03T00:00:00.000Z"),
        clock("referral:police:2:acknowledge", "2026-11-02T00:00:00.000Z"),
      ]),
    ).toEqual(["acknowledge-referral", "answer-referral"]);
  });

  test("is the visit where the first contact is due, before what is usual besides", () => {
    const offered = [possible("toPolice"), possible("take", { isUsual: true }), possible("visit")];
    const due = [clock("firstContact", "2026-11-02T00:00:00.000Z")];
    expect(definition.deadlines?.["firstContact"]?.meets).toEqual({ action: "visit" });
    expect(lead(offered, due)).toEqual(["visit", "take"]);
  });

  test("is something wherever something can be done, and nothing that is blocked", () => {
    const offered = [possible("toPolice", { blockedBy: title }), possible("openChild"), possible("add-note")];
    expect(lead(offered)).toEqual(["openChild"]);
    expect(lead([possible("add-note")])).toEqual([]);
    const sent: CaseRecord["referrals"][number] = {
      name: "police",
      number: 1,
      title,
      organisation: null,
      state: "sent",
      sentAt: "2026-11-01T00:00:00.000Z",
      acknowledgedAt: null,
      answeredAt: null,
      atWorkSince: null,
      reason: null,
    };
    expect(lead([possible("toPolice"), possible("toHospital")], [], "received", [sent])).toEqual([
      "toHospital",
    ]);
    expect(lead([possible("toPolice")], [], "received", [{ ...sent, state: "returned" }])).toEqual([
      "toPolice",
    ]);
  });
});
