import type {
  DeadlineRule,
  EscalationRule,
  Period,
  Source,
  SystemDefinition,
} from "../definition/definition.ts";
import { usualGlass } from "../definition/glass-rule.ts";
import { clearTimeOf } from "../log/owed-referrals.ts";
import { findWindowEnd } from "./place-schedules.ts";
import { findTerm } from "./place-terms.ts";

/** A period of a definition that a place may set. */
export interface PlacePath {
  readonly value: Period;
  /** the definition with another period there, and with the source where one was cited */
  readonly put: (definition: SystemDefinition, value: Period, source: Source | undefined) => SystemDefinition;
}

/** Finds a period by its path; null where there is none. */
export function findPeriod(definition: SystemDefinition, path: string): PlacePath | null {
  const [kind, name = "", part] = path.split(".");
  switch (kind) {
    case "deadlines":
      return ofDeadline(definition, name, part);
    case "openings":
      return ofOpening(definition, name, part);
    case "referrals":
      return ofReferral(definition, name, part);
    case "tasks":
      return ofTask(definition, name);
    case "consents":
      return ofConsent(definition, name);
    case "coverage":
      return ofTravel(definition);
    case "schedules":
      return findWindowEnd(definition, path);
    case "terms":
      return findTerm(definition, name);
    case "glass":
      return name === "review" ? ofGlass(definition) : null;
    case "keep":
      return { value: definition.keep, put: (to, keep) => ({ ...to, keep }) };
    default:
      return null;
  }
}

function ofDeadline(definition: SystemDefinition, name: string, grade: string | undefined): PlacePath | null {
  const rule = definition.deadlines?.[name];
  if (rule === undefined) return null;
  const { due } = rule;
  const value = typeof due === "string" ? (grade === undefined ? due : undefined) : due[grade ?? ""];
  if (value === undefined) return null;
  return {
    value,
    put: (to, period, source) => {
      const old = to.deadlines?.[name] ?? rule;
      const next: DeadlineRule = {
        ...old,
        due: typeof old.due === "string" || grade === undefined ? period : { ...old.due, [grade]: period },
        source: betterOf(old.source, source),
      };
      return { ...to, deadlines: { ...to.deadlines, [name]: next } };
    },
  };
}

function ofOpening(definition: SystemDefinition, name: string, link: string | undefined): PlacePath | null {
  const step = definition.deadlines?.[name]?.escalate.find(({ open }) => open !== undefined && open === link);
  if (step === undefined) return null;
  return {
    value: step.after,
    put: (to, after, source) => {
      const set = withOpening(to, name, step.open, { after });
      const rule = set.deadlines?.[name];
      if (rule === undefined || source === undefined) return set;
      const cited = { ...rule, source: betterOf(rule.source, source) };
      return { ...set, deadlines: { ...set.deadlines, [name]: cited } };
    },
  };
}

/** A definition whose clock opens a link at another time, or not. */
export function withOpening(
  definition: SystemDefinition,
  name: string,
  link: string | undefined,
  part: Pick<EscalationRule, "off"> | Pick<EscalationRule, "after">,
): SystemDefinition {
  const rule = definition.deadlines?.[name];
  if (rule === undefined) return definition;
  const escalate = rule.escalate.map((step) =>
    step.open !== undefined && step.open === link ? { ...step, ...part } : step,
  );
  return { ...definition, deadlines: { ...definition.deadlines, [name]: { ...rule, escalate } } };
}

function ofReferral(definition: SystemDefinition, name: string, part: string | undefined): PlacePath | null {
  const rule = definition.referrals?.[name];
  if (part === "clearIn") return ofClearing(definition, name);
  if (rule === undefined || (part !== "acknowledge" && part !== "answer")) return null;
  return {
    value: rule[part],
    put: (to, period, source) => {
      const old = to.referrals?.[name] ?? rule;
      const next = { ...old, [part]: period, source: betterOf(old.source, source) };
      return { ...to, referrals: { ...to.referrals, [name]: next } };
    },
  };
}

/** In what time it is found out whether a referral is needed: one for all actions that send it under a condition. */
function ofClearing(definition: SystemDefinition, name: string): PlacePath | null {
  const value = clearTimeOf(definition, name);
  if (value === null) return null;
  return {
    value,
    put: (to, clearIn) => {
      const actions = Object.entries(to.actions).map(([action, rule]) => {
        const effects = rule.effects?.map((effect) =>
          "clearIn" in effect && effect.refer === name ? { ...effect, clearIn } : effect,
        );
        return [action, effects === undefined ? rule : { ...rule, effects }] as const;
      });
      return { ...to, actions: Object.fromEntries(actions) };
    },
  };
}

function ofTask(definition: SystemDefinition, name: string): PlacePath | null {
  const rule = definition.tasks?.[name];
  if (rule === undefined) return null;
  return {
    value: rule.due,
    put: (to, due, source) => {
      const old = to.tasks?.[name] ?? rule;
      return { ...to, tasks: { ...to.tasks, [name]: { ...old, due, source: betterOf(old.source, source) } } };
    },
  };
}

function ofConsent(definition: SystemDefinition, name: string): PlacePath | null {
  const rule = definition.consents?.[name];
  if (rule === undefined) return null;
  return {
    value: rule.lasts,
    put: (to, lasts) => ({ ...to, consents: { ...to.consents, [name]: { ...rule, lasts } } }),
  };
}

function ofGlass({ glass = usualGlass }: SystemDefinition): PlacePath {
  return {
    value: glass.review,
    put: (to, review, source) => ({ ...to, glass: { review, source: betterOf(glass.source, source) } }),
  };
}

function ofTravel({ coverage }: SystemDefinition): PlacePath | null {
  const within = coverage?.within;
  if (coverage === undefined || within === undefined) return null;
  return {
    value: within.time,
    put: (to, time, source) => {
      const old = to.coverage?.within ?? within;
      const next = { ...old, time, source: betterOf(old.source, source) };
      return { ...to, coverage: { ...coverage, ...to.coverage, within: next } };
    },
  };
}

/** What nobody has read stays marked, until a law or a plan is cited for the value. */
function betterOf(old: Source, cited: Source | undefined): Source {
  if (cited === undefined) return old;
  const isRead = cited.status === "law" || cited.status === "plan";
  return isRead || old.status !== "unverified" ? cited : old;
}
