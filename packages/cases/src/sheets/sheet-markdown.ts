import type { Language } from "@halfsky/statistics";
import type { SystemDefinition } from "../definition/definition.ts";
import { type PermissionSheet, permissionSheet } from "./permission-sheet.ts";
import type { TitleOfSystem } from "./sheet-table.ts";
import { stateDiagram } from "./state-diagram.ts";

/** A sheet as Markdown in one language. */
export function sheetMarkdown(sheet: PermissionSheet, language: Language, level = 1): string {
  const heading = "#".repeat(level);
  const tables = sheet.tables.flatMap(({ title, head, rows }) => [
    `${heading}# ${title[language]}`,
    "",
    line(head.map((cell) => cell[language])),
    line(head.map(() => "---")),
    ...rows.map((row) => line(row.map((cell) => cell[language]))),
    "",
  ]);
  return [
    `${heading} ${sheet.title[language]}`,
    "",
    ...sheet.facts.map((fact) => `- ${fact[language]}`),
    "",
    ...tables,
  ].join("\n");
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
}

/** docs/systems/<id>.md: the sheet in both languages with the diagram of states, and the rows of the list that it serves. */
export function systemDocument(definition: SystemDefinition, titleOf: TitleOfSystem): string {
  const sheet = permissionSheet(definition, titleOf);
  const serves = [definition.id, ...(definition.covers ?? [])].map((id) => `\`${id}\``);
  const diagram = (language: Language): string =>
    `\`\`\`mermaid\n${stateDiagram(definition, language)}\`\`\`\n`;
  return [
    "<!-- Made by scripts/write-system-sheets.mjs from the definition; changes belong there. -->",
    "",
    sheetMarkdown(sheet, "zh"),
    "## 状态",
    "",
    diagram("zh"),
    `服务系统清单中的：${serves.join("、")}`,
    "",
    sheetMarkdown(sheet, "en"),
    "## States",
    "",
    diagram("en"),
    `In the list of service systems: ${serves.join(", ")}`,
    "",
  ].join("\n");
}
