import { describe, expect, test } from "vitest";
import { type ImportFile, ImportQueue } from "./import-queue.ts";

const answerFor = (name: string) => ({
  documentId: `document-of-${name}`,
  fileName: name,
  format: "text" as const,
  lines: 12,
  already: false,
  plans: [],
  findings: 0,
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
    const importFile: ImportFile = async (file, _wishes, onProgress) => {
      underWay += 1;
      expect(underWay).toBe(1);
      onProgress(0.5);
      onProgress(1);
      await Promise.resolve();
      underWay -= 1;
      return answerFor(file.name);
    };
    const queue = new ImportQueue(importFile);
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
    const queue = new ImportQueue((file) =>
      file.name === "坏.docx" && isBroken
        ? Promise.reject(new Error("damaged"))
        : Promise.resolve(answerFor(file.name)),
    );
    queue.add([new File(["?"], "坏.docx"), new File(["好"], "好.txt")], wishes);
    await settled(queue);
    expect(queue.entries().map(({ state }) => state.step)).toEqual(["refused", "done"]);
    isBroken = false;
    queue.retry(queue.entries()[0]?.key ?? 0, { area: "990101", period: [2021, 2025] });
    await settled(queue);
    expect(queue.entries().map(({ state }) => state.step)).toEqual(["done", "done"]);
    expect(queue.entries()[0]?.wishes.period).toEqual([2021, 2025]);
  });
});
