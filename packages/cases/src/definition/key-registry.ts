import type {
  ActionRule,
  ActorRule,
  ConsentRule,
  CorrectionRule,
  CoverageRule,
  DeadlineRule,
  DocumentRule,
  Effect,
  EscalationRule,
  FieldRule,
  FieldType,
  FormItem,
  GradeRule,
  IndicatorRule,
  LinkRule,
  MatchRule,
  MeasuredRule,
  OriginRule,
  PartyRule,
  ReconcileRule,
  ReferralRule,
  ScheduleRule,
  ScheduleStepRule,
  SealingRule,
  Source,
  StateRule,
  SystemDefinition,
  TaskRule,
} from "./definition.ts";
import type { CoverageNeed, TravelStandard } from "./outward-rules.ts";

/**
 * How it is proven that a key is not dead: what is generated from every definition and must come out otherwise when the
 * key is changed or taken away.
 *
 * - acts: each actor in each state tries each action; what is refused, done and set going
 * - asks: what forms show, require, refuse and keep
 * - grades: what the rules propose and who moves the grade
 * - schedules: when the steps of a schedule begin and end, what fulfils them, whom they tell
 * - clocks: when occurrences begin, end, pause, warn and escalate, and whom they tell
 * - hands: what agencies are asked, on what basis, what they see and answer; items and links likewise
 * - reads: what each actor sees, in a case and in a list
 * - counts: the cells of indicators
 * - matches: the keys that people are found again by
 * - compares: who works off the lists of an outside system, and in which rhythm they come
 * - says: the sheet of permissions with the diagram of states, in both languages
 * - seals: who still sees a case that was sealed on its day, who may open it again, and where it then stands
 * - papers: what is written on a paper made of a case
 * - host: proven by tests of the host or the page that reads it; the consumer named has to speak of the key
 */
const keyProofs = [
  "acts",
  "asks",
  "grades",
  "clocks",
  "schedules",
  "hands",
  "reads",
  "counts",
  "matches",
  "compares",
  "says",
  "seals",
  "papers",
  "host",
] as const;
export type KeyProof = (typeof keyProofs)[number];

/** What a key of a definition is for: the one file that acts on it, and what proves that it does. */
export interface KeyEntry {
  /** from packages/cases/src, or from the root where it begins with "apps/" */
  readonly consumer: string;
  readonly proof: KeyProof;
}

/** A key that only holds others: rules by name, a list of rules, or one rule. */
export interface KeyContainer {
  readonly holds: "named" | "list" | "one";
  readonly of: RuleName;
}

type AllKeys<T> = T extends unknown ? Extract<keyof T, string> : never;
type Registry<T> = Readonly<Record<AllKeys<T>, KeyEntry | KeyContainer>>;
type WrittenItem = Exclude<FormItem, string>;

const by = (proof: KeyProof, consumer: string): KeyEntry => ({ consumer, proof });
const named = (of: RuleName): KeyContainer => ({ holds: "named", of });
const listed = (of: RuleName): KeyContainer => ({ holds: "list", of });
const one = (of: RuleName): KeyContainer => ({ holds: "one", of });
const sheet = by("says", "sheets/permission-sheet.ts");
const leaving = by("says", "sheets/clock-tables.ts");
const source = one("source");
const way = by("says", "sheets/travel-words.ts");
const placed = by("host", "apps/server/src/cases/service-places.ts");
const covered = { level: placed, counts: placed, capacity: placed, point: placed };
const needed = by("says", "sheets/coverage-words.ts");
const travelled = { time: way, mode: way, from: way, serves: way, free: way };

const system: Registry<SystemDefinition> = {
  id: by("says", "sheets/sheet-markdown.ts"),
  kind: sheet,
  blocks: by("host", "apps/server/src/command-line/systems.ts"),
  covers: by("says", "sheets/sheet-markdown.ts"),
  title: sheet,
  purpose: sheet,
  sources: listed("source"),
  parties: named("party"),
  fields: named("field"),
  forms: named("form"),
  grade: one("grade"),
  states: named("state"),
  actors: named("actor"),
  actions: named("action"),
  alsoReads: by("reads", "privacy/reads.ts"),
  consents: named("consent"),
  referrals: named("referral"),
  deadlines: named("deadline"),
  schedules: named("schedule"),
  sealing: one("sealing"),
  tasks: named("task"),
  links: named("link"),
  documents: named("document"),
  match: one("match"),
  indicators: named("indicator"),
  reconcile: listed("reconcile"),
  coverage: one("coverage"),
  gate: by("host", "apps/server/src/cases/gates.ts"),
  keep: sheet,
  publicIntake: by("host", "apps/web/src/cases/public/public-report-page.tsx"),
};

const rules = {
  system,
  source: {
    cite: by("says", "sheets/sheet-words.ts"),
    status: by("says", "sheets/sheet-words.ts"),
  } satisfies Registry<Source>,
  field: {
    title: by("says", "sheets/reading-table.ts"),
    type: one("type"),
    privacy: by("reads", "privacy/visible-to.ts"),
    hint: by("host", "apps/web/src/cases/form/answer-form.tsx"),
  } satisfies Registry<FieldRule>,
  type: {
    kind: by("asks", "decide/check-value.ts"),
    options: by("asks", "decide/check-value.ts"),
    unit: by("host", "apps/web/src/cases/answer-text.ts"),
    decimals: by("asks", "decide/check-value.ts"),
    min: by("asks", "decide/check-value.ts"),
    max: by("asks", "decide/check-value.ts"),
    register: by("host", "apps/web/src/cases/form/place-name-input.tsx"),
  } satisfies Registry<FieldType>,
  party: {
    title: by("says", "sheets/reading-table.ts"),
    min: by("asks", "decide/check-answers.ts"),
    max: by("asks", "decide/check-answers.ts"),
    parts: by("reads", "privacy/part-privacy.ts"),
    minorAware: by("says", "sheets/reading-table.ts"),
    mayBeNameless: by("asks", "decide/check-answers.ts"),
  } satisfies Registry<PartyRule>,
  form: {
    field: by("asks", "decide/form-items.ts"),
    required: by("asks", "decide/form-items.ts"),
    when: by("asks", "decide/form-items.ts"),
    party: by("asks", "decide/form-items.ts"),
    group: by("asks", "decide/form-items.ts"),
    title: by("asks", "decide/check-answers.ts"),
    min: by("asks", "decide/check-answers.ts"),
    max: by("asks", "decide/check-answers.ts"),
    items: by("asks", "decide/check-answers.ts"),
  } satisfies Registry<WrittenItem>,
  grade: {
    values: named("gradeValue"),
    unknown: by("grades", "log/propose-grade.ts"),
    rules: listed("gradeStep"),
    raise: by("grades", "decide/actors-for.ts"),
    lower: by("grades", "decide/actors-for.ts"),
    lowerConfirm: by("grades", "decide/actors-for.ts"),
    lowerGuard: by("grades", "decide/decide-engine-action.ts"),
  } satisfies Registry<GradeRule>,
  gradeValue: {
    title: sheet,
    colour: by("host", "apps/server/src/cases/case-titles.ts"),
  } satisfies Registry<GradeRule["values"][string]>,
  gradeStep: {
    when: by("grades", "log/propose-grade.ts"),
    is: by("grades", "log/propose-grade.ts"),
  } satisfies Registry<GradeRule["rules"][number]>,
  state: {
    title: by("says", "sheets/state-diagram.ts"),
    phase: by("acts", "log/do-declared.ts"),
  } satisfies Registry<StateRule>,
  actor: {
    title: by("says", "sheets/actor-words.ts"),
    role: by("acts", "relations/stands-in.ts"),
    relation: by("acts", "relations/stands-in.ts"),
    ownsWhatItOpens: by("acts", "decide/decide-declared.ts"),
    ofOtherBodies: by("host", "apps/server/src/cases/assignees.ts"),
  } satisfies Registry<ActorRule>,
  action: {
    title: by("acts", "decide/list-possible-actions.ts"),
    from: by("acts", "log/do-declared.ts"),
    to: by("acts", "log/do-declared.ts"),
    by: by("acts", "decide/decide-declared.ts"),
    form: by("acts", "decide/decide-declared.ts"),
    guard: by("acts", "decide/judging.ts"),
    needsReason: by("acts", "decide/decide-declared.ts"),
    secondPerson: by("acts", "decide/actors-for.ts"),
    effects: listed("effect"),
    offline: by("host", "apps/server/src/cases/case-record.ts"),
    isUsual: by("acts", "decide/list-possible-actions.ts"),
    byPlatform: by("acts", "decide/decide-declared.ts"),
  } satisfies Registry<ActionRule>,
  effect: {
    refer: by("acts", "decide/resolve-effects.ts"),
    when: by("acts", "decide/resolve-effects.ts"),
    open: by("acts", "decide/resolve-effects.ts"),
    assign: by("acts", "decide/resolve-effects.ts"),
    raiseTo: by("acts", "decide/resolve-effects.ts"),
    fanOut: by("acts", "decide/resolve-effects.ts"),
    document: by("acts", "decide/resolve-effects.ts"),
    seal: by("acts", "decide/resolve-effects.ts"),
    tell: by("acts", "decide/resolve-effects.ts"),
  } satisfies Registry<Effect>,
  consent: {
    title: by("says", "sheets/clock-tables.ts"),
    lasts: by("hands", "log/do-engine-action.ts"),
  } satisfies Registry<ConsentRule>,
  referral: {
    title: leaving,
    to: by("hands", "decide/resolve-effects.ts"),
    purpose: leaving,
    basis: by("hands", "decide/resolve-effects.ts"),
    share: by("hands", "privacy/visible-to.ts"),
    acknowledge: by("clocks", "deadlines/fold-deadlines.ts"),
    answer: by("clocks", "deadlines/fold-deadlines.ts"),
    answerForm: by("hands", "decide/check-details.ts"),
    onSilence: by("clocks", "deadlines/clock-rules.ts"),
    handover: by("hands", "log/do-engine-action.ts"),
    inArea: by("hands", "decide/resolve-effects.ts"),
    source,
  } satisfies Registry<ReferralRule>,
  deadline: {
    title: by("says", "sheets/clock-tables.ts"),
    starts: by("clocks", "deadlines/fold-deadlines.ts"),
    due: by("clocks", "deadlines/fold-deadlines.ts"),
    meets: by("clocks", "deadlines/fold-deadlines.ts"),
    pausedIn: by("clocks", "deadlines/fold-deadlines.ts"),
    warn: by("clocks", "deadlines/clock-rules.ts"),
    escalate: listed("escalation"),
    repeats: by("clocks", "deadlines/fold-deadlines.ts"),
    source,
  } satisfies Registry<DeadlineRule>,
  escalation: {
    after: by("clocks", "deadlines/clock-rules.ts"),
    to: by("clocks", "deadlines/clock-rules.ts"),
    open: by("clocks", "deadlines/clock-rules.ts"),
    off: by("clocks", "deadlines/clock-rules.ts"),
  } satisfies Registry<EscalationRule>,
  schedule: {
    title: by("says", "sheets/schedule-table.ts"),
    origin: listed("origin"),
    corrected: one("corrected"),
    steps: named("scheduleStep"),
    ends: by("schedules", "deadlines/fold-schedules.ts"),
    warn: by("schedules", "deadlines/clock-rules.ts"),
    escalate: listed("scheduleTold"),
    source,
  } satisfies Registry<ScheduleRule>,
  origin: {
    birth: by("schedules", "deadlines/schedule-days.ts"),
    lastPeriod: by("schedules", "deadlines/schedule-days.ts"),
    dueDate: by("schedules", "deadlines/schedule-days.ts"),
    measured: one("measured"),
  } satisfies Registry<OriginRule>,
  measured: {
    on: by("schedules", "deadlines/schedule-days.ts"),
    weeks: by("schedules", "deadlines/schedule-days.ts"),
    days: by("schedules", "deadlines/schedule-days.ts"),
  } satisfies Registry<MeasuredRule>,
  corrected: {
    weeks: by("schedules", "deadlines/schedule-days.ts"),
    days: by("schedules", "deadlines/schedule-days.ts"),
  } satisfies Registry<CorrectionRule>,
  scheduleStep: {
    title: by("says", "sheets/schedule-table.ts"),
    from: by("schedules", "deadlines/schedule-days.ts"),
    to: by("schedules", "deadlines/schedule-days.ts"),
    by: by("schedules", "deadlines/fold-schedules.ts"),
    on: by("schedules", "deadlines/fold-schedules.ts"),
    needs: by("schedules", "deadlines/fold-schedules.ts"),
    when: by("schedules", "deadlines/fold-schedules.ts"),
    off: by("schedules", "deadlines/fold-schedules.ts"),
    source,
  } satisfies Registry<ScheduleStepRule>,
  scheduleTold: {
    after: by("schedules", "deadlines/clock-rules.ts"),
    to: by("schedules", "deadlines/clock-rules.ts"),
  } satisfies Registry<ScheduleRule["escalate"][number]>,
  sealing: {
    deadline: by("clocks", "deadlines/clock-rules.ts"),
    to: by("seals", "log/do-engine-action.ts"),
    readers: by("seals", "relations/stands-in.ts"),
    queries: by("seals", "decide/decide-engine-action.ts"),
  } satisfies Registry<SealingRule>,
  task: {
    title: leaving,
    agency: by("hands", "decide/resolve-effects.ts"),
    when: by("hands", "log/open-tasks.ts"),
    due: by("clocks", "deadlines/fold-deadlines.ts"),
    after: by("hands", "log/open-tasks.ts"),
    share: by("hands", "privacy/visible-to.ts"),
    brings: by("hands", "decide/check-details.ts"),
    source,
  } satisfies Registry<TaskRule>,
  link: {
    title: leaving,
    system: by("hands", "decide/resolve-effects.ts"),
    by: by("hands", "decide/resolve-effects.ts"),
    parties: by("hands", "decide/resolve-effects.ts"),
    fields: by("hands", "decide/resolve-effects.ts"),
    says: by("hands", "decide/opened-by-link.ts"),
    inArea: by("hands", "decide/resolve-effects.ts"),
  } satisfies Registry<LinkRule>,
  document: {
    title: leaving,
    paragraphs: by("papers", "documents/fill-document.ts"),
    by: leaving,
    signedBy: leaving,
  } satisfies Registry<DocumentRule>,
  match: {
    keys: by("matches", "matching/match-keys.ts"),
    window: by("host", "apps/server/src/cases/match-people.ts"),
  } satisfies Registry<MatchRule>,
  indicator: {
    title: sheet,
    unit: sheet,
    numerator: by("counts", "indicators/count-indicator.ts"),
    denominator: by("counts", "indicators/count-indicator.ts"),
    by: by("counts", "indicators/count-indicator.ts"),
    feeds: by("host", "apps/server/src/cases/releases/propose-release.ts"),
  } satisfies Registry<IndicatorRule>,
  // words of a link stand in the sheet with whose it is, and beside its lists on the page (outside-links.ts of the server)
  reconcile: {
    system: sheet,
    owner: sheet,
    basis: sheet,
    takes: sheet,
    rhythm: by("compares", "reconcile/outside-link.ts"),
    certainty: sheet,
  } satisfies Registry<ReconcileRule>,
  coverage: {
    ...covered,
    needs: named("need"),
    within: one("travelStandard"),
  } satisfies Registry<CoverageRule>,
  need: { title: needed, when: needed } satisfies Registry<CoverageNeed>,
  travelStandard: { ...travelled, source } satisfies Registry<TravelStandard>,
};

/** The names of rules that the registry knows. */
export type RuleName =
  | "system"
  | "source"
  | "field"
  | "type"
  | "party"
  | "form"
  | "grade"
  | "gradeValue"
  | "gradeStep"
  | "state"
  | "actor"
  | "action"
  | "effect"
  | "consent"
  | "referral"
  | "deadline"
  | "escalation"
  | "schedule"
  | "origin"
  | "measured"
  | "corrected"
  | "scheduleStep"
  | "scheduleTold"
  | "sealing"
  | "task"
  | "link"
  | "document"
  | "match"
  | "indicator"
  | "reconcile"
  | "coverage"
  | "need"
  | "travelStandard";

/**
 * Every key that a definition may have, by the rule it stands in. A key of the types that is missing here is a compiler
 * error; one that stands here and does nothing fails the test of mutants. Declared means executed.
 */
export const keyRegistry: Readonly<Record<RuleName, Readonly<Record<string, KeyEntry | KeyContainer>>>> =
  rules;
