import { describe, expect, test } from "vitest";
import type { ImportedDocument, PlanImport } from "@halfsky/api-contract";
import { ImportQueue, type ImportServer } from "./import-queue.ts";

const answerFor = (name: string): ImportedDocument => ({
  documentId: `document-of-${name}`,
  fileName: name,
  format: "text",
  lines: 12,
  already: false,
  plans: [],
  findings: 0,
});

const jobOf = (name: string, change: Partial<PlanImport> = {}): PlanImport => ({
  jobId: `job-of-${name}`,
  areaCode: "990100",
  fileName: name,
  byteCount: 3,
  state: "running",
  progress: 50,
  result: null,
  error: null,
  createdAt: "2025-03-03T01:00:00.000Z",
  finishedAt: null,
  ...change,
});

const queueWith = (server: Partial<ImportServer>) =>
  new ImportQueue({
    send: (file) => Promise.resolve(answerFor(file.name)),
    look: () => Promise.reject(new Error("nobody looks")),
    pause: () => Promise.resolve(),
    isPassing: () => false,
    ...server,
  });

const wishes = { area: "990100", period: null };

async function settled(queue: ImportQueue): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = () => {
      if (queue.entries().every(({ state }) => state.step === "done" || state.step === "refused")) resolve();
    };
    queue.subscribe(look);
    look();
  });
}

describe("files dropped on the import page", () => {
  test("are imported one after the other, each through uploading and reading", async () => {
    const seen: string[] = [];
    let underWay = 0;
    const send: ImportServer["send"] = async (file, _wishes, onProgress) => {
      underWay += 1;
      expect(underWay).toBe(1);
      onProgress(0.5);
      onProgress(1);
      await Promise.resolve();
      underWay -= 1;
      return answerFor(file.name);
    };
    const queue = queueWith({ send });
    queue.subscribe(() =>
      seen.push(
        queue
          .entries()
          .map(({ state }) => state.step)
          .join(" "),
      ),
    );
    queue.add([new File(["甲"], "甲.txt"), new File(["乙"], "乙.txt")], wishes);
    await settled(queue);
    expect(seen).toContain("uploading waiting");
    expect(seen).toContain("reading waiting");
    expect(seen).toContain("done reading");
    expect(seen.at(-1)).toBe("done done");
  });

  test("a refused file does not stop the ones after it and can be tried again", async () => {
    let isBroken = true;
    const queue = queueWith({
      send: (file) =>
        file.name === "坏.docx" && isBroken
          ? Promise.reject(new Error("damaged"))
          : Promise.resolve(answerFor(file.name)),
    });
    queue.add([new File(["?"], "坏.docx"), new File(["好"], "好.txt")], wishes);
    await settled(queue);
    expect(queue.entries().map(({ state }) => state.step)).toEqual(["refused", "done"]);
    isBroken = false;
    queue.retry(queue.entries()[0]?.key ?? 0, { area: "990101", period: [2021, 2025] });
    await settled(queue);
    expect(queue.entries().map(({ state }) => state.step)).toEqual(["done", "done"]);
    expect(queue.entries()[0]?.wishes?.period).toEqual([2021, 2025]);
  });

  test("a long one goes on as a job, through a cut line, while the next is uploaded", async () => {
    const looks: (PlanImport | Error)[] = [
      jobOf("长.pdf", { progress: 80 }),
      new Error("no network"),
      jobOf("长.pdf", { state: "done", progress: 100, result: answerFor("长.pdf") }),
    ];
    const queue = queueWith({
      send: (file) => Promise.resolve(file.name === "长.pdf" ? jobOf(file.name) : answerFor(file.name)),
      look: async () => {
        const next = looks.shift() ?? new Error("looked too often");
        if (next instanceof Error) throw next;
        return next;
      },
      isPassing: (error) => error instanceof Error && error.message === "no network",
    });
    const seen = new Set<string>();
    queue.subscribe(() => {
      for (const { state } of queue.entries()) {
        if (state.step === "reading") seen.add(`${state.percent}`);
      }
    });
    queue.add([new File(["长"], "长.pdf"), new File(["短"], "短.txt")], wishes);
    await settled(queue);
    expect(queue.entries().map(({ state }) => state.step)).toEqual(["done", "done"]);
    expect([...seen]).toEqual(expect.arrayContaining(["50", "80"]));
    expect(queue.isBusy()).toBe(false);
  });

  test("of an earlier visit are shown as they stand, once, and followed to their end", async () => {
    const refusal = new Error("no plan");
    const queue = queueWith({
      look: () => Promise.resolve(jobOf("慢.pdf", { state: "done", result: answerFor("慢.pdf") })),
    });
    const earlier = [
      jobOf("慢.pdf"),
      jobOf("通知.txt", { state: "failed" }),
      jobOf("好.txt", { state: "done", result: answerFor("好.txt") }),
    ];
    const problemOf = ({ state }: PlanImport) => (state === "failed" ? refusal : undefined);
    queue.resume(earlier, problemOf);
    queue.resume(earlier, problemOf);
    expect(queue.entries().map(({ name, state }) => [name, state.step])).toEqual([
      ["好.txt", "done"],
      ["通知.txt", "refused"],
      ["慢.pdf", "reading"],
    ]);
    expect(queue.isBusy()).toBe(false);
    await settled(queue);
    expect(queue.entries().at(-1)?.state.step).toBe("done");
  });
});
