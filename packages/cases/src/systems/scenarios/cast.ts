import { county } from "./people.ts";
import type { Scenario, ScenarioPerson, ScenarioStep } from "./scenario.ts";

function person(organisation: string, ...roles: ScenarioPerson["roles"]): ScenarioPerson {
  return { organisation, area: county, roles };
}

/** A child of some stories. */
export const girl = { name: "测试己", sex: "female", birthDate: "2014-05-01" };

/** Who takes part where many agencies do; all made up. */
export const cast = {
  desk: person("federation", "hotline"),
  rights: person("federation", "federation"),
  worker: person("federation", "caseworker"),
  lead: person("federation", "supervisor"),
  office: person("office", "leading-group-office"),
  police: person("police", "police"),
  constable: person("police", "police"),
  policeHead: person("police", "supervisor"),
  inquirer: person("police", "caseworker"),
  procurator: person("procuratorate", "procuratorate"),
  judge: person("court", "court"),
  courtHead: person("court", "supervisor"),
  teacher: person("school", "duty-holder", "school"),
  counsellor: person("school", "counsellor"),
  schoolHead: person("school", "supervisor"),
  doctor: person("hospital", "hospital"),
  obstetrician: person("hospital-2", "hospital"),
  centre: person("rescue-centre", "rescue-centre"),
  bureau: person("health", "health"),
  coder: person("disease-control", "disease-control"),
  civil: person("civil-affairs", "civil-affairs"),
  civilHead: person("civil-affairs", "supervisor"),
  civilWorker: person("civil-affairs", "caseworker"),
  township: person("township", "township"),
  townshipHead: person("township", "supervisor"),
  mediator: person("township", "mediator"),
  village: person("village", "village"),
  aid: person("legal-aid", "legal-aid"),
  aidHead: person("legal-aid", "supervisor"),
  lawyer: person("law-firm", "lawyer"),
  justice: person("justice", "justice"),
  justiceHead: person("justice", "supervisor"),
  corrector: person("justice", "caseworker"),
  education: person("education", "education"),
  educationHead: person("education", "supervisor"),
  insurer: person("medical-insurance", "medical-insurance"),
  security: person("social-security", "social-security"),
  labour: person("labour", "labour"),
  keeper: person("shelter", "shelter"),
  panelist: person("panel", "expert"),
  mentor: person("base", "employer"),
  market: person("market", "market"),
  internet: person("cyberspace", "cyberspace"),
} as const satisfies Record<string, ScenarioPerson>;

const agencies: NonNullable<Scenario["agencies"]> = {
  police: "police",
  procuratorate: "procuratorate",
  court: "court",
  school: "school",
  counsellor: "school",
  hospital: "hospital",
  "rescue-centre": "rescue-centre",
  health: "health",
  "disease-control": "disease-control",
  "civil-affairs": "civil-affairs",
  township: "township",
  village: "village",
  "legal-aid": "legal-aid",
  lawyer: "law-firm",
  education: "education",
  "medical-insurance": "medical-insurance",
  "social-security": "social-security",
  labour: "labour",
  federation: "federation",
  shelter: "shelter",
  supervisor: "federation",
  expert: "panel",
  employer: "base",
  market: "market",
  cyberspace: "cyberspace",
};

type Name = keyof typeof cast;

/** One step as a row: when, who, what, with which answers, and the rest by name. */
export function step(
  at: string,
  by: Name,
  does: string,
  answers?: ScenarioStep["answers"],
  more: Omit<ScenarioStep, "at" | "by" | "does" | "answers"> = {},
): ScenarioStep {
  return { at, by, does, ...(answers === undefined ? {} : { answers }), ...more };
}

/** A step on a referral: acknowledged, accepted, answered; the number counts all that the case sent. */
export function onReferral(
  at: string,
  by: Name,
  does: "acknowledge" | "accept" | "answer",
  name: string,
  answers?: ScenarioStep["answers"],
  number = 1,
): ScenarioStep {
  const said = does === "answer" && answers === undefined ? { reason: "已办理" } : {};
  const details = { referral: { name, number }, ...said };
  return step(at, by, `${does}-referral`, answers, { details });
}

/** A story with the whole cast. */
export function story(
  system: string,
  title: Scenario["title"],
  steps: readonly ScenarioStep[],
  ends: Scenario["ends"],
  gates: Scenario["gates"] = {},
): Scenario {
  return { system, title, area: county, people: cast, agencies, gates, steps, ends };
}
