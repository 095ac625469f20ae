import type { Bilingual } from "@halfsky/statistics";
import type {
  ActionRule,
  ActorRule,
  CountRule,
  DeadlineRule,
  DocumentRule,
} from "../definition/definition.ts";
import type { Effect, IndicatorRule, LinkRule, Period, PersonPart } from "../definition/definition.ts";
import type { ReferralRule, SharingBasis, Source, StateRule, TaskRule } from "../definition/definition.ts";
import type { Trigger } from "../definition/definition.ts";
import { usual, words } from "../definition/fields.ts";
import { serviceRoles } from "../definition/roles.ts";
import type { Relation, ServiceRole } from "../definition/roles.ts";
import type { Condition } from "../expression/condition.ts";
import { triggerOf, type TriggerWords } from "./trigger-words.ts";

/*
 * How definitions are written shortly: each function makes one rule, keeps the names it is given as types, and so leaves
 * it to `defineSystem` to refuse a misspelt one.
 */

/** A state in which somebody here has to act. */
export function open(zh: string, en: string): StateRule<never> {
  return { title: words(zh, en), phase: "open" };
}

/** A state in which another body has to act. */
export function waiting(zh: string, en: string): StateRule<never> {
  return { title: words(zh, en), phase: "waiting" };
}

/** A state that ends the case. */
export function closed(zh: string, en: string): StateRule<never> {
  return { title: words(zh, en), phase: "closed" };
}

/** Who acts; without a title of its own, the role's. */
export function actor(role: ServiceRole, relation: Relation, zh?: string, en?: string): ActorRule {
  const title = zh === undefined || en === undefined ? serviceRoles[role] : words(zh, en);
  return { title, role, relation };
}

/** The agencies that a definition asks, each an actor of its role's name while it holds the referral. */
export function asked<const R extends ServiceRole>(...roles: readonly R[]): Readonly<Record<R, ActorRule>>;
export function asked(...roles: readonly ServiceRole[]): Readonly<Record<string, ActorRule>> {
  return Object.fromEntries(roles.map((role) => [role, actor(role, "holds-referral")]));
}

/** The offices that items of a bundle go to, each an actor of its role's name while it holds one. */
export function tasked<const R extends ServiceRole>(...roles: readonly R[]): Readonly<Record<R, ActorRule>>;
export function tasked(...roles: readonly ServiceRole[]): Readonly<Record<string, ActorRule>> {
  return Object.fromEntries(roles.map((role) => [role, actor(role, "holds-task")]));
}

/** An item of a bundle: which office, within what time, after which other items, for whom, seeing and bringing what. */
export function item<
  const F extends string = never,
  const P extends string = never,
  const B extends string = never,
  const N extends string = never,
>(
  agency: ServiceRole,
  zh: string,
  en: string,
  due: Period,
  rule: {
    readonly fields?: readonly F[];
    readonly people?: Readonly<Partial<Record<P, readonly PersonPart[]>>>;
    readonly when?: Condition<N, string, never>;
    readonly after?: readonly string[];
    readonly brings?: readonly B[];
    readonly source?: Source;
  },
): TaskRule<F | B | N, P> {
  return {
    title: words(zh, en),
    agency,
    due,
    share: { fields: rule.fields ?? [], ...(rule.people === undefined ? {} : { parties: rule.people }) },
    ...(rule.when === undefined ? {} : { when: rule.when }),
    ...(rule.after === undefined ? {} : { after: rule.after }),
    ...(rule.brings === undefined ? {} : { brings: rule.brings }),
    source: rule.source ?? usual(),
  };
}

/** Questions that must be answered. */
export function musts<const F extends string>(
  ...fields: readonly F[]
): readonly { readonly field: F; readonly required: true }[] {
  return fields.map((field) => ({ field, required: true }));
}

/** Questions asked only where a condition holds; an unknown condition asks. */
export function asksWhen<
  const F extends string,
  const N extends string = never,
  const P extends string = never,
>(
  when: Condition<N, string, P>,
  ...fields: readonly F[]
): readonly { readonly field: F; readonly when: Condition<N, string, P> }[] {
  return fields.map((field) => ({ field, when }));
}

/** Questions that may be left open. */
export function asks<const F extends string>(...fields: readonly F[]): readonly F[] {
  return fields;
}

/** People asked for on a form. */
export function people<const P extends string>(...parties: readonly P[]): readonly { readonly party: P }[] {
  return parties.map((party) => ({ party }));
}

/** What an action is beside its row. */
interface ActionMore<
  W extends string,
  M extends string,
  F extends string,
  A extends string,
  P extends string,
> {
  readonly form?: M;
  readonly sets?: Readonly<Partial<Record<F, string | boolean>>>;
  /** what must hold, and what is said where it does not */
  readonly guard?: readonly [when: Condition<F, A, P>, zh: string, en: string];
  readonly needsReason?: boolean;
  readonly secondPerson?: readonly W[];
  readonly effects?: readonly Effect[];
  readonly offline?: boolean;
  readonly isUsual?: boolean;
  readonly bulk?: boolean;
  readonly byPlatform?: boolean;
}

/**
 * An action as a row of a table: what it is called, from which states, to which, by whom; then the name of its form alone,
 * or all that it has beside.
 */
export function act<
  const S extends string = never,
  const T extends string = never,
  const W extends string = never,
  const M extends string = never,
>(
  zh: string,
  en: string,
  from: readonly S[] | "new" | "open" | "closed",
  to: T,
  by: readonly W[],
  form: M,
): ActionRule<never, never, never, S | Exclude<T, "same">, W, M>;
export function act<
  const S extends string = never,
  const T extends string = never,
  const W extends string = never,
  const M extends string = never,
  const F extends string = never,
  const A extends string = never,
  const P extends string = never,
>(
  zh: string,
  en: string,
  from: readonly S[] | "new" | "open" | "closed",
  to: T,
  by: readonly W[],
  more?: ActionMore<W, M, F, A, P>,
): ActionRule<F, A, P, S | Exclude<T, "same">, W, M>;
export function act(
  zh: string,
  en: string,
  from: readonly string[] | "new" | "open" | "closed",
  to: string,
  by: readonly string[],
  more: string | ActionMore<string, string, string, string, string> = {},
): ActionRule {
  const { guard, ...rest } = typeof more === "string" ? { form: more, guard: undefined } : more;
  const guarded =
    guard === undefined ? {} : { guard: { when: guard[0], otherwise: words(guard[1], guard[2]) } };
  return { title: words(zh, en), from, to, by, ...rest, ...guarded };
}

/** Marks the action that is usually next: it is offered first. */
export function next<const R extends object>(rule: R): R & { readonly isUsual: true } {
  return { ...rule, isUsual: true };
}

/** Of an action by which people usually open a case, and links of other cases, too: the platform does it for them. */
export const forLinks = { isUsual: true, byPlatform: true } as const;

/** Sends a referral at any time while the case is not closed; the state stays. */
export function sends<const W extends string>(referral: string, zh: string, en: string, ...by: readonly W[]) {
  return act(zh, en, "open", "same", by, { effects: [{ refer: referral }] });
}

/** Opens a linked case of another system; the state stays. */
export function opens<const W extends string>(link: string, zh: string, en: string, ...by: readonly W[]) {
  return act(zh, en, "open", "same", by, { effects: [{ open: link }] });
}

/** A case of another system that an action opens: by which of its actions, with whom and what carried over. */
export function linkTo<const P extends string>(
  system: string,
  by: string,
  zh: string,
  en: string,
  parties: Readonly<Partial<Record<P, string>>>,
  fields?: Readonly<Record<string, string>>,
): LinkRule<P> {
  return { title: words(zh, en), system, by, parties, ...(fields === undefined ? {} : { fields }) };
}

/** A referral: to which agency, by which law or consent, exactly which fields and people, and what silence does. */
export function ask<
  const F extends string = never,
  const P extends string = never,
  const W extends string = never,
  const A extends string = never,
>(
  to: ServiceRole,
  zh: string,
  en: string,
  rule: {
    readonly purpose: Bilingual;
    readonly law?: Bilingual;
    readonly basis?: readonly SharingBasis<F, P>[];
    readonly consent?: string;
    readonly fields: readonly F[];
    readonly people?: Readonly<Partial<Record<P, readonly PersonPart[]>>>;
    readonly acknowledge: Period;
    readonly answer: Period;
    readonly answerForm?: readonly F[];
    readonly answeredBy?: readonly A[];
    readonly workedBy?: readonly A[];
    readonly tell: readonly W[];
    readonly next?: boolean;
    readonly handover?: boolean;
    readonly source?: Source;
  },
): ReferralRule<F, P, W, A> {
  return {
    title: words(zh, en),
    to,
    purpose: rule.purpose,
    basis: [
      ...(rule.law === undefined ? [] : [{ law: rule.law }]),
      ...(rule.basis ?? []),
      ...(rule.consent === undefined ? [] : [{ consent: rule.consent }]),
    ],
    share: { fields: rule.fields, ...(rule.people === undefined ? {} : { parties: rule.people }) },
    acknowledge: rule.acknowledge,
    answer: rule.answer,
    ...(rule.answerForm === undefined ? {} : { answerForm: rule.answerForm }),
    ...(rule.answeredBy === undefined ? {} : { answeredBy: rule.answeredBy }),
    ...(rule.workedBy === undefined ? {} : { workedBy: rule.workedBy }),
    onSilence: { tell: rule.tell, ...(rule.next === true ? { next: true } : {}) },
    ...(rule.handover === true ? { handover: true } : {}),
    source: rule.source ?? usual(),
  };
}

/** A step after the end of a clock: so long after, whom it tells, and the link by which it opens a case. */
type Step<W extends string> = readonly [after: Period, to: W, open?: string];

/** A clock: what starts it, how long, what meets it, the steps after its end, and where it comes from. */
export function clock<
  const G extends string = never,
  const W extends string = never,
  const S extends string = never,
>(
  zh: string,
  en: string,
  starts: Trigger | TriggerWords,
  due: Period | Readonly<Record<G, Period>>,
  meets: Trigger | TriggerWords,
  tells: readonly Step<W>[],
  more: {
    readonly warn?: readonly Period[];
    readonly repeats?: boolean;
    readonly pausedIn?: readonly S[];
    readonly source?: Source;
  } = {},
): DeadlineRule<S, G, W> {
  const escalate = tells.map(([after, to, open]) => ({ after, to, ...(open === undefined ? {} : { open }) }));
  const [start, meet] = [triggerOf(starts), triggerOf(meets)];
  return { title: words(zh, en), starts: start, due, meets: meet, escalate, source: usual(), ...more };
}

/** A clock that starts anew each time it was met, with a reminder two days before: a rhythm of visits or reviews. */
export function rhythm<const G extends string = never, const W extends string = never>(
  zh: string,
  en: string,
  starts: TriggerWords,
  due: Period | Readonly<Record<G, Period>>,
  meets: TriggerWords,
  tells: readonly Step<W>[],
  source: Source = usual(),
): DeadlineRule<never, G, W> {
  return clock(zh, en, starts, due, meets, tells, { repeats: true, warn: ["2d"], source });
}

/** A late clock tells the supervisor at its end and, so long after, the office of the leading group. */
export function late(after: Period) {
  return firstThen("lead", after, "office");
}

/** A late clock tells one actor at its end and another so long after. */
export function firstThen<const W extends string>(first: W, after: Period, second: W) {
  return [
    ["0h", first],
    [after, second],
  ] as const;
}

/** A late clock tells the supervisor. */
export const leadAtOnce = [["0h", "lead"]] as const;

/** What every indicator may be told apart by, beside fields. */
type Always = "area" | "month" | "grade";
type Indicator<B extends string> = Omit<IndicatorRule, "by"> & { readonly by: readonly B[] };

/** A count that flows to the statistics. */
export function counted<const B extends string = never>(
  zh: string,
  en: string,
  unit: string,
  numerator: CountRule,
  by: readonly B[],
  feeds?: string,
): Indicator<B> {
  return {
    title: words(zh, en),
    unit,
    numerator,
    by,
    ...(feeds === undefined ? {} : { feeds }),
  };
}

/** A share in per cent. */
export function share<const B extends string = never>(
  zh: string,
  en: string,
  numerator: CountRule,
  denominator: CountRule,
  by: readonly B[],
  feeds?: string,
): Indicator<B> {
  return { ...counted(zh, en, "%", numerator, by, feeds), denominator };
}

/** Share of a clock's occurrences that were met in time. */
export function onTime<const B extends string = never>(
  zh: string,
  en: string,
  deadline: string,
  by: readonly (B | Always)[] = ["area", "month"],
): Indicator<B | Always> {
  return share(zh, en, { onTime: deadline }, { due: deadline }, by);
}

/** Share of a referral's sendings that were answered in time. */
export function answeredOnTime<const B extends string = never>(
  zh: string,
  en: string,
  referral: string,
  by: readonly (B | Always)[] = ["area"],
): Indicator<B | Always> {
  return share(zh, en, { referral, status: "answered-on-time" }, { referral, status: "sent" }, by);
}

/** A paper made of a case. */
export function paper<const W extends string>(
  zh: string,
  en: string,
  by: readonly W[],
  signedBy: Bilingual,
  ...paragraphs: readonly Bilingual[]
): DocumentRule<W> {
  return { title: words(zh, en), paragraphs, by, signedBy };
}
