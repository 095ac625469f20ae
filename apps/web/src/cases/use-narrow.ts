import { useSyncExternalStore } from "react";

/** A telephone held upright: tables of cases stand in two columns there. */
const narrow = "(max-width: 600px)";

function listen(onChange: () => void): () => void {
  const query = window.matchMedia(narrow);
  query.addEventListener("change", onChange);
  return () => query.removeEventListener("change", onChange);
}

/** Whether the window is as narrow as a telephone. */
export function useNarrow(): boolean {
  return useSyncExternalStore(listen, () => window.matchMedia(narrow).matches);
}
