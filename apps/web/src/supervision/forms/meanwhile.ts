import type { MatterAction, MatterRecord } from "@halfsky/api-contract";

/** What the clock tells changes nothing that a person could have overlooked. */
const told: ReadonlySet<string> = new Set(["remind", "escalate"]);

/** What others did since the version that a person saw, oldest first. */
export function actionsSince(
  record: Pick<MatterRecord, "actions">,
  version: number,
): readonly MatterAction[] {
  return record.actions.filter(({ number, kind }) => number > version && !told.has(kind));
}
