// Takes the pictures of docs/pictures from a running server with the sample city, at 1366×768.
// Example: PORT=8080 npm start   and then   node scripts/take-pictures.mjs http://127.0.0.1:8080
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const address = process.argv[2] ?? "http://127.0.0.1:8080";
const folder = join(import.meta.dirname, "../docs/pictures");
const pages = [
  ["lead", "/lead?area=990100&year=2024"],
  ["warnings", "/warnings?area=990100&year=2024"],
  ["supervision", "/supervision?area=990100"],
  ["board", "/board?area=990100&year=2024"],
  ["review", "/plans/990100-women-2021-2025/review"],
  ["figures", "/figures?area=990100"],
];

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.HALFSKY_BROWSER ?? "/usr/bin/chromium",
  // The language of its own parts, such as fields for days, for which Chromium needs its language files (chromium-l10n).
  args: ["--no-sandbox", "--lang=zh-CN"],
  env: { ...process.env, LANG: "zh_CN.UTF-8", LANGUAGE: "zh_CN" },
});
const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
await page.goto(address);
await page.locator("input").first().fill("office");
await page.locator("input[type=password]").fill("Halfsky-2025");
await page.keyboard.press("Enter");
await page.waitForURL((url) => !url.pathname.includes("sign-in"));
for (const [name, path] of pages) {
  await page.goto(`${address}${path}`, { waitUntil: "networkidle" });
  await page.waitForTimeout(1500);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`docs/pictures/${name}.png`);
}
await browser.close();
