import type { PlanContent } from "@halfsky/api-contract";
import { useMemo } from "react";
import { useWords } from "../../words/language.tsx";
import { targetsBySection } from "../outline-parts.ts";
import { PartText } from "./part-text.tsx";
import type { Place } from "./plan-tabs.ts";
import { useScrollTo } from "./use-scroll-to.ts";

interface PlanDomainsProps {
  readonly content: PlanContent;
  readonly part: string | null;
  readonly onSource: (place: Place) => void;
}

/** Domain by domain: objectives, then measures; the contents stay at the left. */
export function PlanDomains({ content, part, onSource }: PlanDomainsProps) {
  const { planRecord: words } = useWords();
  const box = useScrollTo(part);
  const targets = useMemo(
    () => targetsBySection(content.targets.filter(({ struck }) => !struck)),
    [content.targets],
  );
  return (
    <div className="plan-reading" ref={box}>
      <nav className="plan-contents no-print" aria-label={words.contents}>
        <ol>
          {content.domains.map((domain) => (
            <li key={domain.id}>
              <a href={`#${domain.id}`}>{domain.title}</a>
            </li>
          ))}
        </ol>
      </nav>
      <div className="plan-text">
        {content.domains.map((domain) => (
          <section key={domain.id} id={domain.id} className="panel plan-domain" data-part={domain.id}>
            <h2>{domain.title}</h2>
            {domain.introduction === null ? null : <p>{domain.introduction}</p>}
            {[
              { title: words.objectives, parts: domain.objectives },
              { title: words.measures, parts: domain.measures },
            ].map(({ title, parts }) =>
              parts.length === 0 ? null : (
                <div key={title}>
                  <h3>{title}</h3>
                  <ul className="plan-parts">
                    {parts.map((each) => (
                      <PartText
                        key={each.id}
                        part={each}
                        targets={targets.get(each.id) ?? []}
                        isFound={each.id === part}
                        found={part}
                        onSource={onSource}
                      />
                    ))}
                  </ul>
                </div>
              ),
            )}
          </section>
        ))}
      </div>
    </div>
  );
}
