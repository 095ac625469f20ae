import { roundList } from "@halfsky/api-contract";
import type { Browser } from "playwright-core";
import { visitAs } from "./browser.ts";
import type { RunningApplication } from "./start-application.ts";

/** Closes the rounds of the sample city, for tests of the plain grid: what an open round collects is not typed there. */
export async function closeRounds(browser: Browser, application: RunningApplication): Promise<void> {
  const { page } = await visitAs(browser, application, "statistics");
  const { rounds } = roundList.parse(await (await page.request.get("/api/rounds")).json());
  for (const { id, state } of rounds)
    if (state === "open") await page.request.post(`/api/rounds/${id}/close`);
  await page.context().close();
}
