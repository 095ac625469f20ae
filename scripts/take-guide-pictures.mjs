// Takes the pictures of docs/guides from a running server with the sample city, as each role sees it, at 1366×768. A county
// corrects a figure meanwhile, so that its head and its bureau have something to review: use a data folder of its own.
// Example: HALFSKY_DATA=/tmp/guides PORT=8080 npm start   and then
//          node scripts/take-guide-pictures.mjs http://127.0.0.1:8080
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const address = process.argv[2] ?? "http://127.0.0.1:8080";
const password = "Halfsky-2025";
const patience = 120_000;
const folder = join(import.meta.dirname, "../docs/guides/pictures");

/** Pictures by who takes them, and what they do next; a path may be worked out from what that person sees. */
const pictures = {
  federation: [
    { name: "liaison-my-work", path: "/my-work" },
    { name: "liaison-form", path: submission("draft") },
    { name: "liaison-import", path: submission("draft", "/import") },
  ],
  health: [{ name: "liaison-returned", path: submission("returned") }],
  statistics: [
    { name: "statistics-progress", path: round() },
    { name: "statistics-review", path: "/reviews" },
    { name: "statistics-areas", path: "/areas" },
    { name: "statistics-round", path: "/rounds/new" },
  ],
  office: [
    { name: "office-board", path: "/board?area=990100&year=2024" },
    { name: "office-round", path: "/rounds" },
  ],
  qinglan: [{ name: "county-form", path: submission(), next: correctFigure }],
  "qinglan-head": [{ name: "unit-head-review", path: "/reviews", next: confirm }],
  "qinglan-statistics": [{ name: "county-review", path: "/reviews" }],
  leader: [{ name: "leader-lead", path: "/lead?area=990100&year=2024" }],
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

/** Corrects the first figure of the submission that can be changed by one without breaking a check. */
async function correctFigure(page) {
  const { submissions } = await (await page.request.get(`${address}/api/submissions`)).json();
  const path = `${address}/api/submissions/${submissions[0]?.id}`;
  const { version, figures } = await (await page.request.get(path)).json();
  for (const { source: _source, recorded: _recorded, revision, ...figure } of figures) {
    if (figure.value === null || figure.numerator !== null) continue;
    const value = String(Number(figure.value) + 1);
    const reason = "年报后与台账核对，更正一处登记差错（示例）。";
    const answer = await page.request.post(`${path}/correct`, {
      data: { version, figures: [{ ...figure, baseRevision: revision, value, reason }] },
    });
    if (answer.ok()) return;
  }
  throw new Error("no figure of the county could be corrected");
}

/** Confirms the corrected submission, so that it goes on to the bureau of statistics. */
async function confirm(page) {
  const { submissions } = await (await page.request.get(`${address}/api/submissions?state=submitted`)).json();
  const path = `${address}/api/submissions/${submissions[0]?.id}`;
  const { version } = await (await page.request.get(path)).json();
  const answer = await page.request.post(`${path}/confirm`, { data: { version } });
  if (!answer.ok()) throw new Error(await answer.text());
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.HALFSKY_BROWSER ?? "/usr/bin/chromium",
  // The language of its own parts, such as fields for days, for which Chromium needs its language files (chromium-l10n).
  args: ["--no-sandbox", "--lang=zh-CN"],
  env: { ...process.env, LANG: "zh_CN.UTF-8", LANGUAGE: "zh_CN" },
});
for (const [username, taken] of Object.entries(pictures)) {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  await page.goto(address);
  await page.locator("input").first().fill(username);
  await page.locator("input[type=password]").fill(password);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.includes("sign-in"));
  for (const { name, path, next } of taken) {
    await page.goto(`${address}${typeof path === "string" ? path : await path(page)}`, {
      waitUntil: "networkidle",
    });
    // A page that still says that it loads is no picture; then what moves comes to rest.
    await page.waitForFunction(() => !document.body.innerText.includes("正在载入"), null, {
      timeout: patience,
    });
    await page.waitForTimeout(1500);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    console.log(`docs/guides/pictures/${name}.png`);
    await next?.(page);
  }
  await context.close();
}
await browser.close();
