import type { CaseLoad, CaseLoadDetail, CaseLoadList, LoadColumnView } from "@halfsky/api-contract";
import { type LoadColumn, loadColumns, type SystemDefinition } from "@halfsky/cases";
import type { CaseReadContext } from "../case-host.ts";
import { definitionIn } from "../definitions.ts";
import { outsideOf, ownLoad, ownLoads } from "./load-access.ts";
import { viewOfLook } from "./load-list.service.ts";
import { listLooks } from "./load-look.store.ts";
import { listLoadedLists } from "./loaded-list.store.ts";

/** Lists that are shown of a system. */
const mostShown = 20;

/** GET /api/case-loads: systems into which the caller loads lists, with the newest lists of her organisation. */
export async function listLoads(context: CaseReadContext, importDays: number): Promise<CaseLoadList> {
  const definitions = await Promise.all(
    ownLoads(context).map(
      async ({ id }) => (await definitionIn(context, id, context.actor.areaCode)).definition,
    ),
  );
  return { loads: await describe(context, definitions, importDays) };
}

/** GET /api/case-loads/:system: one of them, with the columns of its lists. */
export async function readLoad(
  context: CaseReadContext,
  system: string,
  importDays: number,
): Promise<CaseLoadDetail> {
  const { definition } = await ownLoad(context, system);
  const [load] = await describe(context, [definition], importDays);
  if (load === undefined) throw new Error(`${system} takes no lists`);
  return { ...load, columns: loadColumns(definition).map(viewOf) };
}

async function describe(
  context: CaseReadContext,
  definitions: readonly SystemDefinition[],
  importDays: number,
): Promise<CaseLoad[]> {
  const { actor, transaction } = context;
  const lists = await listLoadedLists(transaction, {
    organisationId: actor.organisation.id,
    systems: definitions.map(({ id }) => id),
    most: mostShown * Math.max(1, definitions.length),
  });
  const looks = await listLooks(transaction, {
    accountId: actor.accountId,
    systems: definitions.map(({ id }) => id),
    most: mostShown * Math.max(1, definitions.length),
  });
  return definitions.flatMap((definition): CaseLoad[] => {
    const { loads, actions, parties } = definition;
    if (loads === undefined) return [];
    return [
      {
        system: definition.id,
        title: definition.title,
        action: actions[loads.by]?.title ?? { zh: loads.by, en: loads.by },
        party: parties[loads.party]?.title ?? { zh: loads.party, en: loads.party },
        outside: [...outsideOf(definition)],
        looks: looks
          .filter(({ system }) => system === definition.id)
          .slice(0, mostShown)
          .map((look) => viewOfLook(context, look)),
        lists: lists
          .filter(({ system }) => system === definition.id)
          .slice(0, mostShown)
          .map(({ finished_at: finishedAt, ...list }) => ({
            id: list.id,
            fileName: list.file_name,
            acceptedAt: list.accepted_at ?? list.brought_at,
            acceptedBy: list.brought_name ?? "",
            isMine: list.brought_by === actor.accountId,
            rows: list.row_count,
            counts: { ...list.counts },
            finishedAt,
            keptUntil:
              list.counts.refused === 0 || finishedAt === null || list.cleared_at !== null
                ? null
                : new Date(Date.parse(finishedAt) + importDays * 86_400_000).toISOString(),
          })),
      },
    ];
  });
}

function viewOf({ key, title, isNeeded, of }: LoadColumn): LoadColumnView {
  const kind = "part" in of ? null : of.type.kind;
  const settable =
    kind === "code" || kind === "flag" || kind === "date" || kind === "number"
      ? kind
      : kind === "reference" || kind === "name"
        ? "text"
        : null;
  const options =
    "field" in of && of.type.kind === "code"
      ? Object.entries(of.type.options).map(([id, option]) => ({ id, title: option }))
      : null;
  return { key, title, isNeeded, settable, options };
}
