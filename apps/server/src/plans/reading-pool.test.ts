import { describe, expect, test } from "vitest";
import { PlatformError } from "../platform-error.ts";
import { examplePlan } from "./example-plan.ts";
import { readPlanFile } from "./read-plan-file.ts";
import { ReadingPool } from "./reading-pool.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A thread that does this on its first order, and answers no later one. */
const threadThat = (does: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { ${does} });`)}`,
  );

async function refusalOf(reading: Promise<unknown>): Promise<PlatformError> {
  const error = await reading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof PlatformError) return error;
  throw new Error(`not refused in words: ${String(error)}`);
}

describe("a pool of reading threads", () => {
  test("reads and compiles as the program itself does, and says when the document is read", async () => {
    const pool = new ReadingPool();
    const bytes = bytesOf(examplePlan());
    const steps: string[] = [];
    const file = await pool.read("甲市规划.txt", bytes, () => steps.push("read"));
    expect(file).toEqual(await readPlanFile("甲市规划.txt", bytes));
    expect(file.bytes).toBe(bytes);
    expect(steps).toEqual(["read"]);
  });

  test("refuses in the same words, and goes on with the same thread", async () => {
    const pool = new ReadingPool({ threads: 1 });
    const files: [string, Uint8Array][] = [
      ["空.txt", new Uint8Array(0)],
      ["图.png", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
      ["坏.docx", bytesOf("PK\u0003\u0004 nothing more")],
      ["通知.txt", bytesOf("关于召开会议的通知\n请准时参加。\n")],
    ];
    for (const [name, bytes] of files) {
      const inline = await refusalOf(readPlanFile(name, bytes));
      const { code, status, words, faults } = await refusalOf(pool.read(name, bytes));
      expect({ code, status, words, faults }).toEqual({
        code: inline.code,
        status: inline.status,
        words: inline.words,
        faults: inline.faults,
      });
    }
    expect((await pool.read("甲市规划.txt", bytesOf(examplePlan()))).compiled.plans).toHaveLength(1);
  });

  test("ends a thread that does not come to an end, and the next document gets a new one", async () => {
    const pool = new ReadingPool({ threads: 1, timeMs: 300 }, threadThat("for (;;);"));
    const refusals = await Promise.all(
      ["一.pdf", "二.pdf"].map((name) => refusalOf(pool.read(name, new Uint8Array(1)))),
    );
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({ code: "unreadable-file", status: 422 });
      expect(refusal.words.zh).toContain("时间或内存");
    }
  });

  test("survives a document that takes all memory it may have", async () => {
    const hog = threadThat("const all = []; for (;;) all.push(new Array(100000).fill(Math.random()));");
    const pool = new ReadingPool({ threads: 1, heapMegabytes: 40 }, hog);
    const refusal = await refusalOf(pool.read("大.docx", new Uint8Array(1)));
    expect(refusal).toMatchObject({ code: "unreadable-file", status: 422 });
  });

  test("hands on what nobody expected as a fault of the program", async () => {
    const pool = new ReadingPool({ threads: 1 }, threadThat("process.exit(3);"));
    await expect(pool.read("规划.txt", new Uint8Array(1))).rejects.toThrow("ended with 3");
  });
});
