import type { Words as Bilingual } from "@halfsky/api-contract";
import { type EngineAction, engineActions, type SystemDefinition } from "@halfsky/cases";
import { en } from "../../words/en.ts";
import { zh } from "../../words/zh.ts";

/** Whether an action is one that every system has. */
export function isEngineAction(action: string): action is EngineAction {
  return engineActions.some((one) => one === action);
}

/** What an action is called, one of the definition or of the engine. */
export function actionTitle(definition: SystemDefinition, action: string): Bilingual {
  const declared = definition.actions[action];
  if (declared !== undefined) return declared.title;
  return isEngineAction(action)
    ? { zh: zh.cases.engineActions[action], en: en.cases.engineActions[action] }
    : { zh: action, en: action };
}
