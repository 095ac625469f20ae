import { amongOpened, feeds } from "../blocks/adapt.ts";
import { consentTo } from "../blocks/bases.ts";
import { infantFields, infantTests } from "../blocks/child-schedules.ts";
import { transmissionSystem } from "../blocks/outside-systems.ts";
import { stepsInTime } from "../blocks/schedule.ts";
import { transmissionFields } from "../blocks/transmission-fields.ts";
import { act, actor, ask, clock, closed, counted, musts, onTime, open, people } from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { area, party, partsOf, unverified, usual, words } from "../definition/fields.ts";
import { did, has } from "../expression/condition.ts";

const doctorAlone = [["0h", "doctor"]] as const;

/**
 * 预防艾滋病、梅毒、乙肝母婴传播: sealed as a whole from the first entry. Only the named doctor knows that it exists, and no word
 * of a state says anything. Nobody is given up: it ends when the child's state is known.
 */
export const motherToChildTransmission = defineSystem({
  id: "mother-to-child-transmission",
  kind: "case",
  blocks: ["programme"],
  title: words("预防艾滋病、梅毒、乙肝母婴传播与随访", "Prevention of mother-to-child transmission"),
  purpose: words(
    "全程保密、专人负责、孩子有结果才结束",
    "Secret throughout, one doctor, until the child is known",
  ),
  sources: [unverified("预防艾滋病、梅毒和乙肝母婴传播工作规范", "Rules on mother-to-child transmission")],
  parties: {
    mother: party("服务对象", "Person served", {
      min: 1,
      parts: partsOf("sealed", "name", "phone", "idNumber", "birthDate", "address"),
      minorAware: true,
      mayBeNameless: true,
    }),
    infant: party("婴儿", "Infant", { max: 4, parts: partsOf("sealed", "name", "sex", "birthDate") }),
  },
  fields: {
    ...transmissionFields,
    ...infantFields,
    newArea: area("sealed", "迁往县（市、区）", "Moves to"),
  },
  forms: {
    enter: [...people("mother"), ...musts("infection", "foundAt", "foundOn"), "caseNumber"],
    treatment: [...musts("treatment"), "caseNumber"],
    plan: musts("place"),
    birth: [...people("infant"), ...musts("infantBornOn", "medicine")],
    known: musts("infantState"),
    move: musts("newArea"),
  },
  states: {
    care: open("专人服务", "In care"),
    born: open("专人服务（二）", "In care, second part"),
    following: open("专人随访", "Followed up"),
    done: closed("结束", "Ended"),
  },
  actors: {
    entry: actor("hospital", "anyone", "登记医生", "Doctor who enters"),
    // where she moves to the one person of disease control names a doctor of a hospital there
    doctor: { ...actor("hospital", "assigned", "责任医生", "Named doctor"), ofOtherBodies: true },
    next: actor("disease-control", "holds-referral", "迁入地专人", "The one person where she moves to"),
  },
  actions: {
    enter: act("登记", "Enter", "new", "care", ["entry"], {
      form: "enter",
      effects: [{ seal: true }, { assign: "actor" }],
      isUsual: true,
    }),
    treat: act("登记干预", "Treatment", ["care"], "same", ["doctor"], { form: "treatment", isUsual: true }),
    plan: act("安排分娩", "Plan the delivery", ["care"], "same", ["doctor"], { form: "plan" }),
    birth: act("登记分娩", "Born and cared for", ["care"], "born", ["doctor"], { form: "birth" }),
    test: act("登记婴儿检测", "Infant tested", ["born"], "same", ["doctor"], { isUsual: true }),
    know: act("登记婴儿结局", "The infant is known", ["born"], "following", ["doctor"], { form: "known" }),
    contact: act("随访", "Contact", ["care", "born", "following"], "same", ["doctor"], { isUsual: true }),
    move: act("异地交接", "Hand over", ["care", "born", "following"], "same", ["doctor"], {
      form: "move",
      effects: [{ refer: "next" }],
    }),
    settleIn: act("指定责任医生", "Name the doctor", ["care", "born", "following"], "same", ["next"], {
      effects: [{ assign: "named" }],
    }),
    finish: act("结束服务", "End", ["following"], "done", ["doctor"], {
      guard: [has("infantState"), "婴儿结局明确后方可结束", "Only once the infant's state is known"],
    }),
    resume: act("恢复随访", "Take up again", "closed", "following", ["doctor"], { needsReason: true }),
  },
  consents: { next: consentTo("同意交接至迁入地责任机构", "Hand over to where she moves") },
  referrals: {
    next: {
      ...ask("disease-control", "迁入地接收", "To where she moves", {
        purpose: words("随访不中断", "The care goes on"),
        consent: "next",
        fields: [
          "infection",
          "foundAt",
          "foundOn",
          "treatment",
          "place",
          "medicine",
          "infantBornOn",
          "newArea",
        ],
        people: { mother: ["name", "phone"], infant: ["name", "sex", "birthDate"] },
        acknowledge: "2wd",
        answer: "10wd",
        tell: ["doctor"],
        handover: true,
      }),
      inArea: "newArea",
    },
  },
  deadlines: {
    treatment: clock("干预", "Treatment", { state: "care" }, "7d", { action: "treat" }, doctorAlone),
    infant: clock("结局明确", "Known", { state: "born" }, "18mo", { left: "born" }, doctorAlone),
    contact: clock("随访间隔", "Contact", { action: "enter" }, "30d", { action: "contact" }, doctorAlone, {
      repeats: true,
      source: usual(
        "三十天无联系，只提醒责任医生一人",
        "thirty days without contact: the named doctor alone is told",
      ),
    }),
  },
  schedules: infantTests,
  indicators: {
    entered: counted("服务人数", "Served", "人", { opened: true }, ["area"]),
    treated: feeds(amongOpened("孕产妇治疗率", "Treated", did("treat"), null)),
    known: amongOpened("婴儿结局明确率", "Infant's state known", did("know"), did("birth")),
    tested: stepsInTime("婴儿按月龄检测及时率", "Infant tested by age in time", "tests"),
    contactOnTime: onTime("随访率", "Contacts on time", "contact", ["area"]),
  },
  reconcile: [transmissionSystem],
  keep: "360mo",
});
