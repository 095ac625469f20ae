import type { CaseRecord } from "@halfsky/api-contract";
import { applyOverlay, type ExportSource, type SystemDefinition, type SystemOverlay } from "@halfsky/cases";
import ExcelJS from "exceljs";
import { answerText } from "../answer-text.ts";
import { ownSystems } from "../case-host.ts";

/** A question that one area asks beside those of the program. */
export const ownQuestion: SystemOverlay = {
  fields: {
    dialect: {
      rule: {
        title: { zh: "是否只会方言", en: "Dialect only" },
        type: { kind: "flag" },
        privacy: "personal",
      },
      forms: ["report"],
    },
  },
};

/** A system as the measured area runs it. */
export function definitionHere(system: string): SystemDefinition | undefined {
  const definition = ownSystems().get(system)?.definition;
  if (definition === undefined || system !== "dv-case") return definition;
  const title = { zh: "", en: "" };
  return applyOverlay(definition, {
    areaCode: "990101",
    version: 1,
    title,
    systems: { [system]: ownQuestion },
  }).definition;
}

/** Rows of a file from its heads on. */
export async function linesOf(bytes: Buffer, sheet = "个案"): Promise<string[][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  const lines: string[][] = [];
  const page = workbook.getWorksheet(sheet);
  page?.eachRow((row, number) => {
    if (number < 4) return;
    const width = page.columnCount;
    lines.push(Array.from({ length: width }, (_, index) => row.getCell(index + 1).text));
  });
  return lines;
}

/** What must stand in a cell by the page of the case; null where the page does not say it in the same words. */
export function expectedCell(
  definition: SystemDefinition,
  record: CaseRecord,
  source: ExportSource,
): string | null {
  if (source.kind === "case") {
    if (source.name === "who") return record.row.who ?? "";
    return source.name === "state" ? record.row.stateTitle.zh : null;
  }
  if (source.kind === "field") {
    const value = record.fields[source.name]?.value ?? null;
    const rule = definition.fields[source.name];
    const areas = new Map([["990101", "甲东区"]]);
    return value === null || rule === undefined ? "" : answerText(rule.type, value, "zh", areas);
  }
  if (source.kind !== "person") return null;
  const people = record.parties[source.party] ?? [];
  const texts = people.flatMap(({ parts }) => {
    const value = parts[source.part];
    return typeof value === "string" ? [value] : [];
  });
  return texts.join("、");
}
