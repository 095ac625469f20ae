import { type ReactNode, useEffect, useId, useRef, useState } from "react";

interface ShownOrigin {
  readonly lines: readonly string[];
  readonly left: number;
  readonly top: number;
}

const cardWidth = 300;
const gap = 6;

/** Says of the number under the pointer or the focus what it was computed from; one card serves hundreds of numbers. */
export function OriginCard({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const [shown, setShown] = useState<ShownOrigin | null>(null);
  useEffect(() => {
    const place = box.current;
    if (!place) return undefined;
    let described: Element | null = null;
    const hide = () => {
      described?.removeAttribute("aria-describedby");
      described = null;
      setShown(null);
    };
    const show = ({ target }: Event) => {
      const figure = target instanceof Element ? target.closest("[data-origin]") : null;
      if (figure === described) return;
      hide();
      if (figure === null) return;
      described = figure;
      figure.setAttribute("aria-describedby", id);
      const [spot, frame] = [figure.getBoundingClientRect(), place.getBoundingClientRect()];
      const left = Math.min(spot.left, document.documentElement.clientWidth - cardWidth - gap);
      setShown({
        lines: (figure.getAttribute("data-origin") ?? "").split("\n"),
        left: Math.max(gap, left) - frame.left,
        top: spot.bottom + gap - frame.top,
      });
    };
    const hideByKey = ({ key }: KeyboardEvent) => {
      if (key === "Escape") hide();
    };
    place.addEventListener("mouseover", show);
    place.addEventListener("focusin", show);
    place.addEventListener("mouseleave", hide);
    place.addEventListener("focusout", hide);
    document.addEventListener("keydown", hideByKey);
    return () => {
      place.removeEventListener("mouseover", show);
      place.removeEventListener("focusin", show);
      place.removeEventListener("mouseleave", hide);
      place.removeEventListener("focusout", hide);
      document.removeEventListener("keydown", hideByKey);
    };
  }, [id]);
  return (
    <div ref={box} className="origin-box">
      {children}
      {shown === null ? null : (
        <div
          id={id}
          role="tooltip"
          className="origin-card no-print"
          style={{ left: shown.left, top: shown.top, maxWidth: cardWidth }}
        >
          {shown.lines.map((line) => (
            <div key={line}>{line}</div>
          ))}
        </div>
      )}
    </div>
  );
}
