import type { Config } from "../config.ts";
import type { Ground } from "../http/ground.ts";

/** Opens the database that the settings name, migrates it, runs `work`, and closes it again. */
export async function withGround<Result>(
  work: (ground: Ground) => Promise<Result>,
  options: { readonly upTo?: string } = {},
): Promise<Result> {
  const { readConfig } = await import("../config.ts");
  const { openDatabase } = await import("../database/open-database.ts");
  const config: Config = readConfig(process.env);
  const database = await openDatabase(config, { ...options, notice: (words) => console.error(words) });
  try {
    return await work({ database, config, now: () => new Date() });
  } finally {
    await database.close();
  }
}
