import { platformActor } from "../access/actor.ts";
import type { Ground } from "../http/ground.ts";
import { readFor, writeFor } from "../http/run-in-transaction.ts";
import { OperatorError } from "../operator-error.ts";
import { type CaseHost, caseHostOf, type CaseReadContext, type CaseWriteContext } from "./case-host.ts";
import { replaceHolders } from "./case-holder.store.ts";
import { holdersOf, projectionOf } from "./case-projection.ts";
import { updateCase } from "./case.store.ts";
import { listCasesUnder, listOpenVersions, listRowVersions, type VersionCount } from "./carry-cases.store.ts";
import { shelveDefinitions, storeDefinition } from "./definitions.ts";
import { loadCase } from "./load-case.ts";

const behalf = { actor: platformActor, requestId: null };

/** So many cases are brought to their new names in one transaction. */
const atOnce = 200;

/** As many faults of a definition are named; the test of the landed definitions names all. */
const mostNamed = 5;

/**
 * Before the server listens: throws where an open case was last worked on under a definition from which no way leads to
 * this program's, since nobody could take it further; where names changed, lists, queues and the clock get the new ones.
 */
export async function carryCases(ground: Ground): Promise<readonly string[]> {
  const host = caseHostOf(ground.config);
  const versions = await readFor(ground, behalf, async (context) => {
    await requireWays({ ...context, host });
    return await listRowVersions(context.transaction);
  });
  let carried = 0;
  for (const { system, hash } of versions) {
    if (!isRenamed(host, system, hash)) continue;
    for (let done = atOnce; done === atOnce; carried += done) {
      done = await writeFor(ground, behalf, (context) => carrySome({ ...context, host }, system, hash));
    }
  }
  return carried === 0
    ? []
    : [
        `本版定义改了名称：${carried} 件个案已按新名称接续。`,
        `Definitions changed names: ${carried} cases go on under the new ones.`,
      ];
}

/** Whether rows under a version stand by other names than this program's; one that was tried and left again has no way back. */
function isRenamed(host: CaseHost, system: string, hash: string): boolean {
  const own = host.systems.get(system);
  if (own === undefined) return false;
  const way = host.shelf.wayBetween(hash, own.hash);
  return way === null || Object.keys(way).length > 0;
}

/** Throws an OperatorError that names each system and version with open cases and no way. */
async function requireWays(context: CaseReadContext): Promise<void> {
  const { host, transaction } = context;
  const open = await listOpenVersions(transaction);
  const rows = (await listRowVersions(transaction)).map(({ hash }) => hash);
  await shelveDefinitions(host, transaction, [...open.map(({ hash }) => hash), ...rows]);
  const stuck = open.filter(({ system, hash }) => {
    const own = host.systems.get(system);
    return own === undefined || host.shelf.wayBetween(hash, own.hash) === null;
  });
  if (stuck.length === 0) return;
  const [zh, en] = [stuck.map((one) => stuckZh(host, one)), stuck.map((one) => stuckEn(host, one))];
  throw new OperatorError(
    [
      "本版程序无法接续以下未结个案，因此不启动：",
      ...zh,
      "个案未作任何改动。请使用写明新旧名称对应关系的程序版本（packages/cases/src/systems/upgrades.ts）；或恢复升级前的备份，继续用原来的程序。",
      "This program cannot take these open cases further, so it does not start:",
      ...en,
      "No case was changed. Use a program that says what became of these names (packages/cases/src/systems/upgrades.ts), or restore the backup from before the upgrade and go on with the program that you had.",
    ].join("\n"),
  );
}

function stuckZh(host: CaseHost, { system, hash, count }: VersionCount): string {
  const own = host.systems.get(system);
  const why = own === undefined ? ["本版没有这一服务系统"] : faults(host, hash, own.hash, "zh");
  return `  ${system}，定义版本 ${hash.slice(0, 12)}，${count} 件：${why.join("；")}`;
}

function stuckEn(host: CaseHost, { system, hash, count }: VersionCount): string {
  const own = host.systems.get(system);
  const why = own === undefined ? ["this program has no such system"] : faults(host, hash, own.hash, "en");
  return `  ${system}, definition ${hash.slice(0, 12)}, ${count} case(s): ${why.join("; ")}`;
}

function faults(host: CaseHost, before: string, after: string, language: "zh" | "en"): readonly string[] {
  return host.shelf
    .faultsBetween(before, after)
    .slice(0, mostNamed)
    .map((one) => `${one.path} ${one.words[language]}`);
}

async function carrySome(context: CaseWriteContext, system: string, hash: string): Promise<number> {
  const { transaction, now } = context;
  const ids = await listCasesUnder(transaction, system, hash, atOnce);
  for (const id of ids) {
    const loaded = await loadCase(context, id, { lock: true });
    if (loaded === undefined) continue;
    const { row, current, state, clock, keys } = loaded;
    await storeDefinition(context, current);
    const at = { caseId: row.id, openedIn: row.area_code, now, clock, keys };
    await updateCase(transaction, row, projectionOf(current, state, at));
    await replaceHolders(transaction, { areaCode: row.area_code, caseId: row.id }, holdersOf(state));
  }
  return ids.length;
}
