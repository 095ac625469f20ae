import type { Ground } from "../../http/ground.ts";
import { caseHostOf } from "../case-host.ts";
import { findSomeKeys } from "../case.store.ts";

/**
 * Whether the master key opens what the database holds: words for whoever starts or restores it where it does not, nothing
 * where it does or where there is no case yet. A backup that is restored without its key would otherwise look whole.
 */
export async function masterKeyNotice(ground: Ground): Promise<readonly string[]> {
  const stored = await findSomeKeys(ground.database.kysely);
  if (stored === undefined) return [];
  const { vault } = caseHostOf(ground.config);
  try {
    vault.openKeys(stored.caseId, stored.keys).requireOpen();
    return [];
  } catch {
    return [
      `个案主密钥与个案不符（当前指纹 ${vault.master.fingerprint}）：个案中的个人信息打不开。请恢复备份时的 HALFSKY_CASE_KEY、HALFSKY_CASE_KEY_FILE 或数据文件夹中的 case.key。`,
      `The master key does not fit the cases (its fingerprint is ${vault.master.fingerprint}): nothing personal can be read. Put back the HALFSKY_CASE_KEY, HALFSKY_CASE_KEY_FILE or case.key of the time of the backup.`,
    ];
  }
}
