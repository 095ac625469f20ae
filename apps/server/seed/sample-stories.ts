import { beijingDate, isDay } from "@halfsky/calendar";
import { type Scenario, scenarios, type ScenarioStep } from "@halfsky/cases";
import { day, heting, hour, type SampleAnswer, type SampleCase, type SampleStep } from "./sample-case.ts";

/** The beginning of a system's story as a case of the sample city: so many of its steps, the last of them so long ago. */
interface Told {
  readonly steps: number;
  readonly minutesAgo: number;
  /** who of the sample city stands for somebody of the story, where it is not whom the name usually means */
  readonly people?: Readonly<Record<string, string>>;
}

/** Who of the sample city does what a name of the stories does. */
const usual: Readonly<Record<string, string>> = {
  desk: "hotline",
  rights: "hotline",
  federation: "supervisor",
  worker: "caseworker",
  lead: "supervisor",
  office: "office-duty",
  police: "police",
  officer: "police",
  constable: "police",
  policeHead: "police-head",
  procurator: "procurator",
  judge: "court",
  teacher: "school",
  doctor: "hospital",
  hospital: "hospital",
  midwife: "maternal",
  obstetrician: "maternal",
  centre: "rescue-centre",
  coder: "disease-control",
  civil: "civil-affairs",
  civilHead: "civil-affairs",
  civilWorker: "civil-affairs",
  director: "village",
  village: "village",
  grid: "village",
  clerk: "township",
  aid: "legal-aid",
  education: "education-duty",
  schools: "education-duty",
  counsellor: "counsellor",
  keeper: "shelter",
  shelter: "shelter",
  labour: "labour",
  named: "maternal",
};
/** minutes after which a child of a story keeps its day of birth */
const newborn = 365 * day;
const ofClinic = { doctor: "clinic" };

/** One beginning a system: of every one that has no case told by hand in the sample city. */
const told: Readonly<Record<string, Told>> = {
  "left-behind-children": { steps: 4, minutesAgo: 20 * day },
  "migrant-children": { steps: 6, minutesAgo: 3 * day },
  "dv-household-watch": { steps: 2, minutesAgo: day },
  "dv-shelter": { steps: 3, minutesAgo: 5 * day },
  "dv-shelter-stay": { steps: 7, minutesAgo: 2 * day },
  "pregnancy-risk": { steps: 6, minutesAgo: 20 * hour, people: ofClinic },
  "maternal-care-continuity": { steps: 7, minutesAgo: 10 * day, people: ofClinic },
  "high-risk-newborn": { steps: 5, minutesAgo: 2 * day, people: { hospital: "maternal" } },
  "mother-to-child-transmission": { steps: 4, minutesAgo: 5 * day },
  "child-disability-screening": { steps: 4, minutesAgo: 12 * day, people: ofClinic },
  "guardianship-risk": { steps: 5, minutesAgo: 3 * day },
  "child-protection-institutions": { steps: 3, minutesAgo: 12 * day },
  "child-worker-roster": { steps: 2, minutesAgo: 20 * day },
  "dv-orders": { steps: 7, minutesAgo: 6 * day },
  "dv-aftercare": { steps: 7, minutesAgo: 3 * day },
  "rights-infringement-case": { steps: 5, minutesAgo: 2 * day },
  "sexual-harassment-handling": { steps: 3, minutesAgo: 6 * day },
  "harassment-prevention-units": { steps: 4, minutesAgo: 40 * day },
  "child-protection-hotline": { steps: 4, minutesAgo: 8 * hour },
  "child-protection-case": { steps: 1, minutesAgo: 90 },
  "one-stop-minor-victim": { steps: 5, minutesAgo: 3 * hour },
  "minor-victim-support": { steps: 1, minutesAgo: 5 * hour },
  "guardianship-intervention": { steps: 5, minutesAgo: 4 * day },
  "juvenile-justice-procedure": { steps: 4, minutesAgo: 3 * day },
  "minor-protection-joint-enforcement": { steps: 3, minutesAgo: 2 * day },
  "child-injury-surveillance": { steps: 3, minutesAgo: day },
  "psychological-crisis": { steps: 2, minutesAgo: 25 },
  "offender-record-query": { steps: 1, minutesAgo: 5 * hour },
  "critical-rescue-transfer": { steps: 4, minutesAgo: 50 },
  "anti-trafficking": { steps: 2, minutesAgo: 9 * hour },
  "rights-supervision": { steps: 3, minutesAgo: 4 * day },
  "newborn-screening": { steps: 5, minutesAgo: 20 * hour },
  "birth-defect-prevention": { steps: 7, minutesAgo: 2 * day, people: ofClinic },
  "mother-newborn-death-review": { steps: 1, minutesAgo: 10 * hour },
  "vulnerable-group-health": { steps: 2, minutesAgo: 6 * day, people: ofClinic },
  adoption: { steps: 6, minutesAgo: 9 * day },
  "child-sexual-health-hotline": { steps: 2, minutesAgo: 40 },
  "juvenile-case-support": { steps: 4, minutesAgo: 8 * day },
  "juvenile-units": { steps: 4, minutesAgo: 15 * day },
  "minor-protection-joint-operation": { steps: 4, minutesAgo: 2 * day },
};

/** The stories' beginnings as cases of Heting; people, places and days of the stories stand as those of the sample city. */
export const sampleStories: readonly SampleCase[] = Object.entries(told).map(
  ([system, { steps, minutesAgo, people }]) => {
    const story = scenarios.find((scenario) => scenario.system === system);
    if (story === undefined) throw new Error(`no story of ${system}`);
    return { system, area: heting, steps: beginning(story, steps, minutesAgo, { ...usual, ...people }) };
  },
);

function beginning(
  { steps }: Scenario,
  count: number,
  minutesAgo: number,
  people: Readonly<Record<string, string>>,
): readonly SampleStep[] {
  const begun = steps.slice(0, count);
  const last = momentOf(begun.at(-1)?.at ?? "");
  const who = (name: string): string => {
    const username = people[name];
    if (username === undefined) throw new Error(`nobody of the sample city stands for ${name}`);
    return username;
  };
  const ago = (moment: number): number => minutesAgo + (last - moment) / 60_000;
  const days = daysOf(begun);
  return begun
    .filter(({ refused, does }) => refused === undefined && does !== "wait")
    .map((step) =>
      sampleStep(step, { ago, momentFor: (day) => days.get(day) ?? momentOf(`${day} 12:00`) }, who),
    );
}

/** Where the days and moments of a story lie before the loading. */
interface Shift {
  /** minutes from a moment of the story to the loading */
  readonly ago: (moment: number) => number;
  /** the moment that stands for a day of the story: what the story says of it, or its noon */
  readonly momentFor: (day: string) => number;
}

/**
 * For each day on which a story names a moment, or else does something, the first of these: moved to the day of loading,
 * a child that was born at ten to three is still born on the day of that hour.
 */
function daysOf(steps: readonly ScenarioStep[]): ReadonlyMap<string, number> {
  const named = steps.flatMap(({ answers, groups }) =>
    [answers ?? {}, ...Object.values(groups ?? {}).flat()]
      .flatMap((row) => Object.values(row))
      .flatMap((answer) => (typeof answer === "string" && isMoment(answer) ? [Date.parse(answer)] : [])),
  );
  const days = new Map<string, number>();
  for (const moment of [...named, ...steps.map(({ at }) => momentOf(at))]) {
    const day = beijingDate(new Date(moment).toISOString());
    if (!days.has(day)) days.set(day, moment);
  }
  return days;
}

function isMoment(answer: string): boolean {
  return /^\d{4}-\d\d-\d\dT/u.test(answer);
}

function sampleStep(
  { at, by, does, answers, groups, parties, details = {} }: ScenarioStep,
  shift: Shift,
  who: (name: string) => string,
): SampleStep {
  const form = (given: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(given).map(([name, answer]) => [name, here(answer, shift)]));
  const rows = (given: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>) =>
    Object.fromEntries(Object.entries(given).map(([name, list]) => [name, list.map(form)]));
  const { assignee, referral, task, grade, consent, reason } = details;
  return {
    minutesAgo: shift.ago(momentOf(at)),
    by: who(by),
    does,
    ...(answers === undefined ? {} : { answers: form(answers) }),
    ...(groups === undefined ? {} : { groups: rows(groups) }),
    ...(parties === undefined ? {} : { parties: peopleHere(parties, shift) }),
    ...(assignee === undefined ? {} : { assignee: who(assignee) }),
    ...(referral === undefined ? {} : { referral }),
    ...(task === undefined ? {} : { task }),
    ...(grade === undefined ? {} : { grade }),
    ...(consent === undefined ? {} : { consent: consent.scope }),
    ...(reason === undefined ? {} : { reason }),
    ...(does === "confirm" ? { agrees: true } : {}),
  };
}

/** An answer of a story where and when the case is: days and moments by how long ago, places of Heting. */
function here(answer: unknown, shift: Shift): SampleAnswer {
  if (typeof answer === "boolean") return answer;
  if (Array.isArray(answer)) return answer.map(String);
  if (typeof answer !== "string") return { unknown: true };
  if (isMoment(answer)) return `${Math.round(shift.ago(Date.parse(answer)))}m`;
  if (isDay(answer)) return dayHere(answer, shift);
  return answer.replace(/^331102/u, heting).replace(/^测试/u, "示例");
}

function dayHere(day: string, { ago, momentFor }: Shift): string {
  return `day of ${Math.round(ago(momentFor(day)))}m`;
}

/** People keep their names and years; who was just born in the story is so here too. */
function peopleHere(
  parties: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>,
  shift: Shift,
): Readonly<Record<string, readonly Readonly<Record<string, string>>[]>> {
  const part = (name: string, value: string): string => {
    const isNewborn = name === "birthDate" && shift.ago(shift.momentFor(value)) < newborn;
    return isNewborn ? dayHere(value, shift) : value.replace(/^测试/u, "示例");
  };
  const person = (parts: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, part(name, String(value))]));
  return Object.fromEntries(Object.entries(parties).map(([party, list]) => [party, list.map(person)]));
}

/** "2026-03-02 09:00" in Beijing */
function momentOf(at: string): number {
  return Date.parse(`${at.replace(" ", "T")}:00+08:00`);
}
