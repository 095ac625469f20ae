// Offices lock browsers down: storage may be forbidden, and a page must open all the same.

/** Reads a setting kept in this browser; undefined where there is none or storage is forbidden. */
export function readStored(key: string): string | undefined {
  try {
    return window.localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a setting in this browser; tells whether it could. */
export function writeStored(key: string, value: string): boolean {
  try {
    window.localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

/** Removes a setting kept in this browser. */
export function removeStored(key: string): void {
  try {
    window.localStorage.removeItem(key);
  } catch {
    // Storage is forbidden: nothing was kept either.
    return;
  }
}
