import { describe, expect, test } from "vitest";
import type { AreaTree } from "../relations/case-standing.ts";
import { privacyTable } from "../privacy/privacy-table.ts";
import { systems } from "../systems/index.ts";
import type { SystemDefinition } from "../definition/definition.ts";
import { invented } from "../definition/invented-system.ts";
import type { ServiceRole } from "../definition/roles.ts";
import { exportColumns, groupsIn, mergeColumns } from "./export-columns.ts";
import { exportEnd, exportLimits, exportStateAt, mayDecideExport } from "./export-rule.ts";

const asked = { askedAt: "2026-03-02T01:00:00.000Z", decision: null, decidedAt: null, fetches: 0 } as const;
const agreed = { ...asked, decision: "agreed", decidedAt: "2026-03-03T01:00:00.000Z" } as const;

describe("an export of cases", () => {
  test("waits seven days for agreement, then may be fetched three times within three days", () => {
    expect(exportStateAt(asked, "2026-03-09T00:59:59.999Z")).toBe("asked");
    expect(exportStateAt(asked, "2026-03-09T01:00:00.000Z")).toBe("unanswered");
    expect(exportEnd(agreed)).toBe("2026-03-06T01:00:00.000Z");
    expect(exportStateAt(agreed, "2026-03-06T00:59:59.999Z")).toBe("agreed");
    expect(exportStateAt(agreed, "2026-03-06T01:00:00.000Z")).toBe("over");
    expect(exportStateAt({ ...agreed, fetches: exportLimits.fetches }, "2026-03-03T02:00:00.000Z")).toBe(
      "spent",
    );
    const refused = { ...agreed, decision: "refused" } as const;
    expect([exportStateAt(refused, "2027-01-01T00:00:00.000Z"), exportEnd(refused)]).toEqual([
      "refused",
      null,
    ]);
  });

  test("is decided by another person of the same organisation or of its line above, never by who asked", () => {
    const tree: AreaTree = (code, ancestor) => ancestor.endsWith("00") || code === ancestor;
    const serves: readonly ServiceRole[] = ["hotline", "federation", "supervisor"];
    const desk = { accountId: "a", organisationId: "federation", areaCode: "990101", serves };
    const may = (person: Partial<typeof desk>) => mayDecideExport(desk, { ...desk, ...person }, tree);
    const city = { accountId: "b", organisationId: "city", areaCode: "990100" };
    expect(may({})).toBe(false);
    expect(may({ ...city, accountId: "a" })).toBe(false);
    expect(may({ accountId: "b" })).toBe(true);
    expect(may({ accountId: "b", serves: [] })).toBe(true);
    expect(may({ ...city, serves: ["federation"] })).toBe(true);
    // other trades above, be they somebody's supervisors too
    expect(may({ ...city, serves: ["police", "supervisor"] })).toBe(false);
    expect(may({ ...city, serves: [] })).toBe(false);
    expect(may({ accountId: "b", organisationId: "police" })).toBe(false);
    expect(may({ accountId: "b", organisationId: "federation-2", areaCode: "990102" })).toBe(false);
    // whoever serves nothing has no line: her own organisation decides
    expect(mayDecideExport({ ...desk, serves: [] }, { ...desk, ...city }, tree)).toBe(false);
  });

  test("offers of every system only what the table of classes lets out, and nothing sealed to whomever", () => {
    for (const definition of systems) {
      const columns = exportColumns(definition, Object.keys(definition.actors));
      expect(columns.filter(({ privacy }) => privacyTable[privacy].export === "never")).toEqual([]);
      expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length);
      const sealed = Object.entries(definition.fields).filter(([, { privacy }]) => privacy === "sealed");
      for (const [name] of sealed) expect(columns.map(({ id }) => id)).not.toContain(`field:${name}`);
      expect(exportColumns(definition, []).filter(({ source }) => source.kind !== "case")).toEqual([]);
    }
  });

  test("offers questions of repeated rows beside the others, and files where a form keeps nothing back", () => {
    const [group] = groupsIn(invented);
    if (group === undefined) throw new Error("the invented system has no rows");
    const ids = new Set(exportColumns(invented, Object.keys(invented.actors)).map(({ id }) => id));
    const free = group.items.filter((name) => invented.fields[name]?.privacy !== "sealed");
    expect(free.length).toBeGreaterThan(0);
    for (const name of group.items) {
      expect(ids.has(`group:${group.group}.${name}`)).toBe(free.includes(name));
    }
    const fields = Object.entries(invented.fields).map(([name, rule]) => [
      name,
      { ...rule, privacy: "sealed" as const },
    ]);
    const sealed: SystemDefinition = { ...invented, fields: Object.fromEntries(fields) };
    const left = exportColumns(sealed, Object.keys(sealed.actors)).map(({ id }) => id);
    expect(left.filter((id) => id.startsWith("group:") || id.startsWith("field:"))).toEqual([]);
  });

  test("counts a column that one place keeps more closely as the closer one", () => {
    const columns = exportColumns(invented, Object.keys(invented.actors));
    const closer = columns.map((column) => ({ ...column, privacy: "sensitive" as const }));
    const merged = mergeColumns([columns, closer]);
    expect(merged.map(({ id }) => id)).toEqual(columns.map(({ id }) => id));
    expect(new Set(merged.map(({ privacy }) => privacy))).toEqual(new Set(["sensitive"]));
  });
});
