// Installs the dependencies when they are missing or older than package-lock.json. Called by the other scripts.
// Example: node scripts/ensure-installed.mjs
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "..");

/** Installs if needed; what it does is told on standard error, so that the output of a command stays clean. */
export function ensureInstalled() {
  requireNode();
  const reason = whyInstall();
  if (reason === undefined) return;
  process.stderr.write(`正在安装依赖（${reason.zh}）…… / installing dependencies (${reason.en})…\n`);
  // A folder left by an older installation would be mixed into the new one.
  rmSync(join(root, "apps/server/node_modules"), { recursive: true, force: true });
  rmSync(join(root, "apps/web/node_modules"), { recursive: true, force: true });
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const done = spawnSync(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (done.status !== 0) {
    process.stderr.write(
      "安装失败：请检查网络或 npm 源设置后重试。\nThe installation failed: check the network or the npm registry setting and try again.\n",
    );
    process.exit(1);
  }
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(
    `需要 Node 20.19 或更新版本，当前为 ${process.versions.node}。\nNode 20.19 or newer is needed; this is ${process.versions.node}.\n`,
  );
  process.exit(1);
}

function whyInstall() {
  const lock = join(root, "package-lock.json");
  // npm writes this file last, so it stands for a finished installation and for what was installed.
  const installed = join(root, "node_modules/.package-lock.json");
  if (!existsSync(installed)) return { zh: "首次运行", en: "first run" };
  if (statSync(lock).mtimeMs <= statSync(installed).mtimeMs) return undefined;
  // A fresh checkout of the same lock file has a newer time but nothing new in it.
  return lockedPackages(lock) === lockedPackages(installed)
    ? undefined
    : { zh: "package-lock.json 已更新", en: "package-lock.json has changed" };
}

/** Names and versions that matter on this machine: optional packages of other platforms are never installed. */
function lockedPackages(file) {
  const { packages } = JSON.parse(readFileSync(file, "utf8"));
  return Object.entries(packages)
    .filter(
      ([path, entry]) => path.includes("node_modules/") && entry.optional !== true && entry.link !== true,
    )
    .map(([path, { version }]) => `${path}@${version}`)
    .toSorted()
    .join("\n");
}

if (process.argv[1] === import.meta.filename) ensureInstalled();
