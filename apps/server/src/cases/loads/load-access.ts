import { type LoadRule, mayLoad, outsideLinks, type SystemDefinition } from "@halfsky/cases";
import { notFound } from "../../platform-error.ts";
import type { CaseReadContext } from "../case-host.ts";
import { personOf } from "../case-person.ts";
import { definitionIn } from "../definitions.ts";

/** A system into which the caller loads lists, as it is in her area. */
export interface OwnLoad {
  readonly definition: SystemDefinition;
  readonly rule: LoadRule;
}

/** The systems into which the caller loads lists. */
export function ownLoads({ host, actor }: CaseReadContext): readonly SystemDefinition[] {
  const { roles } = personOf(actor);
  return [...host.systems.values()].flatMap(({ definition }) =>
    mayLoad(definition, roles) ? [definition] : [],
  );
}

/** One of them; to everybody else it is not there. */
export async function ownLoad(context: CaseReadContext, system: string): Promise<OwnLoad> {
  const isOwn = ownLoads(context).some(({ id }) => id === system);
  const definition = isOwn
    ? (await definitionIn(context, system, context.actor.areaCode)).definition
    : undefined;
  if (definition?.loads === undefined)
    throw notFound({ zh: "可导入名单的业务", en: "system that takes lists" }, system);
  return { definition, rule: definition.loads };
}

/** The systems outside that hold the people of a system. */
export function outsideOf(definition: SystemDefinition) {
  return outsideLinks(definition).map(({ rule }) => rule.system);
}
