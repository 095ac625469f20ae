import type { LandedStep, UpgradeHistory } from "../definition/find-upgrade.ts";
import { landedHashes } from "./landed/index.ts";

/**
 * What the version after a landed one calls otherwise, by system. A state, question, person, action, item, referral, consent
 * or clock that a release had and today's definition has not stands here by its old name with its new one, or null where it
 * was given up; `before` is the hash of the last landed version (landed/index.ts). Steps stay for ever: cases are that old.
 */
const steps: Readonly<Record<string, readonly LandedStep[]>> = {};

/** The released versions of a system and what became of their names. */
export function upgradeHistory(system: string): UpgradeHistory {
  return { landed: landedHashes[system] ?? [], steps: steps[system] ?? [] };
}
