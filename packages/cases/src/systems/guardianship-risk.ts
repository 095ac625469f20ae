import { protectionLink } from "../blocks/child-links.ts";
import { foundByBirth } from "../blocks/found-by.ts";
import { threeLights } from "../blocks/grades.ts";
import { childWelfareSystem } from "../blocks/outside-systems.ts";
import { backgroundChecked, guardian, minor } from "../blocks/people.ts";
import { register } from "../blocks/person-register.ts";
import { act, clock, counted, musts, onTime, people, share } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { flag, law, reference, text, unverified, words } from "../definition/fields.ts";
import { all, any, did, has, is, not } from "../expression/condition.ts";

const questions = ["absent", "alone", "hit", "hungry", "addicted", "ill", "school", "contact"] as const;

/** Nothing known of a question counts as a risk, never as its absence. */
const isOpen = any(...questions.map((question) => not(has(question))));

/** 监护风险评估: a questionnaire proposes, a person grades, parents may contest; high risk opens a protection case within a day. */
export const guardianshipRisk = defineSystem({
  id: "guardianship-risk",
  kind: "register",
  blocks: ["person-register"],
  title: words("监护监督与监护风险评估", "Watch over guardians: assessment of risk"),
  purpose: words(
    "未答即视为风险；评分只作建议，由人定级",
    "Not known counts as risk; the score proposes, a person decides",
  ),
  sources: [
    law("未成年人保护法第四十三条", "Minors Protection Law, art. 43"),
    law("个人信息保护法第二十四条（不得仅由机器定级）", "PIPL art. 24: no grade by machine alone"),
    unverified("监护风险评估问卷版本由当地确定", "The questionnaire's version is set locally"),
  ],
  parties: { child: minor("儿童", "Child"), guardian: guardian() },
  fields: {
    ...register.fields,
    version: reference("work", "问卷版本", "Version of the questionnaire"),
    absent: flag("sensitive", "监护人是否长期不在", "The guardian is long away"),
    alone: flag("sensitive", "是否经常独处、无人照料", "Often alone"),
    hit: flag("sensitive", "是否有打骂、伤痕", "Beaten or marks seen"),
    hungry: flag("sensitive", "吃穿住是否无保障", "Food, clothes or home lacking"),
    addicted: flag("sensitive", "监护人是否酗酒、赌博、吸毒", "Drink, gambling or drugs"),
    ill: flag("sensitive", "监护人是否重病、重残、精神障碍", "Guardian gravely ill or disabled"),
    school: flag("sensitive", "是否失学、旷课", "Out of school"),
    contact: flag("sensitive", "是否连续一月无亲子联系", "No word of the parents for a month"),
    guidance: text("sensitive", "指导内容", "Guidance given"),
    objection: text("sensitive", "监护人异议", "What the guardian contests"),
    upheld: flag("work", "异议是否成立", "The objection stands"),
  },
  forms: {
    ...register.forms,
    proposal: [...people("child", "guardian"), ...musts("locality", "found", "version"), ...questions],
    listing: [...questions],
    visit: [...register.forms.visit, ...questions],
    guide: musts("guidance"),
    contest: musts("objection"),
    answer: musts("upheld"),
  },
  grade: {
    values: threeLights,
    unknown: "yellow",
    rules: [
      { when: any(is("hit", true), is("alone", true), is("hungry", true)), is: "red" },
      {
        when: any(
          is("absent", true),
          is("addicted", true),
          is("ill", true),
          is("school", true),
          is("contact", true),
          isOpen,
        ),
        is: "yellow",
      },
      { when: all(...questions.map((question) => is(question, false))), is: "green" },
    ],
    ...register.rights,
  },
  states: register.states("child"),
  actors: register.actors("village", "township", "civil-affairs"),
  assignGuard: backgroundChecked,
  actions: {
    ...register.actions,
    openCase: act("转未成年人保护个案", "Open a protection case", "open", "same", ["station", "county"], {
      effects: [{ open: "protection" }],
      isUsual: true,
    }),
    guide: act("监护指导", "Guide the guardian", ["listed"], "same", ["carer", "station"], { form: "guide" }),
    contest: act("登记监护人异议", "The guardian contests", "open", "same", ["carer", "station"], {
      form: "contest",
    }),
    answer: act("答复异议", "Answer the objection", "open", "same", ["county"], { form: "answer" }),
  },
  deadlines: {
    ...register.clocks({ visits: { red: "7d", yellow: "30d", green: "6mo" }, verify: "3wd" }),
    openCase: clock(
      "高风险立案",
      "A case for high risk",
      // from the assessment on, since a case may come before the list; a child at no high risk is asked for none while she is one
      { action: "propose" },
      { red: "24h", yellow: "216mo", green: "216mo" },
      { action: "openCase" },
      [["0h", "county"]],
    ),
    answer: clock("异议答复", "Objection answered", { action: "contest" }, "10wd", { action: "answer" }, [
      ["0h", "county"],
    ]),
  },
  links: protectionLink,
  match: foundByBirth("child", "216mo"),
  indicators: {
    ...register.indicators("监护评估儿童", "Children assessed", ["area", "grade"]),
    highWithCase: share(
      "高风险已立案率",
      "High risk with a case",
      { state: "listed", where: all({ grade: ["=", "red"] }, did("openCase")) },
      { state: "listed", where: { grade: ["=", "red"] } },
      ["area"],
    ),
    objections: counted("监护人异议数", "Objections", "件", { action: "contest" }, ["area", "month"]),
    answered: onTime("异议按时答复率", "Objections answered in time", "answer"),
  },
  reconcile: [childWelfareSystem],
  keep: "216mo",
});
