import type { Page } from "playwright-core";

/** The version of a matter as the server has it, in the session of the page. */
export async function versionOf(page: Page, address: string): Promise<number> {
  const record: unknown = await (await page.request.get(`/api${address}`)).json();
  const version = typeof record === "object" && record !== null && "version" in record && record.version;
  if (typeof version === "number") return version;
  throw new Error("no such matter");
}
