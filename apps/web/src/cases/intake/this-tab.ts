import { newId } from "../new-id.ts";

/**
 * A name for this tab of the browser: it outlives a reload, and two tabs never have the same one, a copied tab neither. Each
 * tab holds a lock under its name as long as it lives, so that the others know whose drafts nobody is writing any more.
 */
let claimed: Promise<string> | undefined;

const kept = "halfsky.tab";
const lockOf = (tab: string) => `halfsky-tab ${tab}`;
/** So long a page that is being reloaded may still hold its lock. */
const handover = 500;

/** The name of this tab; every browser without locks is one tab. */
export function thisTab(): Promise<string> {
  claimed ??= claim();
  return claimed;
}

async function claim(): Promise<string> {
  if (!("locks" in navigator)) return "";
  const known = sessionStorage.getItem(kept);
  const tab = known !== null && (await hold(known)) ? known : newId();
  if (tab !== known) await hold(tab);
  sessionStorage.setItem(kept, tab);
  return tab;
}

/** Holds the lock of a name until the tab is closed; false where another tab has it. */
function hold(tab: string): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.locks
      .request(lockOf(tab), { signal: AbortSignal.timeout(handover) }, () => {
        resolve(true);
        return new Promise<never>(() => {});
      })
      .catch(() => resolve(false));
  });
}

/** Names of the tabs that are open in this browser. */
export async function openTabs(): Promise<ReadonlySet<string>> {
  if (!("locks" in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  const prefix = lockOf("");
  return new Set(
    held.flatMap(({ name }) => (name?.startsWith(prefix) === true ? [name.slice(prefix.length)] : [])),
  );
}
