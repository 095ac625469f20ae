import type { OutsideMapping } from "@halfsky/api-contract";
import { addDays, beijingDate } from "@halfsky/calendar";
import { outsideLinks } from "@halfsky/cases";
import type { CaseWriteContext } from "../src/cases/case-host.ts";
import { importList } from "../src/cases/outside/import-list.service.ts";
import { ownLink } from "../src/cases/outside/outside-access.ts";
import { readOutsideFile } from "../src/cases/outside/read-outside-file.ts";

/** ID numbers of made-up people: no area of China begins with 99. */
export const sampleChildId = "990101201605010028";
const strangerId = "99010120170312001X";
const twiceId = "990101201408200041";

const system = "children-in-difficulty";

const mapping: OutsideMapping = {
  sheet: 0,
  headRow: 1,
  columns: { number: 1, idNumber: 3, state: 4, day: 5, name: 2, birthDate: null, residence: null },
  words: {
    在册: { states: ["listed"] },
    已注销: { phase: "closed" },
    待审核: { states: ["proposed", "verified"] },
  },
};

/**
 * A small list of the national system of children, as civil affairs would export it: one child whom it says to have left,
 * one whom nobody here knows, one who stands in it twice.
 */
export async function bringSampleList(context: CaseWriteContext): Promise<void> {
  const definition = context.host.systems.get(system)?.definition;
  const [link] = definition === undefined ? [] : outsideLinks(definition);
  if (link === undefined) throw new Error(`${system} reconciles with nothing`);
  const day = beijingDate(context.now);
  const changed = (days: number): string => addDays(day, -days);
  const lines = [
    "编号,姓名,身份证号,在册状态,变更日期",
    `SL-ET-2016-0028,示例童丁,${sampleChildId},已注销,${changed(9)}`,
    `SL-ET-2017-0012,示例童戊,${strangerId},在册,${changed(40)}`,
    `SL-ET-2014-0041,示例童己,${twiceId},在册,${changed(300)}`,
    `SL-ET-2019-0107,示例童己,${twiceId},待审核,${changed(3)}`,
  ];
  const bytes = new TextEncoder().encode(lines.join("\n"));
  const fileName = "示例名册.csv";
  const sheets = await readOutsideFile(fileName, bytes);
  await importList(context, ownLink(context, system, link.name), { fileName, bytes, sheets, mapping, day });
}
