import { systems } from "@halfsky/cases";
import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { readOutsideFile } from "../outside/read-outside-file.ts";
import { writeRefusedSheet } from "./write-load-sheets.ts";

test("a cell that Excel holds as a moment is read to the minute, and one of midnight as a day alone", async () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("名单");
  sheet.addRow(["出生时间", "日期"]);
  // as Excel keeps 8:30, some thousandths of a second short
  sheet.addRow([new Date("2026-03-01T08:29:59.997Z"), new Date("2026-03-01T00:00:00.000Z")]);
  const [read] = await readOutsideFile("list.xlsx", new Uint8Array(await workbook.xlsx.writeBuffer()));
  expect(read?.texts[1]).toEqual(["2026-03-01 08:30", "2026-03-01"]);
});

test("refused rows say moments and several answers as they are read again", async () => {
  const definition = systems.find(({ id }) => id === "high-risk-newborn");
  const risks = definition?.fields["risks"]?.type;
  if (definition === undefined || risks?.kind !== "codes") throw new Error("no risks of newborns");
  const [one = "", two = ""] = Object.keys(risks.options);
  const bytes = await writeRefusedSheet(
    definition,
    [
      {
        sheetRow: 2,
        answers: {
          fields: { bornAt: "2026-02-28T16:05:00.000Z", risks: [one, two] },
          groups: {},
          parties: { child: [{ id: "p1", parts: { name: "测试甲之女" } }] },
        },
        reason: { zh: "与第1行是同一人。", en: "The same person as in row 1." },
      },
    ],
    { language: "zh", now: "2026-03-02T00:00:00.000Z" },
  );
  const [sheet] = await readOutsideFile("refused.xlsx", bytes);
  expect(sheet?.texts[1]).toEqual(
    expect.arrayContaining([
      "测试甲之女",
      "2026-03-01 00:05",
      `${risks.options[one]?.zh}、${risks.options[two]?.zh}`,
    ]),
  );
});
