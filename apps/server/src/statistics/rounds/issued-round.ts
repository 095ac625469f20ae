import type { FormDefinition } from "@halfsky/statistics";
import type { NamedRecipient } from "./round-form.store.ts";

/** A round as it goes out: what submissions are made of. */
export interface IssuedRound {
  readonly areaCode: string;
  readonly id: string;
  readonly year: number;
  readonly dueOn: string;
  readonly forms: ReadonlyArray<{
    readonly formArea: string;
    readonly formId: string;
    readonly version: number;
    readonly definition: FormDefinition;
    readonly recipients: readonly NamedRecipient[];
  }>;
}
