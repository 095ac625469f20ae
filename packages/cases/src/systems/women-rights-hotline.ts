import { desk, passOn, withConsent } from "../blocks/desk.ts";
import { helpRecord, policeAnswer, tellPolice } from "../blocks/joint-case.ts";
import { governmentLine } from "../blocks/outside-justice.ts";
import { accused, helped } from "../blocks/people.ts";
import { act, asked, asksWhen, counted, musts, people, sends } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { address, code, law, moment, usual, words } from "../definition/fields.ts";
import { is } from "../expression/condition.ts";

const caller = { caller: ["name", "phone"] } as const;

/** 12338妇女维权热线: from the call to the call-back, the caller nameless if she wants, danger at once to the police. */
export const womenRightsHotline = defineSystem({
  id: "women-rights-hotline",
  kind: "contact",
  blocks: ["desk"],
  title: words("12338妇女维权热线与线上诉求", "Women's rights line 12338"),
  purpose: words(
    "来电、来访、来信、网络诉求同一个登记口径，件件有答复、有回访",
    "One door for calls, visits, letters and the app; each is answered and called back",
  ),
  sources: [law("反家庭暴力法第十三条、第十四条", "Anti-Domestic Violence Law, arts 13 and 14"), usual()],
  parties: { caller: helped("求助人", "Caller", { min: 1 }), offender: accused() },
  fields: {
    ...desk.fields,
    theme: code("work", "诉求类别", "Theme", {
      violence: ["家庭暴力", "Domestic violence"],
      marriage: ["婚姻与离婚", "Marriage and divorce"],
      child: ["抚养与未成年人", "Children and custody"],
      property: ["财产与土地权益", "Property and land"],
      work: ["劳动与社会保障", "Work and insurance"],
      harm: ["人身侵害与性骚扰", "Assault and harassment"],
      mind: ["心理", "Psychological"],
      other: ["其他", "Other"],
    }),
    calledAt: moment("work", "来电时间", "Time of the call", { past: true }),
    ageBand: code(
      "work",
      "年龄段",
      "Age band",
      {
        minor: ["未满18岁", "Under 18"],
        young: ["18—39岁", "18–39"],
        middle: ["40—59岁", "40–59"],
        old: ["60岁及以上", "60 and over"],
        unknown: ["不详", "Not said"],
      },
      { unknownAs: "unknown" },
    ),
    place: address("sealed", "求助人现在何处", "Where the caller is"),
    policeAnswer,
  },
  forms: {
    ...desk.forms,
    call: [
      ...musts("inDanger", "theme", "channel"),
      ...asksWhen(is("inDanger", true), "place"),
      ...people("caller", "offender"),
      "ageBand",
      "calledAt",
      "account",
    ],
  },
  states: desk.states,
  actors: { ...desk.actors, ...asked("police", "legal-aid", "labour", "township", "federation") },
  actions: {
    receive: act("登记来电", "Take the call", "new", "received", ["desk"], {
      form: "call",
      effects: [{ refer: "police", when: is("inDanger", true), clearIn: "15m" }],
      isUsual: true,
    }),
    ...desk.actions,
    toPolice: sends("police", "立即报警", "Call the police", "desk", "lead"),
    toLegalAid: passOn("legalAid", "转法律援助", "To legal aid"),
    toLabour: passOn("labour", "转人力社保", "To the labour bureau"),
    toTownship: passOn("township", "转乡镇（街道）调解", "To the township"),
    toFederation: passOn("federation", "转县级妇联", "To the county federation"),
    openDv: act("转为家庭暴力个案", "Open a violence case", "open", "dispatched", ["desk"], {
      effects: [{ open: "dvCase" }],
    }),
  },
  consents: { passOn: { title: words("同意将诉求转交办理单位", "Pass the matter on"), lasts: "6mo" } },
  referrals: {
    police: tellPolice(
      "domestic-violence",
      ["place", "account"],
      { caller: ["name", "phone"], offender: ["name", "relation"] },
      ["policeAnswer"],
      "10m",
    ),
    legalAid: withConsent("legal-aid", "转法律援助", "To legal aid", caller),
    labour: withConsent("labour", "转人力社保", "To the labour bureau", caller),
    township: withConsent("township", "转乡镇（街道）", "To the township", caller),
    federation: withConsent("federation", "转县级妇联", "To the county federation", caller),
  },
  deadlines: desk.clocks,
  links: {
    dvCase: {
      title: words("家庭暴力个案", "Violence case"),
      system: "dv-case",
      by: "receive",
      parties: { caller: "victim", offender: "offender" },
      fields: { inDanger: "inDanger", place: "place", account: "account" },
    },
  },
  documents: { record: helpRecord("caller", "desk", "lead") },
  match: { keys: [["caller.idNumber"], ["caller.phone"]], window: "6mo" },
  indicators: {
    ...desk.indicators,
    danger: counted("报警处置数", "Told to the police", "件", { referral: "police", status: "sent" }, [
      "area",
      "month",
    ]),
  },
  reconcile: [governmentLine],
  keep: "60mo",
});
