import type { TargetRow } from "@halfsky/api-contract";
import type { ReadTransaction } from "../database/transactions.ts";
import { lightThese, listTargetsOf } from "../targets/judgement.service.ts";
import type { StoredMatter } from "./matter.store.ts";

type Asked = Pick<StoredMatter, "judgedArea" | "year" | "targetIds">;

const keyOf = ({ judgedArea, year }: Asked): string => `${judgedArea.code}|${year}`;

/** The targets of matters as they are judged today, by target, each area and year judged once. */
export async function judgeTargetsOf(
  transaction: ReadTransaction,
  matters: readonly Asked[],
): Promise<(matter: Asked) => readonly TargetRow[]> {
  const groups = new Map<string, Set<string>>();
  for (const matter of matters) {
    const wanted = groups.get(keyOf(matter)) ?? new Set<string>();
    for (const id of matter.targetIds) wanted.add(id);
    groups.set(keyOf(matter), wanted);
  }
  const rows = new Map<string, TargetRow>();
  for (const [key, wanted] of groups) {
    const [areaCode = "", year = ""] = key.split("|");
    const bound = await listTargetsOf(transaction, { areaCode });
    const targets = bound.filter(({ id }) => wanted.has(id));
    const judged = await lightThese(transaction, targets, { areaCode, year: Number(year) });
    for (const row of judged) rows.set(`${key}|${row.id}`, row);
  }
  return (matter) => matter.targetIds.flatMap((id) => rows.get(`${keyOf(matter)}|${id}`) ?? []);
}
