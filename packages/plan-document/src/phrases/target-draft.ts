import type { ProseRuleKind, Recurrence } from "../compiled.ts";
import type { Noun } from "./coordination.ts";
import type { NumberToken } from "./number-tokens.ts";

/** A target as the grammar reads it, before it gets its place and its year. */
export interface TargetDraft {
  readonly token: NumberToken;
  readonly subject: Noun;
  readonly kind: ProseRuleKind;
  readonly value: string;
  readonly value2: string | null;
  readonly unit: string | null;
  readonly per: Recurrence | null;
  /** The shortest stretch that holds subject and number. */
  readonly from: number;
  readonly to: number;
}

/** A draft with the place where its sentence begins. */
export interface PlacedDraft extends TargetDraft {
  readonly sentenceFrom: number;
}
