import type { PlanContent, PlanTarget } from "@halfsky/api-contract";
import { useMemo } from "react";
import { targetsBySection } from "../outline-parts.ts";
import { PartText } from "./part-text.tsx";
import type { Place } from "./plan-tabs.ts";
import { useScrollTo } from "./use-scroll-to.ts";

interface PartArticlesProps {
  readonly groups: ReadonlyArray<{ readonly title: string; readonly parts: PlanContent["projects"] }>;
  readonly targets: readonly PlanTarget[];
  readonly part: string | null;
  /** Said when there is nothing at all. */
  readonly none: string;
  readonly onSource: (place: Place) => void;
}

/** Projects, or the items of implementation and monitoring. */
export function PartArticles({ groups, targets, part, none, onSource }: PartArticlesProps) {
  const box = useScrollTo(part);
  const bySection = useMemo(() => targetsBySection(targets.filter(({ struck }) => !struck)), [targets]);
  const filled = groups.filter(({ parts }) => parts.length > 0);
  if (filled.length === 0) return <p className="faint">{none}</p>;
  return (
    <div ref={box}>
      {filled.map(({ title, parts }) => (
        <section key={title} className="panel">
          {title === "" ? null : <h2>{title}</h2>}
          <ul className="plan-parts">
            {parts.map((each) => (
              <PartText
                key={each.id}
                part={each}
                targets={bySection.get(each.id) ?? []}
                isFound={each.id === part}
                found={part}
                onSource={onSource}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
