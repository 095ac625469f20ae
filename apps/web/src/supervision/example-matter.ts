import type { Duty, MatterRecord } from "@halfsky/api-contract";

/** A duty of a made-up matter for tests, with what a test cares about put in. */
function exampleDuty(given: Partial<Duty> = {}): Duty {
  return {
    id: "explain/1",
    kind: "explain",
    step: null,
    round: 1,
    owedBy: "addressee",
    state: "open",
    due: "2026-12-10",
    provisional: false,
    rulesVersion: 0,
    openedOn: "2026-11-26",
    metOn: null,
    late: false,
    workingDaysLeft: 9,
    words: { zh: "说明原因", en: "explain" },
    ...given,
  };
}

/** The record of a made-up matter for tests, with what a test cares about put in. */
export function exampleMatter(given: Partial<MatterRecord> = {}): MatterRecord {
  return {
    id: "matter-one",
    areaCode: "990100",
    areaName: "云汀市",
    judgedArea: { code: "990100", name: "云汀市" },
    year: 2024,
    title: "儿童青少年总体近视率",
    indicatorId: "i-one",
    targetIds: ["t1"],
    organisation: { id: "yunting-education", name: "云汀市教育局" },
    begunFrom: "light",
    state: "explaining",
    version: 3,
    light: "red",
    currentLight: "red",
    opened: { by: "林望晴", at: "2026-11-25T01:00:00.000Z" },
    issued: { by: "林望晴", at: "2026-11-25T02:00:00.000Z" },
    closed: null,
    nextDuty: exampleDuty(),
    overdue: false,
    urgings: 0,
    escalatedTo: null,
    nobodyToTell: false,
    returned: false,
    facts: [],
    targets: [],
    remark: null,
    explanation: null,
    plan: null,
    closing: null,
    duties: [exampleDuty()],
    actions: [],
    letters: [],
    attachments: [],
    may: [],
    mayAttach: false,
    ...given,
  };
}
