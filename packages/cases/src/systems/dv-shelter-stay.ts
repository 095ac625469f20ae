import { consentTo } from "../blocks/bases.ts";
import { helped, minor } from "../blocks/people.ts";
import {
  act,
  actor,
  ask,
  clock,
  closed,
  counted,
  musts,
  next,
  onTime,
  open,
  people,
  waiting,
} from "../blocks/shorthand.ts";
import { standing } from "../blocks/standing.ts";
import { defineSystem } from "../definition/define-system.ts";
import { address, code, codes, law, moment, number, words } from "../definition/fields.ts";
import { did } from "../expression/condition.ts";

/** 庇护入住: one stay, sealed as a whole from the first word; who asked, the shelter and the one named handler know of it. */
export const dvShelterStay = defineSystem({
  id: "dv-shelter-stay",
  kind: "case",
  blocks: ["handover"],
  covers: ["dv-shelter"],
  title: words("家庭暴力受害人庇护入住", "Stay in a shelter"),
  purpose: words(
    "随到随住、去向保密、离所有着落",
    "A bed at any hour, the place secret, somewhere to go after",
  ),
  sources: [law("反家庭暴力法第十八条", "Anti-Domestic Violence Law, art. 18")],
  parties: {
    victim: helped("受害人", "Victim", { min: 1 }),
    child: minor("随行子女", "Child with her", { max: 10 }),
  },
  fields: {
    askedAt: moment("sealed", "请求时间", "Asked at", { past: true }),
    meetAt: address("sealed", "接送地点", "Where she is met"),
    needs: codes("sensitive", "需要", "Needs", {
      doctor: ["就医", "A doctor"],
      baby: ["婴幼儿用品", "Things for a baby"],
      interpreter: ["手语或方言翻译", "An interpreter"],
      counsel: ["心理疏导", "Counselling"],
    }),
    services: codes("sensitive", "已提供服务", "Services given", {
      lodging: ["食宿", "Bed and meals"],
      counsel: ["心理疏导", "Counselling"],
      legal: ["法律帮助", "Legal help"],
      medical: ["就医陪同", "Taken to the doctor"],
    }),
    nights: number("work", "入住天数", "Nights", words("天", "nights"), { min: "0", max: "400" }),
    goesTo: code("sensitive", "离所去向", "Goes to", {
      home: ["回家（风险已评估）", "Home, risk assessed"],
      relatives: ["投亲靠友", "Relatives or friends"],
      own: ["另行居住", "A place of her own"],
      other: ["其他机构", "Another institution"],
    }),
  },
  forms: {
    ask: [...people("victim", "child"), ...musts("askedAt"), "meetAt", "needs"],
    service: musts("services"),
    leave: musts("nights", "goesTo", "services"),
  },
  states: {
    asked: waiting("已请求床位", "Bed asked for"),
    held: waiting("床位已留", "Bed held"),
    inside: open("在所", "Staying"),
    left: closed("已离所", "Left"),
    refused: closed("未能安排", "No bed"),
  },
  actors: {
    asker: { ...actor("caseworker", "anyone", "个案工作者", "Case worker"), ownsWhatItOpens: true },
    askerDesk: { ...actor("hotline", "anyone", "热线接线员", "Desk"), ownsWhatItOpens: true },
    opener: actor("caseworker", "opened", "请求人", "Who asked"),
    shelter: actor("shelter", "holds-referral"),
    lead: actor("supervisor", "supervises-owner"),
  },
  actions: {
    ask: act("请求庇护", "Ask for a bed", "new", "asked", ["asker", "askerDesk"], {
      form: "ask",
      effects: [{ seal: true }, { refer: "shelter" }],
    }),
    hold: next(act("留床", "Hold a bed", ["asked"], "held", ["shelter"])),
    admit: next(act("入住", "Admit", ["held"], "inside", ["shelter"])),
    serve: act("登记服务", "Service given", ["inside"], "same", ["shelter"], "service"),
    leave: next(act("离所", "Leave", ["inside"], "left", ["shelter"], "leave")),
    noBed: act("无法安排", "No bed", ["asked", "held"], "refused", ["shelter"], { needsReason: true }),
    again: act("再次请求", "Ask again", "closed", "asked", ["opener", "lead"], {
      effects: [{ refer: "shelter" }],
    }),
  },
  consents: { shelter: consentTo("同意向庇护机构提供信息", "Share with the shelter", "6mo") },
  referrals: {
    shelter: ask("shelter", "请求床位", "To the shelter", {
      purpose: words("立即安排安全住处", "A safe bed at once"),
      law: law("反家庭暴力法第十八条", "Anti-Domestic Violence Law, art. 18").cite,
      consent: "shelter",
      fields: ["askedAt", "meetAt", "needs", "nights", "goesTo", "services"],
      people: { victim: ["name", "phone"], child: ["name", "sex", "birthDate"] },
      acknowledge: "30m",
      answer: "2h",
      answeredBy: ["hold", "admit", "noBed"],
      tell: ["opener", "lead"],
      next: true,
    }),
  },
  deadlines: {
    // to refuse is not to find one
    bed: clock("安排床位", "A bed", { state: "asked" }, "2h", "in held", [
      ["0h", "opener"],
      ["0h", "lead"],
    ]),
    plan: clock("离所评估", "What comes after", { state: "inside" }, "10d", "left inside", [
      ["0h", "shelter"],
      ["0h", "opener"],
    ]),
    ...standing([["0h", "opener"]], { held: "24h" }),
  },
  indicators: {
    asked: counted("请求庇护人次", "Asked", "人次", { opened: true }, ["area"]),
    admitted: counted("入住人次", "Admitted", "人次", { action: "admit" }, ["area"]),
    refused: counted("未能安排人次", "Refused", "人次", { action: "noBed" }, ["area"]),
    nights: counted("庇护天数", "Nights", "天", { sum: "nights" }, ["area"]),
    inTime: onTime("两小时内安排率", "A bed in two hours", "bed", ["area"]),
    helped: counted("提供服务人次", "Services given", "人次", { opened: true, where: did("serve") }, [
      "area",
    ]),
  },
  keep: "360mo",
});
