import type { DefinitionFault } from "../definition-fault.ts";
import { type CheckBasis, fault } from "./check.ts";

/**
 * What may be done on many cases in one go asks for nothing that somebody has to think of case by case: no form, reason or
 * second person; it neither opens nor closes a case, and sets nothing going but words to colleagues.
 */
export function* checkBulk({ definition }: CheckBasis): Generator<DefinitionFault> {
  for (const [name, rule] of Object.entries(definition.actions)) {
    if (rule.bulk !== true) continue;
    const asks = rule.form !== undefined || rule.needsReason === true || rule.secondPerson !== undefined;
    const follows = (rule.effects ?? []).some((effect) => !("tell" in effect));
    const opensOrCloses =
      !Array.isArray(rule.from) || (rule.to !== "same" && definition.states[rule.to]?.phase === "closed");
    if (asks || follows || opensOrCloses) {
      yield fault(
        `actions.${name}.bulk`,
        "可批量办理的事项不得有表单、理由、第二人，不得新立或办结个案，除提醒外不得引起其他事项。",
        "What may be done in bulk has no form, reason or second person, opens and closes no case, and sets nothing going but words to colleagues.",
      );
    }
  }
}
