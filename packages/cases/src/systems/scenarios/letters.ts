import { words } from "../../definition/fields.ts";
import { cast, onReferral, step, story } from "./cast.ts";
import { county } from "./people.ts";
import type { Scenario, ScenarioOpening } from "./scenario.ts";

/** The office of the leading group takes letters, two people of it. */
const withOffice = (one: Scenario): Scenario => ({
  ...one,
  people: { ...cast, officeHead: { organisation: "office", area: county, roles: ["supervisor"] } },
  agencies: { ...one.agencies, "leading-group-office": "office" },
});

/** Whose case it is. */
export const woman = { name: "测试乙", sex: "female", phone: "13800000000" };

/** The labour bureau does nothing for weeks: supervisor and office hear of it, then the platform calls for a letter. */
const stalled = story(
  "rights-infringement-case",
  words(
    "责任单位久拖未办，逐级告知，由系统提出督办",
    "A stalled case: told upwards, then a letter is called for",
  ),
  [
    step(
      "2026-03-02 09:00",
      "rights",
      "report",
      { channel: "visit", kind: "work", sexual: false },
      { parties: { victim: [woman] } },
    ),
    step("2026-03-02 09:30", "rights", "give-consent", undefined, {
      details: { consent: { scope: "share" } },
    }),
    step("2026-03-02 10:00", "rights", "toLabour"),
    onReferral("2026-03-03 09:00", "labour", "acknowledge", "labour"),
    step("2026-04-03 09:00", "rights", "wait"),
    step("2026-04-10 09:00", "rights", "wait"),
    onReferral("2026-04-15 09:00", "labour", "answer", "labour", { bodyDid: "已责令补发工资" }),
    step("2026-04-15 10:00", "rights", "result", { result: "restored" }),
    step("2026-04-15 11:00", "rights", "tell", { told: true }),
    step("2026-04-15 14:00", "rights", "close"),
    step("2026-04-15 15:00", "lead", "confirm"),
  ],
  {
    state: "closed",
    deadlines: { send: { inTime: 1 }, result: { late: 1 } },
    escalated: [
      "referral:labour:1:answer → lead",
      "referral:labour:1:answer → office",
      "result → lead",
      "result → office",
      "result → office",
    ],
    opened: ["result → supervision"],
    indicators: { known: [0, 1] },
  },
);

/** What that clock called for: the office answers what the platform could not know, issues the letter, and has its answer. */
const letter = withOffice(
  story(
    "rights-supervision",
    words(
      "由系统提出的督办：补全、发文、回复、双人办结",
      "Called for by the platform: drafted, issued, answered",
    ),
    [
      step(
        "2026-04-07 09:00",
        "office",
        "toLabour",
        { letterNumber: "妇儿工委督1", issuedOn: "2026-04-07" },
        { refused: "not-allowed-now", stands: { state: "called" } },
      ),
      step(
        "2026-04-07 09:10",
        "office",
        "write",
        { issuer: "office", matter: "stalled", content: "请于十个工作日内办结" },
        { refused: "invalid-input" },
      ),
      step(
        "2026-04-07 09:20",
        "office",
        "write",
        { kind: "letter", issuer: "office", matter: "stalled", content: "请于十个工作日内办结" },
        { stands: { state: "drafted" } },
      ),
      step("2026-04-08 09:00", "office", "toLabour", {
        letterNumber: "妇儿工委督1",
        issuedOn: "2026-04-08",
      }),
      onReferral("2026-04-09 09:00", "labour", "acknowledge", "labour"),
      onReferral("2026-04-15 09:30", "labour", "answer", "labour", {
        adopted: "yes",
        reply: "已责令补发工资",
      }),
      step("2026-04-15 10:00", "office", "recordReply", { adopted: "yes", reply: "已责令补发工资" }),
      step("2026-04-16 09:00", "office", "close"),
      { at: "2026-04-16 10:00", by: "officeHead", does: "confirm" },
    ],
    {
      state: "closed",
      deadlines: { draft: { inTime: 1 }, reply: { inTime: 1 } },
      escalated: [],
      indicators: { issued: [1], stalled: [1], replied: [1, 1], adopted: [1, 1] },
    },
  ),
);

/** How the platform opens it: with what the clock of the stalled case says. */
const opening: ScenarioOpening = {
  at: "2026-04-07 00:00",
  by: "call",
  answers: {
    caseNumber: "scenario",
    ranOut: "办理结果 / Result known",
    dueOn: "2026-03-23",
    inDefault: "labour",
    matter: "stalled",
  },
};

/** From a stalled case to the answer of the letter that its clock called for. */
export const stalledCase: {
  readonly stalled: Scenario;
  readonly called: Scenario & { readonly opening: ScenarioOpening };
} = { stalled, called: { ...letter, opening } };
