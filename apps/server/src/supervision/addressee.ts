import type { TargetRow, Words } from "@halfsky/api-contract";
import { areaTreeOf, type ReadContext } from "../access/context.ts";
import { findOrganisation, findOrganisationOfKind } from "../accounts/organisation.store.ts";

/** Whom a letter goes to, or why to nobody. */
export type Addressee =
  | {
      readonly status: "found";
      readonly organisation: { readonly id: string; readonly name: string; readonly areaCode: string };
    }
  | { readonly status: "none"; readonly words: Words };

const none = (zh: string, en: string): Addressee => ({ status: "none", words: { zh, en } });

/** An organisation that an office of an area may write to: in its area or below, and not itself. */
export async function findAddressee(context: ReadContext, areaCode: string, id: string): Promise<Addressee> {
  const row = await findOrganisation(context.transaction, id);
  const tree = await areaTreeOf(context);
  if (row === undefined || !tree.areaAndBelow(areaCode).has(row.area_code)) {
    return none("本地区没有这个单位。", "There is no such organisation in the area.");
  }
  if (row.area_code === areaCode && (row.kind === "office" || row.kind === "county-office")) {
    return none("不能给本办公室发函。", "An office cannot write to itself.");
  }
  return { status: "found", organisation: { id: row.id, name: row.name, areaCode: row.area_code } };
}

/**
 * Who answers by itself: for the area's own figures the organisation of the indicator, for those of an area below the
 * office there.
 */
export async function findDefaultAddressee(
  context: ReadContext,
  asked: {
    readonly areaCode: string;
    readonly judgedArea: string;
    readonly rows: readonly Pick<TargetRow, "organisation" | "name">[];
  },
): Promise<Addressee> {
  const { areaCode, judgedArea, rows } = asked;
  if (judgedArea !== areaCode) {
    for (const kind of ["county-office", "office"] as const) {
      const office = await findOrganisationOfKind(context.transaction, judgedArea, kind);
      if (office !== undefined) {
        return { status: "found", organisation: { ...office, areaCode: judgedArea } };
      }
    }
    return none(
      "该地区没有登记妇儿工委办，请指定承办单位。",
      "The area has no office on record; name the organisation that answers.",
    );
  }
  const organisation = rows.find((row) => row.organisation !== null)?.organisation;
  if (organisation === undefined || organisation === null) {
    return none(
      `“${rows[0]?.name ?? ""}”没有登记责任单位，请指定承办单位，或在指标页面登记。`,
      `"${rows[0]?.name ?? ""}" has no organisation on record; name the one that answers, or record it with the indicator.`,
    );
  }
  return await findAddressee(context, areaCode, organisation.id);
}
