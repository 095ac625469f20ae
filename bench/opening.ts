import type { Page } from "playwright-core";
import { sql } from "kysely";
import { browserPath, openBrowser } from "../acceptance/browser.ts";
import { buildApp } from "../apps/server/src/app.ts";
import { type RunBenches, significant } from "./bench.ts";
import { openFigureCube } from "./figure-cube.ts";
import { breakdowns, earlierYears, fillIn, issueForm, issueLargeForm, rows, year } from "./large-form.ts";
import { percentile, signedIn } from "./requests.ts";

const openings = 5;

/** What a person waits for, in milliseconds from her click. */
interface Opening {
  /** until the first cells were painted */
  readonly cells: number;
  /** until what the checks found stood too */
  readonly checks: number;
  /** until the answer with the first cells had come, asked for some time after the click */
  readonly answered: number;
}

/**
 * Milliseconds from the click on the large form in the list of what is owed until its first cells are painted, in the
 * Chromium of this machine with the embedded database and the built web application; plain: a form of one row.
 */
export const run: RunBenches = async (_wanted, report) => {
  if (browserPath === undefined) return;
  const cube = await openFigureCube();
  const app = await buildApp(cube.ground);
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  const { id, indicatorIds } = await issueLargeForm(cube, app);
  const small = await issueForm(app, indicatorIds.slice(0, 1), { title: "一行", year: year - 1 });
  const unit = await signedIn(app, "unit");
  await fillIn(unit, id, indicatorIds);
  await sql`vacuum analyze`.execute(cube.database.kysely);
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({ baseURL: address, viewport: { width: 1366, height: 768 } });
    const [name = "", value = ""] = unit.cookie.split("=");
    await context.addCookies([{ name, value, url: address }]);
    const measure = async (submission: string): Promise<readonly Opening[]> => {
      const taken: Opening[] = [];
      // The first time the browser reads the programs of the page too; from then on it has kept them.
      for (let at = -1; at < openings; at += 1) {
        const page = await context.newPage();
        const opening = await timeOpening(page, submission);
        await page.close();
        if (at >= 0) taken.push(opening);
      }
      return taken;
    };
    const plain = median(await measure(small), "cells");
    const taken = await measure(id);
    const cells = median(taken, "cells");
    const slowest = Math.max(...taken.map((one) => one.cells));
    report({
      name: "open-large-form-page",
      value: significant(cells),
      unit: "ms",
      against: significant(plain),
      ratio: significant(cells / plain),
      note: `embedded; ${rows} rows, ${rows * breakdowns.length} figures with ${earlierYears} earlier years, median of ${openings}, slowest ${significant(slowest)} ms; the answer with the first cells had come after ${significant(median(taken, "answered"))} ms, what the checks found stood after ${significant(median(taken, "checks"))} ms; plain: a form of one row`,
    });
  } finally {
    await browser.close();
    await app.close();
    await cube.database.close();
  }
};

function median(taken: readonly Opening[], what: keyof Opening): number {
  return percentile(
    taken.map((one) => one[what]),
    0.5,
  );
}

async function timeOpening(page: Page, submission: string): Promise<Opening> {
  await page.goto("/my-work");
  const link = page.locator(`a[href^="/submissions/${submission}"]`).first();
  await link.waitFor();
  await page.waitForLoadState("networkidle");
  const timed = page.evaluate(
    () =>
      new Promise<Opening>((resolve) => {
        const begin = (): void => {
          const start = performance.now();
          let cells = 0;
          // Looked at once a frame; what stands is painted with the frame that ends before the next one begins.
          const look = (): void => {
            const isShown = document.querySelector(".figure-cell") !== null;
            if (isShown && cells === 0) requestAnimationFrame(() => void (cells = performance.now() - start));
            if (cells === 0 || document.querySelector(".submission-head-actions .ant-btn-loading") !== null) {
              requestAnimationFrame(look);
              return;
            }
            const asked = performance
              .getEntriesByType("resource")
              .filter(({ name, startTime }) => startTime > start && /\/grid(\/start)?$/u.test(name));
            const answered = Math.min(...asked.map((entry) => entry.startTime + entry.duration - start));
            resolve({ cells, checks: performance.now() - start, answered });
          };
          look();
        };
        document.addEventListener("click", begin, { capture: true, once: true });
      }),
  );
  await link.click();
  return await timed;
}
