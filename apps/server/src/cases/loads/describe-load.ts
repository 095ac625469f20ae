import type { LoadMapping, LoadSheets } from "@halfsky/api-contract";
import { type LoadColumn, loadColumns } from "@halfsky/cases";
import type { CaseReadContext } from "../case-host.ts";
import { headsOf } from "../outside/describe-sheets.ts";
import { recallMapping } from "../outside/head-signature.ts";
import type { OutsideSheet } from "../outside/read-outside-file.ts";
import type { OwnLoad } from "./load-access.ts";
import { listLoadMappings } from "./load-look.store.ts";

/** Rows among which a head is looked for. */
const mostAboveHead = 50;

/** POST …/sheets: heads of a file, and which column is probably what; the file is not kept. */
export async function describeLoad(
  context: CaseReadContext,
  { definition }: OwnLoad,
  sheets: readonly OutsideSheet[],
): Promise<LoadSheets> {
  const columns = loadColumns(definition);
  const { areaCode, organisation } = context.actor;
  const kept = await listLoadMappings(context.transaction, {
    areaCode,
    system: definition.id,
    organisationId: organisation.id,
  });
  return {
    sheets: sheets.map(({ name, texts }, sheet) => {
      const named = texts
        .slice(0, mostAboveHead)
        .map((_, index) => guess(columns, headsOf(texts, index + 1)))
        .map((found, index) => ({ headRow: index + 1, found, count: Object.keys(found).length }))
        .reduce((best, one) => (one.count > best.count ? one : best), { headRow: 1, found: {}, count: 0 });
      const remembered = recallMapping(context, texts, kept);
      const { headRow, columns: found, set } = remembered ?? { ...named, columns: named.found, set: {} };
      const mapping: LoadMapping = { sheet, headRow, columns: { ...found }, set: { ...set } };
      return {
        name,
        rows: Math.max(0, texts.length - headRow),
        heads: [...headsOf(texts, headRow)],
        mapping,
        isRemembered: remembered !== undefined,
      };
    }),
  };
}

/** Each column by its title, as the template has it, or by what offices call it; one head is one thing. */
function guess(columns: readonly LoadColumn[], heads: ReturnType<typeof headsOf>): Record<string, number> {
  const found: Record<string, number> = {};
  const taken = new Set<number>();
  const take = (key: string, fits: (title: string) => boolean): void => {
    if (found[key] !== undefined) return;
    const head = heads.find(
      ({ column, title }) => !taken.has(column) && title !== "" && fits(plainOf(title)),
    );
    if (head === undefined) return;
    taken.add(head.column);
    found[key] = head.column;
  };
  for (const { key, title } of columns) {
    take(key, (text) => text === plainOf(title.zh) || text === plainOf(title.en));
  }
  for (const { key } of columns) {
    const pattern = usual[key];
    if (pattern !== undefined) take(key, (text) => pattern.test(text) && !ofOthers.test(text));
  }
  return found;
}

function plainOf(title: string): string {
  return (
    title
      .normalize("NFKC")
      .replace(/[\s*（）()]+/gu, "")
      // 是否无人照料, 无人照料
      .replace(/^是否有?受?/u, "")
      .toLowerCase()
  );
}

// the guardian's beside the child's is another person's
const ofOthers = /监护|父亲|母亲|家长|联系人|代理|经办|户主|填报|填表|丈夫|配偶/u;
const usual: Readonly<Record<string, RegExp>> = {
  "person.name": /姓名|名字|^name$/u,
  "person.idNumber": /身份证|证件号|公民身份|^id$|idnumber|identity/u,
  "person.sex": /性别|^sex$|gender/u,
  "person.birthDate": /出生|生日|birth/u,
  "person.phone": /电话|手机|联系方式|phone|mobile/u,
  "person.address": /住址|地址|address/u,
  "field.locality": /乡镇|街道|所在地|居住地|村|社区|township/u,
  "field.systemKey": /编号|档案号|\bnumber\b/u,
  "field.round": /轮次|批次|年度|round/u,
};
