import type { Fault } from "@halfsky/api-contract";
import { pinyin } from "pinyin-pro";
import { z } from "zod";
import type { WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { faultsOf, readBySchema } from "../http/check-request.ts";
import { PlatformError } from "../platform-error.ts";

const setUpInput = z.strictObject({
  areas: z
    .array(
      z.strictObject({
        code: z.string().regex(/^\d{6}$/, "应为六位区划代码（GB/T 2260） / must be six digits of GB/T 2260"),
        name: z.string().trim().min(1),
        level: z.enum(["province", "city", "county"]),
        parentCode: z.string().nullable(),
      }),
    )
    .default([]),
  organisations: z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(
            /^[a-z0-9][a-z0-9-]*$/,
            "只能用小写字母、数字、横线 / only small letters, digits and hyphens",
          ),
        name: z.string().trim().min(1),
        shortName: z.string().trim().min(1),
        kind: z.enum(["office", "statistics-bureau", "member-unit", "county-office", "government", "agency"]),
        areaCode: z.string(),
      }),
    )
    .default([]),
});

/** How many areas and organisations are new, and how many known ones were given what the input says. */
export interface SetUpCounts {
  readonly areas: { readonly added: number; readonly changed: number };
  readonly organisations: { readonly added: number; readonly changed: number };
}

/**
 * Adds areas and organisations, or brings known ones (same code, same id) to what the input says; nothing is deleted.
 * Throws "invalid-input" with all faults.
 */
export async function setUpAreas(context: WriteContext, input: unknown): Promise<SetUpCounts> {
  const parsed = await readBySchema(setUpInput, input);
  if (!parsed.success) throw invalid(faultsOf(parsed.error, "$"));
  const { areas, organisations } = parsed.data;
  const { transaction } = context;
  const storedAreas = await transaction.selectFrom("area").selectAll().execute();
  const storedOrganisations = await transaction.selectFrom("organisation").selectAll().execute();
  const parents = new Map(storedAreas.map(({ code, parent_code }) => [code, parent_code]));
  for (const { code, parentCode } of areas) parents.set(code, parentCode);
  const faults = [
    ...repeated(
      areas.map(({ code }) => code),
      "$.areas",
      "code",
    ),
    ...repeated(
      organisations.map(({ id }) => id),
      "$.organisations",
      "id",
    ),
    ...areas.flatMap(({ code, parentCode }, index) =>
      parentFaults(parents, code, parentCode, `$.areas[${index}].parentCode`),
    ),
    ...organisations.flatMap(({ areaCode }, index) =>
      parents.has(areaCode) ? [] : [noSuchArea(`$.organisations[${index}].areaCode`, areaCode)],
    ),
  ];
  if (faults.length > 0) throw invalid(faults);

  const known = new Set(storedAreas.map(({ code }) => code));
  for (const area of parentsFirst(areas, parents)) {
    const row = {
      name: area.name,
      pinyin: sortKey(area.name),
      level: area.level,
      parent_code: area.parentCode,
    };
    if (known.has(area.code))
      await transaction.updateTable("area").set(row).where("code", "=", area.code).execute();
    else
      await transaction
        .insertInto("area")
        .values({ code: area.code, ...row })
        .execute();
  }
  const knownUnits = new Set(storedOrganisations.map(({ id }) => id));
  for (const { id, name, shortName, kind, areaCode } of organisations) {
    const row = { name, short_name: shortName, pinyin: sortKey(name), kind, area_code: areaCode };
    if (knownUnits.has(id))
      await transaction.updateTable("organisation").set(row).where("id", "=", id).execute();
    else
      await transaction
        .insertInto("organisation")
        .values({ id, ...row })
        .execute();
  }
  for (const area of areas) {
    const before = storedAreas.find(({ code }) => code === area.code);
    recordAudit(context, {
      action: "area.set-up",
      subjectKind: "area",
      subjectId: area.code,
      areaCode: area.code,
      before,
      after: area,
    });
  }
  for (const unit of organisations) {
    const before = storedOrganisations.find(({ id }) => id === unit.id);
    recordAudit(context, {
      action: "organisation.set-up",
      subjectKind: "organisation",
      subjectId: unit.id,
      areaCode: unit.areaCode,
      before,
      after: unit,
    });
  }
  const changedAreas = areas.filter(({ code }) => known.has(code)).length;
  const changedUnits = organisations.filter(({ id }) => knownUnits.has(id)).length;
  return {
    areas: { added: areas.length - changedAreas, changed: changedAreas },
    organisations: { added: organisations.length - changedUnits, changed: changedUnits },
  };
}

function sortKey(name: string): string {
  return pinyin(name, { toneType: "none" });
}

function repeated(names: readonly string[], list: string, member: string): Fault[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [
          {
            where: `${list}[${index}].${member}`,
            message: { zh: `重复：${name}`, en: `stands there twice: ${name}` },
          },
        ],
  );
}

function parentFaults(
  parents: ReadonlyMap<string, string | null>,
  code: string,
  parentCode: string | null,
  where: string,
): Fault[] {
  if (parentCode === null) return [];
  if (!parents.has(parentCode)) return [noSuchArea(where, parentCode)];
  const above = new Set([code]);
  for (let next: string | null = parentCode; next !== null; next = parents.get(next) ?? null) {
    if (above.has(next))
      return [
        {
          where,
          message: { zh: `上级关系成环：${next}`, en: `areas above each other in a circle: ${next}` },
        },
      ];
    above.add(next);
  }
  return [];
}

function noSuchArea(where: string, code: string): Fault {
  return { where, message: { zh: `没有地区 ${code}`, en: `there is no area ${code}` } };
}

function parentsFirst<Area extends { readonly code: string }>(
  areas: readonly Area[],
  parents: ReadonlyMap<string, string | null>,
): readonly Area[] {
  const depth = (code: string): number => {
    const parent = parents.get(code) ?? null;
    return parent === null ? 0 : 1 + depth(parent);
  };
  return areas.toSorted((one, other) => depth(one.code) - depth(other.code));
}

function invalid(faults: readonly Fault[]): PlatformError {
  return new PlatformError(
    "invalid-input",
    422,
    {
      zh: `文件有 ${faults.length} 处错误，没有写入任何内容。`,
      en: `The file has ${faults.length} fault(s); nothing was written.`,
    },
    faults,
  );
}
