import { words } from "../../definition/fields.ts";
import { civil, county, township, townshipPeople } from "./people.ts";
import { row } from "./row.ts";
import type { Scenario } from "./scenario.ts";

const who = {
  area: county,
  people: {
    ...townshipPeople,
    civil,
    there: { organisation: "civil-affairs-2", area: "331121", roles: ["civil-affairs"] },
    nurse: { organisation: "clinic-1", area: county, roles: ["clinic"] },
  },
  agencies: { township, "civil-affairs": "civil-affairs", clinic: "clinic-1" },
  elsewhere: { "331121": { "civil-affairs": "civil-affairs-2" } },
} as const satisfies Partial<Scenario>;

const toDirector = { details: { assignee: "director" } };
const because = (reason: string) => ({ details: { reason } });
const atHome = { visitKind: "home", visitNotes: "一切正常", unattended: false, harmSign: false } as const;
const sameThere = (comparedOn: string) => ({ systemState: "same", comparedOn });

const alone = { livesWith: "nobody", entrustment: false } as const;
const cared = { livesWith: "relatives", entrustment: true } as const;
const notYet = { refused: "guard-not-met" } as const;

/** Not listed at first; then nobody cares for him, a case of protection, a review, and the other county sends him back. */
const uncared: Scenario = {
  ...who,
  system: "children-in-difficulty",
  title: words(
    "初不列入、恢复办理、待遇补齐、无人照料转个案、复核、迁移被退回、情形消除退出",
    "Not listed, taken up again, nobody cares for him, reviewed, the move sent back, off the list",
  ),
  steps: [
    row(
      "2026-03-02 09:00",
      "clerk",
      "propose",
      { locality: "331102001", found: "match", unattended: false, harmSign: false, cause: ["poor"] },
      {
        parties: {
          child: [{ name: "测试己", sex: "male", birthDate: "2014-08-01", idNumber: "110101201408010017" }],
        },
      },
    ),
    row("2026-03-06 09:00", "clerk", "decline", undefined, {
      ...because("父亲按月汇款，家庭能抚养"),
      stands: { state: "declined" },
    }),
    row("2026-03-20 09:00", "clerk", "restore", undefined, {
      ...because("父亲被强制戒毒"),
      stands: { state: "proposed" },
    }),
    row("2026-03-20 15:00", "clerk", "verify", { findings: "母亲失联，父亲被强制戒毒" }),
    row(
      "2026-03-23 10:00",
      "civil",
      "enlist",
      { class: "uncared", benefitsFull: false, insured: true, cause: ["custody"] },
      { ...toDirector, stands: { state: "listed", grade: "yellow" } },
    ),
    row(
      "2026-03-23 11:00",
      "civil",
      "reportGap",
      { benefitsFull: true, insured: true },
      { refused: "guard-not-met" },
    ),
    row("2026-04-03 09:00", "civil", "closeGap", { benefitsFull: true, insured: true }),
    row("2026-04-20 09:00", "clerk", "compare", sameThere("2026-04-20")),
    row(
      "2026-05-11 09:00",
      "director",
      "visit",
      { ...atHome, visitNotes: "独自在家两日", unattended: true, harmSign: true, insured: false },
      {
        stands: { grade: "red" },
      },
    ),
    row("2026-05-11 09:30", "director", "protect"),
    row("2026-05-11 10:00", "civil", "closeGap", { benefitsFull: false, insured: false }, notYet),
    row("2026-05-18 09:00", "civil", "closeGap", { benefitsFull: true, insured: true }),
    row("2026-05-20 09:00", "clerk", "compare", sameThere("2026-05-20")),
    row("2026-06-10 09:00", "director", "visit", atHome, { stands: { grade: "red" } }),
    row("2026-06-15 09:00", "clerk", "review", {
      reviewResult: "changed",
      class: "uncared",
      benefitsFull: true,
      insured: true,
      benefits: ["basic"],
    }),
    row("2026-06-16 09:00", "civil", "offerMove", { newArea: "331121" }),
    row("2026-06-17 09:00", "there", "return-referral", undefined, {
      details: { referral: { name: "nextCounty", number: 1 }, reason: "儿童仍住原地，随祖母生活" },
    }),
    row("2026-06-18 09:00", "clerk", "compare", sameThere("2026-06-18")),
    row("2026-07-01 09:00", "clerk", "leave", { leftBecause: "better" }, because("父亲戒毒期满返家抚养")),
    row("2026-07-02 09:00", "civil", "confirm", undefined, { stands: { state: "left" } }),
  ],
  meanwhile: [
    { until: "2026-03-23", indicators: { listed: [1], orphans: [0], benefitsInPlace: [0, 1] } },
    { until: "2026-06-30", indicators: { listed: [1], benefitsInPlace: [1, 1], left: [0] } },
  ],
  ends: {
    state: "left",
    grade: "red",
    deadlines: {
      // the first proposal was declined before its ten days were over
      verify: { inTime: 1, cancelled: 1 },
      decide: { inTime: 1 },
      gap: { inTime: 1 },
      cover: { inTime: 1 },
      harm: { inTime: 1 },
      // March to June, then the one that leaving cuts off
      compare: { inTime: 3, cancelled: 1 },
      visits: { inTime: 2, cancelled: 1 },
      review: { inTime: 1, cancelled: 1 },
      "referral:nextCounty:1:acknowledge": { inTime: 1 },
      "referral:nextCounty:1:answer": { cancelled: 1 },
    },
    escalated: [],
    indicators: {
      listed: [0],
      left: [1],
      reviewsOnTime: [1, 1],
      benefitsInPlace: [0, 0],
      gapsOnTime: [1, 1],
      coverOnTime: [1, 1],
    },
  },
};

/** An orphan stands in the figures while she is listed; a year passes and nobody reviews her. */
const unreviewed: Scenario = {
  ...who,
  system: "children-in-difficulty",
  title: words("孤儿年度复核逾期、部门数据不一致", "An orphan's yearly review is late, the lists differ"),
  steps: [
    row(
      "2026-03-02 09:00",
      "clerk",
      "propose",
      { locality: "331102001", found: "agency", unattended: false, harmSign: false, cause: ["dead"] },
      {
        parties: {
          child: [{ name: "测试庚", sex: "female", birthDate: "2012-08-01", idNumber: "110101201208010020" }],
        },
      },
    ),
    row("2026-03-02 10:00", "clerk", "verify", { findings: "父母均已去世" }),
    row(
      "2026-03-03 09:00",
      "civil",
      "enlist",
      { class: "orphan", benefitsFull: true, insured: true },
      toDirector,
    ),
    row("2026-04-02 09:00", "clerk", "compare", {
      systemState: "different",
      comparedOn: "2026-04-01",
      differenceFound: "2026-04-02",
    }),
    row("2026-04-20 09:00", "civil", "settle", { settlement: "系统内类别已更正" }),
    ...["2026-04-30", "2026-05-29", "2026-06-29", "2026-07-29", "2026-08-28", "2026-09-28"].map((day) =>
      row(`${day} 09:00`, "clerk", "compare", sameThere(day)),
    ),
    ...["2026-06-03", "2026-09-03", "2026-12-03", "2027-03-03"].map((day) =>
      row(`${day} 10:00`, "director", "visit", atHome),
    ),
  ]
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
    .concat(
      row("2027-03-12 09:00", "clerk", "review", {
        reviewResult: "leaves",
        class: "orphan",
        benefitsFull: true,
        insured: true,
      }),
      row("2027-03-12 10:00", "clerk", "leave", { leftBecause: "mistake" }, because("已被依法收养")),
      row("2027-03-12 11:00", "civil", "confirm"),
    ),
  meanwhile: [{ until: "2026-12-31", indicators: { listed: [1], orphans: [1], benefitsInPlace: [1, 1] } }],
  ends: {
    state: "left",
    deadlines: {
      settle: { late: 1 },
      // one each month to September, none after
      compare: { inTime: 7, late: 1 },
      visits: { inTime: 4, cancelled: 1 },
      review: { late: 1, cancelled: 1 },
    },
    escalated: ["settle → county", "compare → county", "review → station", "review → county"],
    indicators: { orphans: [0], reviewsOnTime: [0, 1], settledOnTime: [0, 1], left: [1] },
  },
};

/** Without a carer when he is proposed, listed and visited; the list is decided late, a difference settled late, signs of harm, the parents home again. */
const unguarded: Scenario = {
  ...who,
  system: "left-behind-children",
  title: words(
    "申报即无人照护、当日补位、初不列入、恢复、认定逾期、列入时和走访时无人照护、疑受侵害转个案、差异逾期、父母返乡退出",
    "Alone when proposed, a carer that day, not listed, taken up again, decided late, alone at listing and at a visit, harm",
  ),
  steps: [
    row(
      "2026-03-02 09:00",
      "director",
      "propose",
      { locality: "331102001", found: "visit", situation: "one", livesWith: "nobody" },
      {
        parties: {
          child: [{ name: "测试辛", sex: "male", birthDate: "2013-07-01", idNumber: "110101201307010034" }],
        },
      },
    ),
    row("2026-03-02 10:00", "director", "settleCarer", alone, { refused: "guard-not-met" }),
    row("2026-03-02 17:00", "director", "settleCarer", cared),
    row("2026-03-04 09:00", "clerk", "decline", undefined, because("父亲在家务农，有监护能力")),
    row("2026-04-01 09:00", "clerk", "restore", undefined, because("父亲亦外出务工")),
    row("2026-04-02 09:00", "director", "verify", { findings: "父母均外出，独自在家" }),
    row(
      "2026-04-20 09:00",
      "civil",
      "enlist",
      { situation: "both", livesWith: "nobody", entrustment: false, atSchool: "enrolled" },
      { ...toDirector, stands: { state: "listed" } },
    ),
    row("2026-04-21 08:00", "director", "settleCarer", cared, {
      parties: { entrusted: [{ name: "测试姑母", phone: "13800000003", relation: "姑母" }] },
    }),
    row("2026-05-18 09:00", "clerk", "compare", {
      systemState: "different",
      comparedOn: "2026-05-17",
      differenceFound: "2026-05-18",
    }),
    row("2026-05-20 09:00", "director", "visit", { ...atHome, livesWith: "relatives", harmSign: true }),
    row("2026-05-21 15:00", "director", "protect"),
    row("2026-06-03 09:00", "civil", "settle", { settlement: "系统内监护情况已更正" }),
    row("2026-06-15 09:00", "director", "visit", { ...atHome, livesWith: "nobody" }),
    row("2026-06-15 10:00", "director", "loseCarer", cared, { refused: "guard-not-met" }),
    row("2026-06-16 08:00", "clerk", "settleCarer", cared),
    row("2026-06-17 09:00", "clerk", "compare", sameThere("2026-06-17")),
    row("2026-06-20 09:00", "clerk", "review", { reviewResult: "stays" }),
    row("2026-07-01 09:00", "director", "leave", { leftBecause: "better" }, because("父母返乡务工")),
    row("2026-07-01 15:00", "civil", "confirm", undefined, { stands: { state: "left" } }),
  ],
  meanwhile: [
    { until: "2026-04-20", indicators: { listed: [1], unguarded: [1] } },
    { until: "2026-06-30", indicators: { listed: [1], unguarded: [0], left: [0] } },
  ],
  ends: {
    state: "left",
    deadlines: {
      verify: { inTime: 1, cancelled: 1 },
      decide: { late: 1 },
      carer: { inTime: 3 },
      harm: { late: 1 },
      compare: { inTime: 2, cancelled: 1 },
      settle: { late: 1 },
      visits: { inTime: 2, cancelled: 1 },
      review: { inTime: 1, cancelled: 1 },
    },
    escalated: ["decide → county", "harm → station", "harm → county", "settle → county"],
    indicators: {
      left: [1],
      reviewsOnTime: [1, 1],
      settledOnTime: [0, 1],
      carersInTime: [3, 3],
      unguarded: [0],
    },
  },
};

/** Here for two months: not yet listed; after six he is, the clinic gives what is missing once his mother agrees. */
const settled: Scenario = {
  ...who,
  system: "migrant-children",
  title: words(
    "居住未满六个月不列入、满后恢复、经同意协调接种、差异处理、转个案、离开",
    "Not six months here, listed when he is, the clinic by consent, a difference settled, away again",
  ),
  steps: [
    row(
      "2026-03-02 09:00",
      "clerk",
      "propose",
      { locality: "331102001", found: "asked", homeArea: "360100", since: "2026-01-10" },
      {
        parties: {
          child: [{ name: "测试壬", sex: "male", birthDate: "2020-04-15", idNumber: "110101202004150018" }],
          guardian: [{ name: "测试壬母", phone: "13800000004", relation: "母亲" }],
        },
      },
    ),
    row("2026-03-05 09:00", "clerk", "decline", undefined, because("居住未满六个月")),
    row("2026-07-13 09:00", "clerk", "restore", undefined, because("已居住满六个月")),
    row("2026-07-28 09:00", "clerk", "verify", { findings: "随父母租住，暂未接种" }),
    row(
      "2026-07-29 09:00",
      "civil",
      "enlist",
      {
        homeArea: "360100",
        since: "2026-01-10",
        atSchool: "preschool",
        vaccinated: false,
        healthManaged: false,
        insured: true,
      },
      { ...toDirector, stands: { state: "listed" } },
    ),
    row("2026-07-29 10:00", "clerk", "noteNeed", { need: "vaccine" }),
    row("2026-07-29 10:10", "clerk", "askClinic", undefined, { refused: "consent-missing" }),
    row("2026-07-29 11:00", "clerk", "give-consent", undefined, {
      details: { consent: { scope: "health" } },
    }),
    row("2026-07-29 11:10", "clerk", "askClinic"),
    row("2026-07-30 09:00", "nurse", "acknowledge-referral", undefined, {
      details: { referral: { name: "clinic", number: 1 } },
    }),
    row(
      "2026-08-05 09:00",
      "nurse",
      "answer-referral",
      { vaccinated: true, healthManaged: true },
      { details: { referral: { name: "clinic", number: 1 } } },
    ),
    row("2026-08-06 09:00", "director", "serve", {
      atSchool: "preschool",
      vaccinated: true,
      healthManaged: true,
      insured: true,
    }),
    row("2026-08-27 09:00", "clerk", "compare", {
      systemState: "missing",
      comparedOn: "2026-08-26",
      differenceFound: "2026-08-27",
    }),
    row("2026-09-08 09:00", "civil", "settle", { settlement: "已在业务系统登记" }),
    row("2026-09-25 09:00", "clerk", "compare", sameThere("2026-09-25")),
    row("2026-10-23 09:00", "clerk", "compare", sameThere("2026-10-23")),
    row("2026-10-28 09:00", "director", "visit", { ...atHome, harmSign: true }),
    row("2026-10-28 09:30", "director", "protect"),
    row("2026-11-02 09:00", "clerk", "review", {
      reviewResult: "stays",
      atSchool: "preschool",
      vaccinated: true,
      healthManaged: true,
      insured: true,
    }),
    row("2026-11-10 09:00", "director", "leave", { leftBecause: "moved" }, because("随父母返回户籍地")),
    row("2026-11-10 15:00", "civil", "confirm", undefined, { stands: { state: "left" } }),
  ],
  meanwhile: [
    { until: "2026-07-31", indicators: { listed: [1], served: [0, 1] } },
    { until: "2026-10-31", indicators: { listed: [1], served: [1, 1] } },
  ],
  ends: {
    state: "left",
    deadlines: {
      verify: { late: 1, cancelled: 1 },
      decide: { inTime: 1 },
      need: { inTime: 1 },
      harm: { inTime: 1 },
      "referral:clinic:1:answer": { inTime: 1 },
      compare: { inTime: 3, cancelled: 1 },
      settle: { inTime: 1 },
      visits: { inTime: 1, cancelled: 1 },
      review: { inTime: 1, cancelled: 1 },
    },
    escalated: ["verify → station"],
    indicators: {
      listed: [0],
      left: [1],
      visitsOnTime: [1, 1],
      reviewsOnTime: [1, 1],
      settledOnTime: [1, 1],
      needsOnTime: [1, 1],
    },
  },
};

/** Stories of the registers of children: the other ways through them. */
export const childRegisters: readonly Scenario[] = [uncared, unreviewed, unguarded, settled];
