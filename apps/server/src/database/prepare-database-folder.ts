import { existsSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { join } from "node:path";

const markerName = "halfsky-ready.json";

/**
 * The folder of the embedded database below the data folder. One that was never finished, because its first start was
 * killed, is moved aside (nothing is deleted) so that a clean one can be made.
 */
export async function prepareDatabaseFolder(
  dataFolder: string,
  notice: (words: string) => void = () => undefined,
): Promise<string> {
  const folder = join(dataFolder, "database");
  if (existsSync(folder) && !existsSync(join(folder, markerName))) {
    const aside = await moveAside(folder);
    notice(
      `上次首次启动未完成，半成品数据库已移至 ${aside}，现重新创建。\n` +
        `The first start was not finished; the half-made database was moved to ${aside} and a new one is made.`,
    );
  }
  return folder;
}

async function moveAside(folder: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const aside = `${folder}-half-made-${number}`;
    if (!existsSync(aside)) {
      await rename(folder, aside);
      return aside;
    }
  }
}

/** Marks a database folder as finished, once its first migration has succeeded. */
export async function markFolderReady(folder: string): Promise<void> {
  const marker = join(folder, markerName);
  if (existsSync(marker)) return;
  const file = await open(marker, "w");
  try {
    await file.writeFile(`${JSON.stringify({ format: 1 })}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}
