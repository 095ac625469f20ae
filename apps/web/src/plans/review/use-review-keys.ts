import { useEffect, useRef } from "react";

/** What single keys do on the review page. */
export interface ReviewKeys {
  readonly n: () => void;
  readonly p: () => void;
  readonly j: () => void;
  readonly k: () => void;
  readonly e: () => void;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, textarea, select, [role=dialog]") !== null)
  );
}

/** Listens to single keys while nothing is being typed. */
export function useReviewKeys(keys: ReviewKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  }, [keys]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target))
        return;
      const key = event.key.toLowerCase();
      if (key === "n" || key === "p" || key === "j" || key === "k" || key === "e") {
        event.preventDefault();
        latest.current[key]();
      }
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}
