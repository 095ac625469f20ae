import type { CaseState, SystemDefinition } from "@halfsky/cases";
import { listAreas } from "../access/area-tree.ts";
import { lockNames } from "../database/lock-names.ts";
import { PlatformError } from "../platform-error.ts";
import type { CaseWriteContext } from "./case-host.ts";
import { findStanding, oncePlaces } from "./count-once.store.ts";
import { personBlind } from "./gates.ts";

/**
 * Throws "counted-elsewhere" where a person would stand in two places at once (`match.once`), judged within the transaction
 * that lists her: her key is held until the commit, so that of two counties in the same moment the second waits and then
 * sees the first. It names the county that has her and how she gets from there to here, nothing else of that case.
 */
export async function requireOnce(
  context: CaseWriteContext,
  { caseId, definition }: { readonly caseId: string; readonly definition: SystemDefinition },
  before: CaseState,
  state: CaseState,
): Promise<void> {
  const once = definition.match?.once;
  if (once === undefined || state.state !== once.state) return;
  if (before.state === once.state && before.parties === state.parties) return;
  const blinds = (state.parties[once.party] ?? []).flatMap(({ parts }) => {
    const blind = personBlind(context.host, parts.idNumber);
    return blind === null ? [] : [blind];
  });
  await lockNames(
    context.transaction,
    blinds.map((blind) => `once ${blind}`),
  );
  const places = oncePlaces(context.host, once);
  const areaCode = await findStanding(context.transaction, { blinds, places, except: caseId });
  if (areaCode === undefined) return;
  const area = (await listAreas(context.transaction)).find(({ code }) => code === areaCode);
  const name = area?.name ?? areaCode;
  throw new PlatformError("counted-elsewhere", 409, {
    zh: `此人已由${name}在册，同一人只在一地计数。请与${name}联系，由其办理“迁移交接”或退出后再列入。`,
    en: `${name} has this person listed already, and one person is counted in one place. Ask ${name} to hand over to your county, or to let go, and list then.`,
  });
}
