import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findProjectRoot } from "../config.ts";

const root = findProjectRoot(import.meta.dirname);

/** Every problem that the server's sources make: calls with a code and an error status, as "code status". */
async function codesOfSources(): Promise<readonly string[]> {
  const codes = new Set<string>();
  for (const folder of ["apps/server/src", "apps/server/seed"]) {
    const names = await readdir(join(root, folder), { recursive: true });
    for (const name of names.filter((one) => one.endsWith(".ts") && !one.endsWith(".test.ts"))) {
      const source = await readFile(join(root, folder, name), "utf8");
      for (const [, code, status] of source.matchAll(/\(\s*"([a-z]+(?:-[a-z]+)*)",\s*([45]\d\d),/g)) {
        codes.add(`${code} ${status}`);
      }
    }
  }
  return [...codes].toSorted();
}

describe("docs/problems.md", () => {
  test("has every code with its status, and no other", async () => {
    const page = await readFile(join(root, "docs/problems.md"), "utf8");
    const rows = [...page.matchAll(/^\| `([a-z-]+)` +\| (\d{3}) +\| .+\|$/gm)].map(
      ([, code, status]) => `${code} ${status}`,
    );
    const codes = await codesOfSources();
    expect(codes).toContain("conflict 409");
    expect(rows.toSorted()).toEqual(codes);
    expect(new Set(rows.map((row) => row.split(" ")[0])).size).toBe(rows.length);
  });
});
