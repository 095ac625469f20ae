import type {
  overlayInput,
  overlayResult,
  ServiceOverlayList,
  ServiceOverlayRecord,
} from "@halfsky/api-contract";
import {
  isSystemOverlay,
  judgeOverlay,
  type OverlayFault,
  type ServiceOverlay,
  type SystemDefinition,
} from "@halfsky/cases";
import type { z } from "zod";
import { listAreas } from "../access/area-tree.ts";
import { requireReach } from "../access/context.ts";
import { listDisplayNames } from "../accounts/account.store.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { lockNames } from "../database/lock-names.ts";
import { jsonText } from "../database/json-text.ts";
import { PlatformError } from "../platform-error.ts";
import type { CaseReadContext, CaseWriteContext } from "./case-host.ts";
import { listOverlays } from "./case.store.ts";
import { areaChain, areasBelow, definitionAbove, definitionIn, definitionsIn } from "./definitions.ts";
import { requireArea } from "./require-area.ts";
import { insertOverlay, listGradesInUse, listOverlayVersions } from "./service-overlay.store.ts";
import { sourcesOf } from "./service-systems.ts";

/** GET /api/service-overlays: every system with what the area set in it. No case is read. */
export async function listServiceOverlays(
  context: CaseReadContext,
  areaCode: string,
): Promise<ServiceOverlayList> {
  await requireArea(context, areaCode);
  await requireReach(context, "case.configure", { areaCode });
  const versions = await listOverlayVersions(context.transaction, areaCode);
  const systems: ServiceOverlayList["systems"] = [];
  for (const { definition } of await definitionsIn(context, areaCode)) {
    const newest = versions.find(({ system }) => system === definition.id);
    const base = newest === undefined ? null : await definitionAbove(context, definition.id, areaCode);
    systems.push({
      id: definition.id,
      kind: definition.kind,
      title: definition.title,
      purpose: definition.purpose,
      version: newest?.version ?? 0,
      setAt: newest?.set_at ?? null,
      changes:
        newest === undefined || base === null
          ? 0
          : judgeOverlay(base.definition, newest.overlay).changes.length,
      unverified: sourcesOf(definition).filter(({ status }) => status === "unverified").length,
    });
  }
  return { systems };
}

/** GET /api/service-systems/:id/overlay: what the area set, what holds without it, and every version. */
export async function getOverlay(
  context: CaseReadContext,
  system: string,
  areaCode: string,
): Promise<ServiceOverlayRecord> {
  await requireArea(context, areaCode);
  await requireReach(context, "case.configure", { areaCode });
  const { transaction } = context;
  const base = await definitionAbove(context, system, areaCode);
  const chain = await areaChain(context, areaCode);
  const above = (await listOverlays(transaction, chain, system)).filter(
    ({ area_code }) => area_code !== areaCode,
  );
  const areas = new Map((await listAreas(transaction)).map(({ code, name }) => [code, name]));
  const versions = await listOverlayVersions(transaction, areaCode, system);
  const names = await listDisplayNames(
    transaction,
    versions.map(({ set_by }) => set_by),
  );
  const [newest] = versions;
  return {
    id: system,
    areaCode,
    version: newest?.version ?? 0,
    overlay: ownPart(newest?.overlay, system),
    base: { ...base.definition },
    above: above
      .toSorted((one, other) => chain.indexOf(one.area_code) - chain.indexOf(other.area_code))
      .map(({ area_code, version }) => ({
        areaCode: area_code,
        areaName: areas.get(area_code) ?? area_code,
        version,
      })),
    history: versions.map(({ version, set_at, set_by, reason, overlay }) => ({
      version,
      at: set_at,
      by: names.get(set_by) ?? set_by,
      reason,
      overlay: ownPart(overlay, system),
    })),
  };
}

function ownPart(overlay: ServiceOverlay | undefined, system: string): Record<string, unknown> {
  return { ...overlay?.systems[system] };
}

/**
 * PUT /api/service-systems/:id/overlay: a new version of an area's parameters, which takes the place of the one before as a
 * whole. It is judged on top of what holds without it, never on top of its forerunner: otherwise a grade that stands there
 * already could not be set again, and a way back to the usual period would count as a loosening. Cases go on: each action
 * stays under the definition that it was done under.
 */
export async function setOverlay(
  context: CaseWriteContext,
  system: string,
  { areaCode, overlay, reason, seenVersion }: z.output<typeof overlayInput>,
): Promise<z.infer<typeof overlayResult>> {
  await requireArea(context, areaCode);
  await requireReach(context, "case.configure", { areaCode });
  const { transaction, now, actor } = context;
  await lockNames(transaction, [`overlay ${areaCode} ${system}`]);
  const [newest] = await listOverlayVersions(transaction, areaCode, system);
  const before = newest?.version ?? 0;
  if (seenVersion !== undefined && seenVersion !== before) {
    throw new PlatformError("conflict", 409, {
      zh: `参数已由他人改为第 ${before} 版，没有保存。请刷新后核对再改。`,
      en: `Somebody else set version ${before} meanwhile; nothing was kept. Reload and compare.`,
    });
  }
  const version = before + 1;
  const base = await definitionAbove(context, system, areaCode);
  const title = { zh: reason, en: reason };
  if (!isSystemOverlay(overlay)) throw new Error("the contract lets only overlays through");
  const whole: ServiceOverlay = { areaCode, version, title, systems: { [system]: overlay } };
  const judged = judgeOverlay(base.definition, whole);
  const here = await definitionIn(context, system, areaCode);
  const faults = [
    ...judged.faults,
    ...(await gradesStillHeld(context, here.definition, judged.definition, areaCode)),
  ];
  if (faults.length > 0) {
    throw new PlatformError(
      "invalid-input",
      422,
      { zh: "参数有误，没有保存。", en: "The parameters have faults and were not kept." },
      faults.map(({ where, message }) => ({ where: `body.overlay.${where}`, message })),
    );
  }
  await insertOverlay(transaction, {
    area_code: areaCode,
    system,
    version,
    overlay: jsonText(whole),
    reason,
    set_by: actor.accountId,
    set_at: now,
  });
  recordAudit(context, {
    action: "service-overlay.set",
    subjectKind: "service-system",
    subjectId: system,
    areaCode,
    after: { version, changes: judged.changes },
    details: { reason },
  });
  return {
    version,
    changes: judged.changes.map(({ where, from, to, direction }) => ({ where, from, to, direction })),
  };
}

/** A grade in which open cases stand cannot go: nobody would know how grave they are, nor when they are due. */
async function gradesStillHeld(
  context: CaseReadContext,
  before: SystemDefinition,
  after: SystemDefinition,
  areaCode: string,
): Promise<readonly OverlayFault[]> {
  const gone = Object.keys(before.grade?.values ?? {}).filter(
    (grade) => after.grade?.values[grade] === undefined,
  );
  const areas = gone.length === 0 ? [] : await areasBelow(context, areaCode);
  return (await listGradesInUse(context.transaction, areas, before.id, gone)).map((grade) => ({
    where: `systems.${before.id}.grade.values.${grade}`,
    message: {
      zh: `还有未结个案属于“${before.grade?.values[grade]?.title.zh ?? grade}”，不能取消这一级。`,
      en: `Open cases stand in ${before.grade?.values[grade]?.title.en ?? grade}; the grade cannot go.`,
    },
  }));
}
