import type { Letter, LetterContent } from "@halfsky/api-contract";
import type { LetterKind } from "@halfsky/supervision";
import { platformActor } from "../access/actor.ts";
import { jsonText } from "../database/json-text.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";

/** What the letters of an area carry. */
export interface Letterhead {
  readonly issuer: string;
  readonly prefix: string;
  readonly contact: string;
  readonly copies: readonly string[];
  /** nobody has set it; it is made of names */
  readonly isDefault: boolean;
}

/** The letterhead of an area; where nobody has set one, made of the names of the area and its office. */
export async function getLetterhead(transaction: ReadTransaction, areaCode: string): Promise<Letterhead> {
  const row = await transaction
    .selectFrom("letterhead")
    .selectAll()
    .where("area_code", "=", areaCode)
    .executeTakeFirst();
  if (row !== undefined) {
    const { issuer, prefix, contact, copies } = row;
    return { issuer, prefix, contact, copies, isDefault: false };
  }
  const names = await transaction
    .selectFrom("area")
    .leftJoin("organisation", (join) =>
      join
        .onRef("organisation.area_code", "=", "area.code")
        .on("organisation.kind", "in", ["office", "county-office"]),
    )
    .select(["area.name as area", "organisation.name as office"])
    .where("area.code", "=", areaCode)
    .orderBy("organisation.pinyin")
    .executeTakeFirst();
  const area = names?.area ?? "";
  return {
    issuer: names?.office ?? `${area}妇女儿童工作委员会办公室`,
    prefix: `${area.slice(0, 1)}妇儿工委办函`,
    contact: "",
    copies: [],
    isDefault: true,
  };
}

/** Sets the letterhead of an area. */
export async function putLetterhead(
  transaction: WriteTransaction,
  areaCode: string,
  head: Omit<Letterhead, "isDefault"> & { readonly by: string; readonly at: string },
): Promise<void> {
  await transaction.deleteFrom("letterhead").where("area_code", "=", areaCode).execute();
  await transaction
    .insertInto("letterhead")
    .values({
      area_code: areaCode,
      issuer: head.issuer,
      prefix: head.prefix,
      contact: head.contact,
      copies: [...head.copies],
      changed_by: head.by,
      changed_at: head.at,
    })
    .execute();
}

/** The number that the next letter of an area and year gets; the caller holds the area (lockArea), so none is lost or given twice. */
export async function nextLetterNumber(
  transaction: WriteTransaction,
  areaCode: string,
  year: number,
): Promise<number> {
  const row = await transaction
    .selectFrom("supervision_letter")
    .select((select) => select.fn.max("number").as("last"))
    .where("area_code", "=", areaCode)
    .where("year", "=", year)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** A letter to be kept as it was issued. */
export interface NewLetter {
  readonly areaCode: string;
  readonly id: string;
  readonly matterId: string;
  readonly kind: LetterKind;
  readonly year: number;
  readonly number: number;
  readonly code: string;
  readonly content: LetterContent;
  readonly by: string;
  readonly at: string;
}

/** Adds a letter. */
export async function insertLetter(transaction: WriteTransaction, letter: NewLetter): Promise<void> {
  await transaction
    .insertInto("supervision_letter")
    .values({
      area_code: letter.areaCode,
      id: letter.id,
      matter_id: letter.matterId,
      kind: letter.kind,
      year: letter.year,
      number: letter.number,
      code: letter.code,
      content: jsonText(letter.content),
      issued_by: letter.by,
      issued_at: letter.at,
    })
    .execute();
}

/** The letters of matters, oldest first, by matter. */
export async function listLetters(
  transaction: ReadTransaction,
  matterIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Letter[]>> {
  const byMatter = new Map<string, Letter[]>();
  if (matterIds.length === 0) return byMatter;
  const rows = await transaction
    .selectFrom("supervision_letter")
    .leftJoin("account", "account.id", "supervision_letter.issued_by")
    .selectAll("supervision_letter")
    .select("account.display_name")
    .where("supervision_letter.matter_id", "in", [...matterIds])
    .orderBy("supervision_letter.issued_at")
    .orderBy("supervision_letter.number")
    .execute();
  for (const row of rows) {
    const byPlatform = row.issued_by === platformActor.accountId;
    const letter: Letter = {
      id: row.id,
      kind: row.kind,
      number: row.code,
      issued: {
        by: row.display_name ?? (byPlatform ? platformActor.displayName : row.issued_by),
        at: row.issued_at,
      },
      byPlatform,
      content: row.content,
    };
    byMatter.set(row.matter_id, [...(byMatter.get(row.matter_id) ?? []), letter]);
  }
  return byMatter;
}
