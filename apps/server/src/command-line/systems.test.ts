import { systems as definitions } from "@halfsky/cases";
import { Command } from "commander";
import { expect, test, vi } from "vitest";
import { z } from "zod";
import { systems } from "./systems.ts";

async function run(...args: readonly string[]): Promise<string> {
  const written: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
  try {
    const program = new Command();
    systems.register(program);
    await program.parseAsync(["node", "halfsky", "systems", ...args]);
  } finally {
    write.mockRestore();
  }
  return written.join("");
}

test("every service system is listed with what it declares and what it covers", async () => {
  const listed = z
    .array(
      z.object({
        id: z.string(),
        kind: z.string(),
        hash: z.string().regex(/^[0-9a-f]{64}$/u),
        covers: z.array(z.string()).min(1),
        states: z.array(z.string()).min(2),
        actions: z.array(z.string()).min(1),
        deadlines: z.array(z.object({ name: z.string(), status: z.string() })),
        indicators: z.array(z.object({ name: z.string(), unit: z.string() })),
      }),
    )
    .parse(JSON.parse(await run("--json")));
  expect(listed.map(({ id }) => id)).toEqual(definitions.map(({ id }) => id));
  expect(listed.find(({ id }) => id === "dv-case")?.states).toContain("closed");
});

test("the blocks that a system is made of are listed as it says", async () => {
  const [first] = definitions;
  if (first === undefined) throw new Error("no system");
  const listed = async () =>
    z.array(z.object({ blocks: z.array(z.string()) })).parse(JSON.parse(await run("--json")))[0]?.blocks;
  const own = first.blocks;
  expect(await listed()).toEqual(own);
  Object.assign(first, { blocks: [...own, "handover"] });
  try {
    expect(await listed()).toEqual([...own, "handover"]);
  } finally {
    Object.assign(first, { blocks: own });
  }
});

test("as a table each has its line", async () => {
  const lines = (await run()).split("\n");
  for (const { id, title } of definitions)
    expect(lines.filter((line) => line.startsWith(`${id} `) && line.includes(title.zh))).toHaveLength(1);
});
