import { words } from "../../definition/fields.ts";
import { cast, onReferral, step, story } from "./cast.ts";
import { row } from "./row.ts";
import type { Scenario, ScenarioStep } from "./scenario.ts";

const because = (reason: string) => ({ details: { reason } });
const neighbour = "331103";
const atHome = { visit: "略", again: false };
const missing = { name: "测试丁未", sex: "male", birthDate: "2017-05-01" };

/** The police and their head of the neighbouring county, who are asked to search and take the matter over, and who cares there. */
function withNeighbour(one: Scenario): Scenario {
  return {
    ...one,
    people: {
      ...cast,
      otherPolice: { organisation: "police-2", area: neighbour, roles: ["police"] },
      otherHead: { organisation: "police-2", area: neighbour, roles: ["supervisor"] },
      otherCivil: { organisation: "civil-affairs-2", area: neighbour, roles: ["civil-affairs"] },
      otherBureau: { organisation: "health-bureau-2", area: neighbour, roles: ["health"] },
    },
    elsewhere: {
      [neighbour]: { police: "police-2", "civil-affairs": "civil-affairs-2", health: "health-bureau-2" },
    },
  };
}

/** Civil affairs and health answer within the two hours in which they have to acknowledge. */
const caredFor = (day: string, first: number): readonly ScenarioStep[] => [
  onReferral(`${day} 10:00`, "civil", "answer", "civilAffairs", { care: "临时照料" }, first),
  onReferral(`${day} 10:10`, "bureau", "answer", "health", { care: "体检正常" }, first + 1),
];

/** Leads shared late, found in the next county and handed over there; missing again, found, and on her own. */
const abducted = withNeighbour(
  story(
    "anti-trafficking",
    words(
      "迟发协查、移交接收地、迟回访、再次失踪、自立办结",
      "Leads shared late, handed over, visited late, missing again, on her own",
    ),
    [
      step(
        "2026-03-02 09:00",
        "police",
        "alarm",
        { kind: "woman" },
        { parties: { victim: [{ name: "测试戊申", sex: "female", birthDate: "2001-05-01" }] } },
      ),
      step("2026-03-03 15:00", "police", "shareLeads", { leads: "略", otherArea: neighbour }),
      row("2026-03-03 16:00", "otherPolice", "answer-referral", undefined, {
        details: { referral: { name: "search", number: 1 }, reason: "已找到线索" },
      }),
      step("2026-03-12 09:00", "police", "find", { origin: "abducted" }),
      ...caredFor("2026-03-12", 2),
      step("2026-03-16 09:00", "police", "place", { placement: "略" }),
      step("2026-03-16 10:00", "policeHead", "confirm", undefined, { stands: { state: "placed" } }),
      step("2026-03-16 11:00", "police", "toFederation"),
      onReferral("2026-03-16 12:00", "rights", "answer", "federation", { care: "已陪伴" }, 4),
      step("2026-03-17 09:00", "police", "handOver", { otherArea: neighbour }),
      row("2026-03-17 10:00", "otherPolice", "accept-referral", undefined, {
        details: { referral: { name: "receiving", number: 5 } },
      }),
      step("2026-03-18 09:00", "police", "visit", atHome, { refused: "not-permitted" }),
      row("2026-04-14 09:00", "otherPolice", "visit", atHome),
      row("2026-05-20 09:00", "otherPolice", "visit", atHome),
      row("2026-06-01 09:00", "otherPolice", "lostAgain", undefined, because("离家三日未归")),
      row("2026-06-01 15:00", "otherPolice", "shareLeads", { leads: "略", otherArea: "331102" }),
      onReferral("2026-06-01 16:00", "constable", "answer", "search", undefined, 6),
      row("2026-06-08 09:00", "otherPolice", "find", { origin: "abducted" }),
      // she is in the neighbour's county now: its people are asked
      row(
        "2026-06-08 10:00",
        "otherCivil",
        "answer-referral",
        { care: "临时照料" },
        {
          details: { referral: { name: "civilAffairs", number: 7 } },
        },
      ),
      row(
        "2026-06-08 10:10",
        "otherBureau",
        "answer-referral",
        { care: "体检正常" },
        {
          details: { referral: { name: "health", number: 8 } },
        },
      ),
      row("2026-06-10 09:00", "otherPolice", "place", { placement: "略" }),
      row("2026-06-10 10:00", "otherHead", "confirm"),
      // for nine days nobody could be visited: the month is longer by them
      row("2026-06-24 09:00", "otherPolice", "visit", atHome),
      row("2026-06-25 09:00", "otherPolice", "close", { outcome: "adult" }),
      row("2026-06-25 10:00", "otherHead", "confirm"),
    ],
    {
      state: "closed",
      deadlines: {
        share: { inTime: 1, late: 1 },
        search: { inTime: 2, cancelled: 1 },
        place: { inTime: 2 },
        visits: { inTime: 2, late: 1, cancelled: 1 },
      },
      escalated: ["share → lead", "visits → lead"],
      indicators: { cases: [1], rescued: [2], placed: [2, 2], visited: [2, 3] },
    },
  ),
);

/** A child who strayed is home in the evening, and no clock goes on searching; in June he strays again. */
const strayed = story(
  "anti-trafficking",
  words(
    "走失当日找回、回访期满；再次走失、重新启动",
    "Found the same day, visited; strayed again, taken up again",
  ),
  [
    step("2026-03-02 07:00", "police", "alarm", { kind: "child" }, { parties: { victim: [missing] } }),
    step("2026-03-02 09:30", "police", "find", { origin: "lost" }),
    ...caredFor("2026-03-02", 1),
    step("2026-03-02 18:00", "police", "place", { placement: "略" }),
    step("2026-03-02 18:30", "policeHead", "confirm"),
    step("2026-03-30 09:00", "police", "visit", atHome),
    step("2026-04-28 09:00", "police", "visit", atHome),
    step("2026-05-26 09:00", "police", "visit", atHome),
    step("2026-05-27 09:00", "police", "close", { outcome: "home" }),
    step("2026-05-27 10:00", "policeHead", "confirm", undefined, { stands: { state: "closed" } }),
    step("2026-06-15 08:00", "policeHead", "reopen", undefined, because("再次走失")),
    step("2026-06-15 09:00", "police", "shareLeads", { leads: "略", otherArea: "331102" }),
    onReferral("2026-06-15 10:00", "constable", "answer", "search", undefined, 3),
    step("2026-06-16 09:30", "police", "find", { origin: "lost" }),
    ...caredFor("2026-06-16", 4),
    step("2026-06-16 11:00", "police", "place", { placement: "略" }),
    step("2026-06-16 12:00", "policeHead", "confirm"),
    step("2026-06-17 09:00", "police", "close", { outcome: "home" }, { refused: "guard-not-met" }),
    step("2026-07-14 09:00", "police", "visit", atHome),
    step("2026-08-12 09:00", "police", "visit", atHome),
    step("2026-09-10 09:00", "police", "visit", atHome),
    step("2026-09-11 09:00", "police", "close", { outcome: "home" }),
    step("2026-09-11 10:00", "policeHead", "confirm"),
  ],
  {
    state: "closed",
    deadlines: {
      share: { inTime: 1, cancelled: 1 },
      search: { inTime: 1, cancelled: 2 },
      place: { inTime: 2 },
      visits: { inTime: 6, cancelled: 2 },
    },
    escalated: [],
    indicators: { cases: [1], rescued: [2], placed: [2, 2], visited: [6, 6] },
  },
);

const applied = (kind: string) =>
  step(
    "2026-01-05 09:00",
    "civil",
    "apply",
    { kind, origin: "略" },
    { parties: { adopter: [{ name: "测试己酉" }], child: [{ sex: "male" }] } },
  );
const checked: readonly ScenarioStep[] = [
  step("2026-01-06 09:00", "civil", "give-consent", undefined, {
    details: { consent: { scope: "police" } },
  }),
  step("2026-01-06 09:10", "civil", "askPolice"),
  onReferral("2026-01-07 09:00", "police", "answer", "police", { backgroundClear: true }),
];
const assessed = (fit: string) =>
  step("2026-02-02 09:00", "civil", "assess", { assessor: "third", assessment: "略", fit });

/** From abroad: the higher office agrees first; a visit that worries opens a protection case. */
const fromAbroad = story(
  "adoption",
  words(
    "涉外收养报上级、登记、回访有异常转保护个案",
    "From abroad: agreed above, registered, a worry, a case of protection",
  ),
  [
    applied("foreign"),
    ...checked,
    assessed("fit"),
    step("2026-02-03 09:00", "civil", "begin", { livingFrom: "2026-02-03" }),
    step("2026-02-20 09:00", "civil", "look", { living: "略", worry: false }),
    step("2026-03-09 09:00", "civil", "finishLiving"),
    step("2026-03-09 10:00", "civil", "register", { registration: "收2" }, { refused: "guard-unknown" }),
    step("2026-03-10 09:00", "civil", "askAbove", undefined, { stands: { state: "above" } }),
    step("2026-04-06 09:00", "civil", "fromAbove", { higherAgreed: true }),
    step("2026-04-07 09:00", "civil", "register", { registration: "收2" }),
    step("2026-04-07 10:00", "civilHead", "confirm", undefined, { stands: { state: "visits" } }),
    step("2026-10-12 09:00", "civil", "visit", { visit: "略", worry: true }),
    step("2026-10-12 10:00", "civil", "protect"),
    step("2027-03-10 09:00", "civil", "visit", { visit: "略", worry: false }),
    step("2027-03-11 09:00", "civil", "finish"),
    step("2027-03-11 10:00", "civilHead", "confirm", undefined, { stands: { state: "done" } }),
  ],
  {
    state: "done",
    deadlines: {
      assess: { inTime: 1 },
      living: { inTime: 1 },
      visits: { inTime: 1, late: 1, cancelled: 1 },
      atApplied: { inTime: 1 },
      atReady: { inTime: 2 },
      atAbove: { inTime: 1 },
    },
    escalated: ["visits → lead"],
    indicators: { applied: [1], assessed: [1, 1], visited: [1, 2], worries: [1] },
  },
);

/** Found unfit: refused by two, and nobody lives with anybody. */
const unfit = story(
  "adoption",
  words("评估不合格，双人不予收养", "Found unfit: refused by two"),
  [
    applied("welfare"),
    ...checked,
    assessed("unfit"),
    step("2026-02-03 09:00", "civil", "begin", { livingFrom: "2026-02-03" }, { refused: "guard-not-met" }),
    step("2026-02-04 09:00", "civil", "turnDown", undefined, because("评估不合格")),
    step("2026-02-05 09:00", "civilHead", "confirm", undefined, { stands: { state: "refused" } }),
  ],
  {
    state: "refused",
    deadlines: { assess: { inTime: 1 }, living: {}, visits: {} },
    escalated: [],
    indicators: { applied: [1], assessed: [1, 1], visited: [0, 0], worries: [0] },
  },
);

/** Nobody comes for an assessment, the head hears of it, and the application is taken back. */
const withdrawn = story(
  "adoption",
  words("迟未评估，申请人撤回", "Not assessed in time, taken back"),
  [applied("guardian"), step("2026-03-10 09:00", "civil", "withdraw", undefined, because("申请人怀孕"))],
  {
    state: "withdrawn",
    deadlines: { assess: { late: 1 }, living: {}, visits: {} },
    escalated: ["assess → lead"],
    indicators: { applied: [1], assessed: [0, 1], visited: [0, 0], worries: [0] },
  },
);

/** Further stories of people who were missing, and of families that come to be. */
export const moreFamilies: readonly Scenario[] = [abducted, strayed, fromAbroad, unfit, withdrawn];
