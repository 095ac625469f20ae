// Takes the pictures of docs/guides from a running server with the sample city, as each role sees it, at 1366×768.
// Example: PORT=8080 npm start   and then   node scripts/take-guide-pictures.mjs http://127.0.0.1:8080
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const address = process.argv[2] ?? "http://127.0.0.1:8080";
const password = "Halfsky-2025";
const folder = join(import.meta.dirname, "../docs/guides/pictures");

/** Pictures by who takes them; a path may be worked out from what that person sees. */
const pictures = {
  federation: [
    ["liaison-my-work", "/my-work"],
    ["liaison-form", submission("draft")],
    ["liaison-import", submission("draft", "/import")],
  ],
  health: [["liaison-returned", submission("returned")]],
  "qinglan-head": [["unit-head-review", "/reviews"]],
  statistics: [
    ["statistics-progress", round()],
    ["statistics-review", "/reviews"],
    ["statistics-areas", "/areas"],
    ["statistics-round", "/rounds/new"],
  ],
  office: [
    ["office-board", "/board?area=990100&year=2024"],
    ["office-round", "/rounds"],
  ],
  qinglan: [["county-form", submission()]],
  "qinglan-statistics": [["county-review", "/reviews"]],
  leader: [["leader-lead", "/lead?area=990100&year=2024"]],
};

/** The first submission in a state that the person sees. */
function submission(state, rest = "") {
  return async (page) => {
    const answer = await page.request.get(`${address}/api/submissions${state ? `?state=${state}` : ""}`);
    const { submissions } = await answer.json();
    const found = submissions.find((one) => state === undefined || one.state === state);
    return `/submissions/${found?.id ?? "none"}${rest}`;
  };
}

/** The first round that the person sees. */
function round() {
  return async (page) => {
    const { rounds } = await (await page.request.get(`${address}/api/rounds`)).json();
    return `/rounds/${rounds[0]?.id ?? "none"}`;
  };
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.HALFSKY_BROWSER ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
for (const [username, taken] of Object.entries(pictures)) {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
  });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator("input").first().fill(username);
  await page.locator("input[type=password]").fill(password);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.includes("sign-in"));
  for (const [name, path] of taken) {
    await page.goto(`${address}${typeof path === "string" ? path : await path(page)}`, {
      waitUntil: "networkidle",
    });
    await page.waitForTimeout(1500);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    console.log(`docs/guides/pictures/${name}.png`);
  }
  await context.close();
}
await browser.close();
