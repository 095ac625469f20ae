import type { CaseRecord } from "@halfsky/api-contract";
import { type FormAnswers, type FormItem, formOf, type SystemDefinition } from "@halfsky/cases";
import { useMemo } from "react";
import type { BegunAction } from "../actions/case-action.ts";
import { useNow } from "../../ui/use-now.ts";
import { askedItems } from "./asked-items.ts";
import { correctable } from "./correctable.ts";

/** What the form of an action asks, given what was answered so far and what the reader may see of the case. */
export function useAskedItems(
  definition: SystemDefinition,
  record: CaseRecord,
  begun: BegunAction,
  answers: FormAnswers,
): readonly FormItem[] {
  const now = useNow().toISOString();
  return useMemo(() => {
    if (begun.action === "correct") return correctable(definition, record);
    return askedItems(itemsOf(definition, begun), definition, answers, now, record);
  }, [definition, record, begun, answers, now]);
}

/** The items of an action's form; an answer to a referral and a finished item of a bundle bring fields of their own. */
function itemsOf(definition: SystemDefinition, begun: BegunAction): readonly FormItem[] {
  if (begun.action === "answer-referral" && begun.referral !== undefined)
    return definition.referrals?.[begun.referral.name]?.answerForm ?? [];
  if (begun.action === "finish-task" && begun.task !== undefined)
    return definition.tasks?.[begun.task]?.brings ?? [];
  return formOf(definition, begun.action);
}
