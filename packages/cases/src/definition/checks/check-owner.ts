import { owningActor, ownsAtOnce } from "../../relations/owning-actor.ts";
import type { DefinitionFault } from "../definition-fault.ts";
import { type CheckBasis, fault } from "./check.ts";

/** Whatever is opened has an owner: the organisation of who opens it, or the agency of one role that handles it. */
export function* checkOwner({ definition }: CheckBasis): Generator<DefinitionFault> {
  for (const [name, rule] of Object.entries(definition.actions)) {
    if (rule.from !== "new") continue;
    const falls = rule.byPlatform === true || rule.by.some((one) => !staysWith(one, definition.actors));
    if (!falls) continue;
    const main = owningActor(definition, rule);
    if (main === undefined) {
      yield fault(
        `actions.${name}.by`,
        "立案后没有主办单位：没有主办、承办或督导的角色，立案的人也未声明由其本单位主办（ownsWhatItOpens）。",
        "What it opens has no owner: nobody owns, is assigned or supervises, and who opens it does not keep it (ownsWhatItOpens).",
      );
    }
    if (main === "untold") {
      yield fault(
        `actions.${name}.by`,
        "立案后由谁主办无从判断：主办（或承办）的角色不止一种，且都不能办理这一操作。",
        "Who owns what it opens cannot be told: several roles own or are assigned, and none of them does this.",
      );
    }
  }
}

function staysWith(name: string, actors: CheckBasis["definition"]["actors"]): boolean {
  const actor = actors[name];
  return actor === undefined || ownsAtOnce(actor);
}
