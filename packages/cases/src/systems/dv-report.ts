import { tellPolice } from "../blocks/joint-case.ts";
import { opensOnce } from "../blocks/opens-once.ts";
import { policeCalls } from "../blocks/outside-systems.ts";
import { accused, helped, reporter } from "../blocks/people.ts";
import { reportCard } from "../blocks/report-card.ts";
import { act, asked, asks, musts, people } from "../blocks/shorthand.ts";
import { supervision } from "../blocks/supervision.ts";
import { violence } from "../blocks/violence.ts";
import { defineSystem } from "../definition/define-system.ts";
import { address, flag, law, words } from "../definition/fields.ts";

/** 家庭暴力发现与强制报告: duty holders report for victims without full capacity, anybody may report for others. */
export const dvReport = defineSystem({
  id: "dv-report",
  kind: "report",
  blocks: ["report-card"],
  title: words("家庭暴力发现与强制报告", "Report of domestic violence"),
  purpose: words(
    "发现即报、公安即接、结果告知报告人，迟报漏报留痕",
    "Reported when found, accepted at once, the reporter told; delay and silence are kept",
  ),
  sources: [law("反家庭暴力法第十三条、第十四条、第三十五条", "Anti-Domestic Violence Law, arts 13, 14, 35")],
  parties: {
    victim: helped("受害人", "Victim", { min: 1 }),
    offender: accused("加害人", "Offender"),
    reporter: reporter(),
  },
  fields: {
    ...reportCard.fields,
    capacity: violence.capacity,
    inDanger: flag("sensitive", "目前是否仍处危险中", "In danger now"),
    place: address("sealed", "受害人现在何处", "Where the victim is"),
  },
  forms: {
    ...reportCard.forms,
    report: [
      ...musts("dutyHolder", "foundAt", "capacity", "inDanger"),
      ...people("victim", "offender"),
      ...asks("place", "facts"),
      ...people("reporter"),
    ],
  },
  states: reportCard.states,
  actors: { ...reportCard.actors, ...asked("federation") },
  actions: {
    submit: act("报告公安机关", "Report to the police", "new", "submitted", ["dutyHolder", "desk"], {
      form: "report",
      effects: [{ refer: "police" }, { refer: "federation" }],
      isUsual: true,
    }),
    ...reportCard.actions,
    ...opensOnce(["police", "lead"], { openCase: ["dvCase", "转为联动个案", "Open a joint case"] }),
  },
  referrals: {
    police: {
      ...tellPolice(
        "domestic-violence",
        ["dutyHolder", "foundAt", "capacity", "inDanger", "place", "facts"],
        {
          victim: ["name", "sex", "phone"],
          offender: ["name", "phone", "relation"],
          reporter: ["name", "phone"],
        },
        ["filedOn", "decision", "decidedOn"],
      ),
      answeredBy: ["file", "decide"],
    },
    federation: {
      title: words("抄告妇联", "Copy to the women's federation"),
      to: "federation",
      purpose: words("及时跟进关爱帮扶", "Follow up with help"),
      basis: [{ law: words("反家庭暴力法第七条、第十三条", "Anti-Domestic Violence Law, arts 7 and 13") }],
      share: { fields: ["dutyHolder", "foundAt"], parties: { victim: ["name", "phone"] } },
      acknowledge: "1wd",
      answer: "5wd",
      onSilence: { tell: ["lead"] },
      source: { cite: words("由当地约定", "by local agreement"), status: "default" },
    },
  },
  deadlines: reportCard.clocks,
  links: {
    ...supervision,
    dvCase: {
      title: words("家庭暴力联动个案", "Joint case"),
      system: "dv-case",
      by: "receive",
      parties: { victim: "victim", offender: "offender", reporter: "reporter" },
      fields: { inDanger: "inDanger", capacity: "capacity", place: "place", facts: "account" },
    },
  },
  match: { keys: [["victim.idNumber"], ["victim.name", "victim.phone"]], window: "6mo" },
  indicators: reportCard.indicators,
  reconcile: [policeCalls],
  keep: "360mo",
});
