import type {
  ActionRule,
  ActorRule,
  ConsentRule,
  CoverageRule,
  DeadlineRule,
  DocumentRule,
  FieldRule,
  FormItem,
  GradeRule,
  IndicatorRule,
  LinkRule,
  LoadRule,
  MatchRule,
  PartyRule,
  ReconcileRule,
  ReferralRule,
  ScheduleRule,
  SealingRule,
  StateRule,
  SystemDefinition,
  TaskRule,
} from "./definition.ts";
import { withImpliedActors } from "./implied-actors.ts";

type Names = string;

/** A definition as it is written: the names it declares are the only ones it may use. */
export interface SystemDraft<
  F extends Names,
  P extends Names,
  S extends Names,
  A extends Names,
  W extends Names,
  M extends Names,
  G extends Names,
> extends Omit<
  SystemDefinition,
  | "fields"
  | "parties"
  | "states"
  | "actions"
  | "actors"
  | "forms"
  | "grade"
  | "alsoReads"
  | "referrals"
  | "deadlines"
  | "schedules"
  | "sealing"
  | "tasks"
  | "links"
  | "documents"
  | "match"
  | "indicators"
  | "coverage"
  | "loads"
  | "reconcile"
> {
  readonly fields: Readonly<Record<F, FieldRule>>;
  readonly parties: Readonly<Record<P, PartyRule>>;
  readonly states: Readonly<Record<S, StateRule<NoInfer<P>>>>;
  readonly actors: Readonly<Record<W, ActorRule>>;
  readonly forms: Readonly<Record<M, readonly FormItem<NoInfer<F>, NoInfer<P>>[]>>;
  readonly grade?: GradeRule<NoInfer<F>, NoInfer<A>, NoInfer<P>, G> & {
    readonly raise: readonly NoInfer<W>[];
    readonly lower: readonly NoInfer<W>[];
    readonly lowerConfirm: readonly NoInfer<W>[];
  };
  readonly actions: Readonly<
    Record<A, ActionRule<NoInfer<F>, NoInfer<A>, NoInfer<P>, NoInfer<S>, NoInfer<W>, NoInfer<M>>>
  >;
  readonly alsoReads?: Readonly<
    Partial<
      Record<NoInfer<W>, { readonly fields: readonly NoInfer<F>[]; readonly parties?: readonly NoInfer<P>[] }>
    >
  >;
  readonly consents?: Readonly<Record<string, ConsentRule>>;
  readonly referrals?: Readonly<Record<string, ReferralRule<NoInfer<F>, NoInfer<P>, NoInfer<W>, NoInfer<A>>>>;
  readonly deadlines?: Readonly<Record<string, DeadlineRule<NoInfer<S>, NoInfer<G>, NoInfer<W>>>>;
  readonly schedules?: Readonly<Record<string, ScheduleRule<NoInfer<F>, NoInfer<A>, NoInfer<P>, NoInfer<W>>>>;
  readonly sealing?: SealingRule<NoInfer<S>, NoInfer<W>>;
  readonly tasks?: Readonly<Record<string, TaskRule<NoInfer<F>, NoInfer<P>>>>;
  readonly links?: Readonly<Record<string, LinkRule<NoInfer<P>>>>;
  readonly documents?: Readonly<Record<string, DocumentRule<NoInfer<W>>>>;
  readonly match?: MatchRule<NoInfer<P>, NoInfer<F>>;
  readonly indicators: Readonly<Record<string, IndicatorRule<NoInfer<F>>>>;
  readonly coverage?: CoverageRule<NoInfer<F>>;
  readonly reconcile?: readonly ReconcileRule<NoInfer<F>>[];
  readonly loads?: LoadRule<NoInfer<F>, NoInfer<P>, NoInfer<A>>;
}

/**
 * Writes a definition: a misspelt field, party, state, action, actor, form or grade, or a missing class of privacy, is a
 * compiler error. What types cannot say is said by `checkDefinition`. Whoever takes referrals and items is added to the
 * actors where the definition does not name one.
 */
export function defineSystem<
  const F extends Names,
  const P extends Names,
  const S extends Names,
  const A extends Names,
  const W extends Names,
  const M extends Names,
  const G extends Names = never,
>(draft: SystemDraft<F, P, S, A, W, M, G>): SystemDefinition {
  // the draft is the definition with narrower names; only the compiler needed them
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return withImpliedActors(draft as unknown as SystemDefinition);
}
