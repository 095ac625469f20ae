import { type RefObject, useEffect, useRef } from "react";

/** Brings the element of a part into view when it is asked for, such as after a search. */
export function useScrollTo(part: string | null): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (part === null) return;
    box.current?.querySelector(`[data-part="${CSS.escape(part)}"]`)?.scrollIntoView({ block: "center" });
  }, [part]);
  return box;
}
