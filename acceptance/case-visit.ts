import { caseQueue, caseRecord, type CaseRow } from "@halfsky/api-contract";
import type { z } from "zod";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { untilClosed } from "./browser.ts";

/** Answers a question of a form by one of its buttons. */
export async function choose(within: Page | Locator, question: string, option: string): Promise<void> {
  const group = within.getByRole("radiogroup", { name: question, exact: true });
  await group.getByText(option, { exact: true }).click();
}

/** Chooses from a list that opens. */
export async function pick(
  page: Page,
  within: Page | Locator,
  question: string,
  option: string,
): Promise<void> {
  await within.getByRole("combobox", { name: question, exact: true }).click();
  await page.locator(".ant-select-item-option").getByText(option, { exact: true }).click();
}

/** Opens the drawer of an action from the top right, or from the menu of the other ones. */
export async function begin(page: Page, action: string): Promise<Locator> {
  const top = page.locator(".page-head-actions");
  const button = top.getByRole("button", { name: action, exact: true });
  await top.getByRole("button").first().waitFor();
  // what stands first changes with the state: while the page still reads it, an action may move from the menu to the top
  for (let tries = 0; (await button.count()) === 0 && tries < 5; tries += 1) {
    await top.getByRole("button", { name: /更多操作/u }).click();
    const item = page.getByRole("menuitem", { name: action, exact: true });
    const isThere = await item.waitFor({ timeout: 5000 }).then(
      () => true,
      () => false,
    );
    if (isThere) {
      await item.click();
      return await drawerOf(page, action);
    }
    await page.keyboard.press("Escape");
  }
  await button.click();
  return await drawerOf(page, action);
}

/** The open drawer of an action. */
export async function drawerOf(page: Page, action: string): Promise<Locator> {
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("button", { name: action, exact: true }).waitFor();
  return drawer;
}

/** Sends what stands in the drawer and waits until it is closed. */
export async function submit(page: Page, action: string): Promise<void> {
  const drawer = page.getByRole("dialog");
  await drawer.getByRole("button", { name: action, exact: true }).click();
  await untilClosed(drawer);
}

/** The page of a case, with its facts drawn. */
export async function openCasePage(page: Page, id: string): Promise<void> {
  await page.goto(`/cases/${id}`);
  await page.locator("#case-facts").waitFor();
}

/** The id of the case whose page is open. */
export function openedCase(page: Page): string {
  return decodeURIComponent(new URL(page.url()).pathname.replace("/cases/", ""));
}

/** What waits for the person of the page. */
export async function queueOf(page: Page): Promise<readonly CaseRow[]> {
  return caseQueue.parse(await (await page.request.get("/api/case-queue")).json()).rows;
}

/** A case as the person of the page may see it. */
export async function recordOf(page: Page, id: string): Promise<z.infer<typeof caseRecord>> {
  const answer = await page.request.get(`/api/cases/${id}`);
  if (!answer.ok()) throw new Error(`case: ${answer.status()} ${await answer.text()}`);
  return caseRecord.parse(await answer.json());
}

/** Draws the page of a case anew and waits until nothing moves: colours that still change are not judged. */
export async function drawAnew(page: Page): Promise<void> {
  await page.reload();
  await page.locator("#case-facts").waitFor();
  await atRest(page);
}

/**
 * Waits until no button or drawer of the page changes its colours or place any more. What ends by itself is brought to its
 * end: on a busy machine the browser may let it stand for long. What has no end, such as a wheel that turns, is waited for,
 * and named where it stays.
 */
export async function atRest(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(bringToRest), { timeout: 20_000 }).toEqual([]);
}

/** What still moves, by name and place; runs in the page. */
function bringToRest(): readonly string[] {
  const moving = document.getAnimations().filter(({ playState }) => playState === "running");
  return moving.map((animation) => {
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
    const place = animation.effect instanceof KeyframeEffect ? animation.effect.target : null;
    const name =
      animation instanceof CSSAnimation
        ? animation.animationName
        : animation instanceof CSSTransition
          ? animation.transitionProperty
          : animation.id;
    return `${name} ${place?.className ?? ""}`;
  });
}
