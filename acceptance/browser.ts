import { existsSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import type { RunningApplication } from "./start-application.ts";

const usualPlaces = [
  process.env["HALFSKY_BROWSER"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
];

/** The Chromium or Chrome of this machine; undefined where there is none (HALFSKY_BROWSER names another place). */
export const browserPath = usualPlaces.find((path) => path !== undefined && existsSync(path));

if (browserPath === undefined) {
  process.stderr.write(
    "No Chromium or Chrome was found: browser tests are skipped. HALFSKY_BROWSER=/path names one.\n",
  );
}

/** Opens the browser of this machine without a window. */
export async function openBrowser(): Promise<Browser> {
  if (browserPath === undefined) throw new Error("no browser was found");
  return await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
}

/** A person at an office screen: signed in, Chinese, 1366×768. Script errors on the page are kept in `faults`. */
export interface Visitor {
  readonly page: Page;
  /** Errors that the page's script threw. */
  readonly faults: string[];
}

/** Opens a fresh window and signs in as someone of the sample city. */
export async function visitAs(
  browser: Browser,
  application: RunningApplication,
  username: string,
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: application.address,
    viewport: { width: 1366, height: 768 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto("/sign-in");
  await signIn(page, username, application.password);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  return { page, faults };
}

/** Fills the sign-in form that stands on the page. */
export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel("用户名").fill(username);
  await page.getByLabel("密码", { exact: true }).fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

/** Waits until a form that was sent has closed; one that stays says in the error what stands in it. */
export async function untilClosed(form: Locator): Promise<void> {
  try {
    await form.waitFor({ state: "detached" });
  } catch (error) {
    const shown = (await form.count()) > 0 ? await form.first().innerText() : "";
    throw new Error(`the form did not close; it shows:\n${shown}`, { cause: error });
  }
}

/** What axe finds on the page that stops or seriously hinders people, each with the elements concerned. */
export async function seriousBarriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, help, nodes }) => `${id}: ${help} — ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
    );
}
