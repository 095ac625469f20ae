import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { disputeColours } from "../overlay/dispute-colours.ts";
import { applyOverlay } from "../overlay/apply-overlay.ts";
import { clockSystem } from "../deadlines/invented-clock-case.ts";
import { law } from "../definition/fields.ts";
import { dvCase } from "../systems/dv-case.ts";
import { familyDisputeMediation } from "../systems/family-dispute-mediation.ts";
import { systems } from "../systems/index.ts";
import { rightsSupervision } from "../systems/rights-supervision.ts";
import { permissionSheet } from "./permission-sheet.ts";
import { systemDocument } from "./sheet-markdown.ts";
import { stateDiagram } from "./state-diagram.ts";

const folder = join(import.meta.dirname, "../../../../docs/systems");
const titleOf = (id: string) => systems.find((one) => one.id === id)?.title;
const tableOf = (id: string, definition = clockSystem) =>
  permissionSheet(definition).tables.find((table) => table.id === id)?.rows ?? [];

describe("the sheets of the systems in docs/systems", () => {
  test.each(systems.map((definition) => [definition.id, definition] as const))(
    "%s is up to date: node scripts/write-system-sheets.mjs",
    (id, definition) => {
      const path = join(folder, `${id}.md`);
      expect(existsSync(path) && readFileSync(path, "utf8") === systemDocument(definition, titleOf)).toBe(
        true,
      );
    },
  );

  test("are of systems that there are", () => {
    const names = readdirSync(folder).toSorted();
    expect(names).toEqual(systems.map(({ id }) => `${id}.md`).toSorted());
  });
});

describe("a sheet", () => {
  test("names a system whose cases it opens by its title", () => {
    const rows = permissionSheet(dvCase, titleOf).tables.find(({ id }) => id === "leaves")?.rows ?? [];
    const cells = rows.map(([, to]) => to?.zh);
    expect(cells).toContain(`本平台系统“${rightsSupervision.title.zh}”`);
    for (const { id } of systems) expect(cells.join()).not.toContain(id);
  });

  test("says of each action who may do it, from where, and who has to agree", () => {
    const row = tableOf("does").find(([title]) => title?.zh === "双人结案");
    expect(row?.map(({ zh }) => zh)).toEqual(["双人结案", "未办结", "结案", "工作者", "—", "督导", "—"]);
  });

  test("says of each clock when it ends by grade, who is told when, and where it stands", () => {
    const [contact] = tableOf("clocks");
    expect(contact?.map(({ en }) => en)).toEqual([
      "First contact",
      "“Open”",
      "Green 3 working days; Yellow 24 hours; Red 2 hours",
      "“Visit”",
      "Waiting",
      "1 hour before: the worker; at the end: Lead; 24 hours late: Office",
      "Law",
    ]);
  });

  test("says which case a late clock opens, with what is said of this one, and that the platform opens by it", () => {
    const told = tableOf("clocks", dvCase)
      .find(([title]) => title?.en === "First contact")
      ?.at(-2);
    expect(told?.zh).toContain("逾期3日：妇儿工委办，并由系统开立“督办”（封存的个案除外）");
    expect(told?.en).toContain(
      "3 days late: Office of the leading group, and the platform opens “Supervision letter”",
    );
    const leaves = tableOf("leaves", dvCase).find(([title]) => title?.zh === "督办");
    expect(leaves?.map(({ zh }) => zh)).toContain("本案编号、逾期的时限、原定期限、逾期单位的名称");
    const does = tableOf("does", rightsSupervision).find(([title]) => title?.zh === "提出督办");
    expect(does?.[3]?.en).toContain("the platform, through a link of another case");
    expect(stateDiagram(rightsSupervision, "en")).toContain("Call for a letter (the platform too)");
    const off = applyOverlay(dvCase, {
      areaCode: "331102",
      version: 1,
      title: { zh: "试", en: "A test" },
      systems: {
        "dv-case": {
          openings: { "firstContact.supervision": { value: false, source: law("办法", "Measure") } },
        },
      },
    }).definition;
    const quiet = tableOf("clocks", off)
      .find(([title]) => title?.en === "First contact")
      ?.at(-2);
    expect(quiet?.en).toContain("(“Supervision letter” is not opened; a place may switch it on)");
  });

  test("says of each answer its class, who reads it in a case and how far it goes", () => {
    const row = tableOf("reads").find(([title]) => title?.zh === "危险");
    expect(row?.slice(1).map(({ zh }) => zh)).toEqual([
      "敏感",
      "工作者、督导",
      "不显示",
      "不可检索",
      "须两人",
    ]);
  });

  test("of a place shows its colours, and marks what nobody has read", () => {
    const { definition } = applyOverlay(familyDisputeMediation, disputeColours.fiveColours);
    expect(tableOf("grades", definition).map(([title]) => title?.zh)).toEqual(["红", "橙", "粉", "蓝", "绿"]);
    const sources = tableOf("clocks", definition).map((row) => row.at(-1)?.zh ?? "");
    expect(sources.some((source) => source.includes("待核实"))).toBe(true);
  });

  test("draws the states, and never an arrow from a state to itself", () => {
    const drawn = stateDiagram(clockSystem).split("\n");
    expect(drawn[0]).toBe("stateDiagram-v2");
    expect(drawn).toContain("  [*] --> received : 受理");
    expect(drawn).toContain("  closed --> received : 重启");
    expect(drawn).toContain("  received --> closed : 结案、双人结案（两人）");
    const arrows = drawn.flatMap((line) => [...line.matchAll(/^ {2}(\S+) --> (\S+)/gu)]);
    expect(arrows.every(([, from, to]) => from !== to)).toBe(true);
  });

  test.each(systems.map((definition) => [definition.id, definition] as const))(
    "of %s has no empty cell and no name of the program in place of words",
    (_id, definition) => {
      const cells = permissionSheet(definition).tables.flatMap(({ rows }) => rows.flat());
      expect(cells.filter(({ zh, en }) => zh.trim() === "" || en.trim() === "")).toEqual([]);
      expect(cells.filter(({ zh }) => /[a-z][A-Z]/u.test(zh)).map(({ zh }) => zh)).toEqual([]);
    },
  );
});
