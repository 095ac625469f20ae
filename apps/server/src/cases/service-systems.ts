import type { ServiceSystem, ServiceSystemList } from "@halfsky/api-contract";
import {
  permissionSheet,
  sheetMarkdown,
  type Source,
  stateDiagram,
  type SystemDefinition,
} from "@halfsky/cases";
import type { CaseReadContext } from "./case-host.ts";
import { countCases } from "./case-list.ts";
import { definitionIn, definitionsIn } from "./definitions.ts";
import { ownLoads } from "./loads/load-access.ts";
import { isPlaceReader } from "./service-places.ts";

/** GET /api/service-systems: every system as it holds in the actor's area, with how many open cases she can see of it. */
export async function listServiceSystems(context: CaseReadContext): Promise<ServiceSystemList> {
  const open = await countCases(context);
  const loads = new Set(ownLoads(context).map(({ id }) => id));
  const count = (part: object | undefined): number => Object.keys(part ?? {}).length;
  const systems = (await definitionsIn(context, context.actor.areaCode)).map(({ definition, hash }) => ({
    id: definition.id,
    kind: definition.kind,
    title: definition.title,
    purpose: definition.purpose,
    blocks: [...definition.blocks],
    hash,
    states: count(definition.states),
    actions: count(definition.actions),
    deadlines: count(definition.deadlines),
    indicators: count(definition.indicators),
    unverified: sourcesOf(definition).filter(({ status }) => status === "unverified").length,
    openCases: open.get(definition.id) ?? 0,
    seesPlaces: isPlaceReader(context, definition),
    bringsLists: loads.has(definition.id),
  }));
  return { systems };
}

/** Everything in a definition that rests on a source. */
export function sourcesOf(definition: SystemDefinition): readonly Source[] {
  const { deadlines, referrals, tasks, schedules = {} } = definition;
  const clocked = [deadlines, referrals, tasks, schedules].flatMap((part) =>
    Object.values(part ?? {}).map(({ source }) => source),
  );
  const steps = Object.values(schedules).flatMap((schedule) =>
    Object.values(schedule.steps).flatMap(({ source }) => source ?? []),
  );
  const within = definition.coverage?.within;
  return [...definition.sources, ...clocked, ...steps, ...(within === undefined ? [] : [within.source])];
}

/** GET /api/service-systems/:id: a system as it holds in the actor's area, with its sheet and diagram made from it. */
export async function getServiceSystem(context: CaseReadContext, id: string): Promise<ServiceSystem> {
  const { definition, hash, overlayVersion } = await definitionIn(context, id, context.actor.areaCode);
  const sheet = permissionSheet(definition, (other) => context.host.systems.get(other)?.definition.title);
  return {
    id,
    hash,
    overlayVersion,
    definition: { ...definition },
    permissionSheet: { zh: sheetMarkdown(sheet, "zh", 3), en: sheetMarkdown(sheet, "en", 3) },
    stateDiagram: stateDiagram(definition),
  };
}
