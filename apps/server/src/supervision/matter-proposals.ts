import type { MatterProposals, TargetRow } from "@halfsky/api-contract";
import { type ReadContext, requireReach } from "../access/context.ts";
import { compareRows } from "../targets/judgement.service.ts";
import { listJudgedTargets } from "../targets/target-list.ts";
import { findDefaultAddressee } from "./addressee.ts";
import { everyMatter } from "./matter-reach.ts";
import { listMatters } from "./matter.store.ts";

/** Red and orange targets of an area without an open matter, by indicator, the worst first, each with who would answer. */
export async function proposeMatters(
  context: ReadContext,
  asked: { readonly areaCode?: string | undefined; readonly year?: number | undefined },
): Promise<MatterProposals> {
  const areaCode = asked.areaCode ?? context.actor.areaCode;
  await requireReach(context, "supervision.issue", { areaCode });
  const { year, targets } = await listJudgedTargets(context, { areaCode, year: asked.year });
  const open = await listMatters(context.transaction, everyMatter, { areaCode, isOpen: true });
  const taken = new Set(
    open.filter((one) => one.judgedArea.code === areaCode).flatMap(({ targetIds }) => targetIds),
  );
  const wanted = targets.filter(
    ({ id, light }) => (light.light === "red" || light.light === "orange") && !taken.has(id),
  );
  const groups = new Map<string, TargetRow[]>();
  for (const row of wanted.toSorted(compareRows)) {
    const key = row.indicatorId ?? row.id;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const proposals: MatterProposals["proposals"] = [];
  for (const rows of groups.values()) {
    const addressee = await findDefaultAddressee(context, { areaCode, judgedArea: areaCode, rows });
    proposals.push({
      targets: rows,
      organisation:
        addressee.status === "found"
          ? { id: addressee.organisation.id, name: addressee.organisation.name }
          : null,
      whyNone: addressee.status === "none" ? addressee.words : null,
    });
  }
  return { areaCode, year, proposals };
}
