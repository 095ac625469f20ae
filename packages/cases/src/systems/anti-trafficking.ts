import { overseers } from "../blocks/joint-case.ts";
import { policeCalls } from "../blocks/outside-systems.ts";
import { accused, guardian, minor } from "../blocks/people.ts";
import { act, actor, ask, asked, asks, clock, closed, counted, late, musts } from "../blocks/shorthand.ts";
import { next, onTime, open, people, rhythm, sends } from "../blocks/shorthand.ts";
import { traffickingFields } from "../blocks/trafficking-fields.ts";
import { defineSystem } from "../definition/define-system.ts";
import { law, usual } from "../definition/fields.ts";
import { words } from "../definition/fields.ts";
import { any, did, has, isIn } from "../expression/condition.ts";

// who is found is no longer searched for
const isFound = { pausedIn: ["placed", "found"] } as const;
const person = { victim: ["name", "sex", "birthDate"] } as const;
const placed = any(isIn("origin", ["lost", "abducted"]), has("ruling"));
const leads = ["kind", "missingSince", "leads", "otherArea"] as const;
const lawful = {
  purpose: words("查找、解救、安置、康复", "Search, rescue, placement, recovery"),
  law: words(
    "未成年人保护法第十一条；妇女由办案机关依职责",
    "Minors Protection Law, art. 11; duty of the police",
  ),
  people: person,
  acknowledge: "2h",
  answer: "10d",
  tell: ["lead", "office"],
  next: true,
} as const;
const cared = { ...lawful, fields: ["kind", "origin", "care"], answerForm: ["care"] } as const;
const handed = { ...lawful, fields: ["kind", "care", "otherArea"], handover: true } as const;

/** 打击拐卖与解救安置: alarm, search across areas, placement sealed; who was sold by the parents never simply goes back. */
export const antiTrafficking = defineSystem({
  id: "anti-trafficking",
  kind: "case",
  blocks: ["joint-case"],
  title: words("打击拐卖与解救安置康复", "Against trafficking: rescue, placement, recovery"),
  purpose: words(
    "快查、解救、妥善安置、康复回访到期满",
    "Fast search, rescue, placement, visits to a set date",
  ),
  sources: [usual(), law("未成年人保护法第十一条", "Minors Protection Law, art. 11")],
  parties: {
    victim: minor("失踪、被拐人员", "Missing or trafficked person"),
    family: guardian(),
    offender: accused(),
  },
  fields: traffickingFields,
  forms: {
    alarm: [...musts("kind"), ...asks("missingSince", "account"), ...people("victim", "family", "offender")],
    leads: musts("leads", "otherArea"),
    found: [...musts("origin"), ...asks("identity")],
    place: [...musts("placement"), ...asks("ruling", "care")],
    move: musts("otherArea"),
    visit: [...musts("visit", "again")],
    close: musts("outcome"),
  },
  states: {
    searching: open("查找中", "Searching"),
    found: open("已找到、待安置", "Found"),
    placed: open("安置康复中", "Placed"),
    closed: closed("已办结", "Closed"),
  },
  actors: {
    alarm: actor("police", "anyone", "接警民警", "Who takes the alarm"),
    police: actor("police", "owns", "打拐民警", "Police in charge"),
    "other-police": actor("police", "holds-referral", "协查地公安", "Police asked"),
    ...asked("civil-affairs", "health", "federation"),
    ...overseers,
  },
  actions: {
    alarm: next(act("接警立案", "Alarm", "new", "searching", ["alarm"], "alarm")),
    shareLeads: act("发协查", "Share leads", ["searching"], "same", ["police"], {
      form: "leads",
      effects: [{ refer: "search" }],
    }),
    find: act("找到、解救", "Found", ["searching"], "found", ["police"], {
      form: "found",
      effects: [{ refer: "civilAffairs" }, { refer: "health" }],
      isUsual: true,
    }),
    place: act("安置、送返", "Place", ["found"], "placed", ["police", "civil-affairs"], {
      form: "place",
      guard: [placed, "被监护人出卖或原因不明的，须先有法院或民政决定", "Sold or unknown: a decision first"],
      secondPerson: ["lead"],
      isUsual: true,
    }),
    handOver: act("移交接收地", "Hand over", ["placed"], "same", ["police"], {
      form: "move",
      effects: [{ refer: "receiving" }],
    }),
    visit: next(
      act("康复回访", "Visit", ["placed"], "same", ["police", "civil-affairs", "federation"], "visit"),
    ),
    lostAgain: act("再次失踪", "Missing again", ["placed"], "searching", ["police"], { needsReason: true }),
    toFederation: sends("federation", "请妇联关爱", "To the federation", "police"),
    close: act("办结", "Close", ["placed"], "closed", ["police"], {
      form: "close",
      guard: [did("visit", "≥", 3), "康复回访满三次后方可办结", "Close after three visits"],
      secondPerson: ["lead"],
    }),
    reopen: act("重新启动", "Reopen", "closed", "searching", ["lead"], { needsReason: true }),
  },
  referrals: {
    search: { ...ask("police", "协查", "Search", { ...lawful, fields: leads }), inArea: "otherArea" },
    receiving: { ...ask("police", "移交接收地", "Receiving area", handed), inArea: "otherArea" },
    civilAffairs: ask("civil-affairs", "民政安置", "To civil affairs", {
      ...cared,
      answeredBy: ["place"],
      workedBy: ["visit"],
    }),
    health: ask("health", "体检与治疗", "To health", cared),
    federation: ask("federation", "关爱帮扶", "To the federation", { ...cared, workedBy: ["visit"] }),
  },
  deadlines: {
    share: clock("发出协查", "Leads shared", "in searching", "24h", "do shareLeads", late("24h"), isFound),
    search: {
      ...rhythm("查找进展复核", "The search goes on", "in searching", "1mo", "do shareLeads", late("7d")),
      ...isFound,
    },
    place: clock("安置", "Placed", "in found", "10d", "left found", late("2d")),
    visits: {
      ...rhythm("康复回访", "Recovery visits", "in placed", "1mo", "do visit", late("7d")),
      pausedIn: ["found", "searching"],
    },
  },
  match: { keys: [["victim.idNumber"], ["victim.name", "victim.birthDate"]], window: "36mo" },
  indicators: {
    cases: counted("拐卖、失踪案件数", "Cases", "件", { opened: true }, ["area", "month", "kind"]),
    rescued: counted("解救人数", "Rescued", "人", { action: "find" }, ["area", "month", "kind"]),
    placed: onTime("按时安置率", "Placed in time", "place", ["area", "kind"]),
    visited: onTime("按期回访率", "Visits in time", "visits", ["area", "kind"]),
  },
  reconcile: [policeCalls],
  keep: "360mo",
});
