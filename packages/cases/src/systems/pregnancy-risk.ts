import { amongOpened, feeds, takeUp } from "../blocks/adapt.ts";
import { consentTo } from "../blocks/bases.ts";
import { maternal } from "../blocks/maternal.ts";
import { holding, maternalHealthPlatform } from "../blocks/outside-systems.ts";
import { helped, knowing } from "../blocks/people.ts";
import {
  act,
  answeredOnTime,
  clock,
  closed,
  counted,
  musts,
  next,
  onTime,
  open,
  people,
  sends,
} from "../blocks/shorthand.ts";
import { defineSystem } from "../definition/define-system.ts";
import { code, codes, words } from "../definition/fields.ts";
import { all, did, has, is } from "../expression/condition.ts";

const carers = ["clinic", "doctor", "hospital"] as const;
const fileIn = { green: "12mo", yellow: "12mo", orange: "3d", red: "24h" } as const;
const high = { grade: ["≥", "orange"] } as const;

/** What the health platform assesses. */
const assessed = ["general", "higher", "severe"] as const;

/** 妊娠风险“五色”评估: green to red by rule, purple as a mark beside any colour, one named doctor, a missed visit is told. */
export const pregnancyRisk = defineSystem({
  id: "pregnancy-risk",
  kind: "register",
  blocks: ["person-register", "handover"],
  title: words("妊娠风险“五色”评估与高危专案管理", "Risk in pregnancy: five colours and files of high risk"),
  purpose: words(
    "逢检必评，橙红专案、专人，漏检必追",
    "Graded at each visit; orange and red have one doctor",
  ),
  sources: [maternal.rules],
  parties: { mother: helped("孕产妇", "Mother", { min: 1 }) },
  fields: {
    ...maternal.fields,
    ...maternal.risks,
    safety: codes("work", "母婴安全五项制度落实", "Five safety rules done", {
      screen: ["风险筛查评估", "Screened"],
      file: ["高危专案", "File"],
      rescue: ["救治预案", "Rescue plan"],
      report: ["个案报告", "Reported"],
      talk: ["约谈通报", "Talk and notice"],
    }),
    opinion: code("sensitive", "评估意见", "Opinion", {
      keep: ["维持等级", "Keep"],
      lower: ["可降级", "May be lowered"],
      transfer: ["转上级机构", "To a higher hospital"],
    }),
  },
  forms: {
    book: [
      ...people("mother"),
      ...musts("locality", "expectedOn", "general", "higher", "severe", "nextVisitOn"),
      "purple",
    ],
    visit: [...musts("nextVisitOn"), ...assessed, "purple"],
    file: musts("deliverAt", "safety"),
    deliver: musts("bornAt"),
  },
  grade: maternal.scale,
  states: {
    booked: knowing(open("已建册、日常管理", "Booked"), "mother"),
    filed: open("高危专案管理", "File of high risk"),
    delivered: open("产后", "After delivery"),
    done: closed("结案", "Closed"),
  },
  actors: maternal.actors,
  actions: {
    book: act("建册并评估", "Book and grade", "new", "booked", ["clinic"], {
      form: "book",
      effects: [{ assign: "actor" }],
    }),
    visit: next(act("产检并评估", "Visit and grade", ["booked", "filed"], "same", carers, "visit")),
    assess: sends("hospital", "转诊评估", "Refer to be graded", "clinic", "doctor"),
    openFile: act("建立高危专案", "Open a file", ["booked"], "filed", ["clinic", "county"], {
      form: "file",
      guard: [high, "橙色、红色孕产妇建立专案", "Files are for orange and red"],
      effects: [{ assign: "named" }],
    }),
    deliver: act("登记分娩", "Delivered", ["booked", "filed"], "delivered", carers, "deliver"),
    finish: act("产后42天结案", "Close at 42 days", ["delivered"], "done", ["clinic", "doctor"]),
    end: maternal.endsEarly(["booked", "filed"]),
    resume: takeUp("booked", "clinic", "county"),
  },
  consents: { hospital: consentTo("同意转诊评估", "Refer to be graded") },
  referrals: {
    hospital: {
      ...maternal.toHospital(
        "转诊评估",
        "To the hospital that grades",
        words("复核风险等级、落实分娩机构", "Check the grade, settle where to deliver"),
        ["general", "higher", "severe", "purple", "expectedOn", "nextVisitOn", "opinion"],
        { mother: ["name", "birthDate", "phone"] },
        ["opinion", "nextVisitOn"],
      ),
      workedBy: ["visit"],
    },
  },
  deadlines: {
    ...maternal.missedVisit(
      { green: "3d", yellow: "2d", orange: "1d", red: "0d" },
      { green: "10d", yellow: "7d", orange: "3d", red: "0d" },
      ["delivered"],
    ),
    ...maternal.stays({ delivered: "3mo" }),
    file: clock("建立专案", "File opened", "in booked", fileIn, "left booked", [["0h", "county"]], {
      source: maternal.rules,
    }),
  },
  match: {
    keys: [["mother.idNumber"], ["mother.name", "mother.phone"]],
    window: "10mo",
    residence: "locality",
  },
  indicators: {
    booked: counted("建册孕产妇数", "Booked", "人", { opened: true }, ["area", "month", "grade"]),
    managed: feeds(amongOpened("高危孕产妇管理率", "With a file", all(high, did("openFile")), high)),
    bornInHospital: feeds(
      amongOpened("孕产妇住院分娩率", "In hospital", is("bornAt", "hospital"), has("bornAt")),
    ),
    missed: onTime("按期产检率", "Visits kept", "missed"),
    answered: answeredOnTime("评估按时反馈率", "Graded in time", "hospital"),
  },
  reconcile: [holding(maternalHealthPlatform, ...assessed, "expectedOn")],
  loads: {
    by: "book",
    party: "mother",
    fields: ["locality", "expectedOn", ...assessed, "purple", "nextVisitOn"],
  },
  keep: "240mo",
});
