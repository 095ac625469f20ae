import type { Permission } from "@halfsky/api-contract";
import { type Expression, type SqlBool, sql } from "kysely";
import type { Actor } from "./actor.ts";
import type { AreaTree } from "./area-tree.ts";

/** What a grant covers: all rows of some areas, or of them only those of one organisation. */
interface Stretch {
  /** Undefined means every area. */
  readonly areaCodes: ReadonlySet<string> | undefined;
  /** Undefined means every organisation, and rows that belong to none. */
  readonly organisationId: string | undefined;
}

/** How far an actor's permission reaches: the union of its stretches, nothing when there is none. */
export type Reach = readonly Stretch[];

/** What the rule looks at in a row; no organisation means that the row belongs to none. */
export interface Subject {
  readonly areaCode: string;
  readonly organisationId?: string | null | undefined;
}

/** The one rule of reach, from which single reads, lists, searches, counts and exports all follow. */
export function reachOf(actor: Actor, permission: Permission, tree: AreaTree): Reach {
  return actor.grants
    .filter((grant) => grant.permission === permission)
    .map(({ scope }): Stretch => {
      switch (scope) {
        case "own-organisation":
          return { areaCodes: new Set([actor.areaCode]), organisationId: actor.organisation.id };
        case "own-area":
          return { areaCodes: new Set([actor.areaCode]), organisationId: undefined };
        case "area-and-below":
          return { areaCodes: tree.areaAndBelow(actor.areaCode), organisationId: undefined };
        case "everywhere":
          return { areaCodes: undefined, organisationId: undefined };
      }
    });
}

/** Whether a row is within reach. */
export function isWithin(reach: Reach, subject: Subject): boolean {
  return reach.some(
    ({ areaCodes, organisationId }) =>
      (areaCodes === undefined || areaCodes.has(subject.areaCode)) &&
      (organisationId === undefined || organisationId === subject.organisationId),
  );
}

/** The same rule as a condition on the columns of a query: `.where(withinReach(reach, { area: "plan.area_code" }))`. */
export function withinReach(
  reach: Reach,
  columns: { readonly area: string; readonly organisation?: string },
): Expression<SqlBool> {
  const area = sql.ref(columns.area);
  const conditions = reach.map(({ areaCodes, organisationId }) => {
    const inArea = areaCodes === undefined ? sql`true` : sql`${area} = any(${[...areaCodes]})`;
    if (organisationId === undefined) return inArea;
    if (columns.organisation === undefined) return sql`false`;
    return sql`(${inArea} and ${sql.ref(columns.organisation)} is not distinct from ${organisationId})`;
  });
  return conditions.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(conditions, sql` or `)})`;
}

/** The area codes in reach, for choosing what to offer; `organisationId` says whose rows are asked for, if anyone's. */
export function areasWithin(reach: Reach, tree: AreaTree, organisationId?: string): readonly string[] {
  return tree.codes.filter((areaCode) => isWithin(reach, { areaCode, organisationId }));
}
