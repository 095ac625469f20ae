import type { PlanContent, PlanTarget } from "@halfsky/api-contract";
import { memo, useMemo } from "react";
import { useWords } from "../../words/language.tsx";
import { targetsBySection } from "../outline-parts.ts";
import { ruleText } from "../rule-text.ts";
import { PartButton } from "./part-button.tsx";

type Part = PlanContent["projects"][number];

interface OutlineTreeProps {
  readonly content: PlanContent;
  readonly selected: string | null;
  readonly onPick: (id: string) => void;
}

interface Section {
  readonly key: string;
  readonly title: string;
  readonly own: { readonly id: string; readonly no: number | null } | null;
  readonly groups: ReadonlyArray<{ readonly title: string; readonly parts: readonly Part[] }>;
}

/** Domains with objectives and measures, then projects, implementation and monitoring; targets under their part. */
export function OutlineTree({ content, selected, onPick }: OutlineTreeProps) {
  const { planReview: words } = useWords();
  const targets = useMemo(() => targetsBySection(content.targets), [content.targets]);
  const sections = useMemo((): Section[] => {
    const items = (key: string, title: string, parts: readonly Part[]): Section[] =>
      parts.length === 0 ? [] : [{ key, title, own: null, groups: [{ title: "", parts }] }];
    // A plan without any objectives lacks none in a single domain.
    const hasObjectives = content.domains.some(({ objectives }) => objectives.length > 0);
    return [
      ...content.domains.map((domain): Section => {
        const objectives = { title: words.objectives, parts: domain.objectives };
        return {
          key: domain.id,
          title: domain.title,
          own: { id: domain.id, no: domain.no },
          groups: [...(hasObjectives ? [objectives] : []), { title: words.measures, parts: domain.measures }],
        };
      }),
      ...items("projects", words.projects, content.projects),
      ...items("implementation", words.implementation, content.implementation),
      ...items("monitoring", words.monitoring, content.monitoring),
    ];
  }, [content, words]);
  const isAnySelected = selected !== null;
  return (
    <div className="outline-tree">
      {sections.map((section, index) => (
        <section key={section.key} className="outline-section">
          <h3>
            {section.own ? (
              <PartButton
                id={section.own.id}
                className="is-domain"
                isSelected={selected === section.own.id}
                isEntry={!isAnySelected && index === 0}
                onPick={() => section.own && onPick(section.own.id)}
              >
                {section.title}
              </PartButton>
            ) : (
              <span className="outline-title">{section.title}</span>
            )}
          </h3>
          {section.groups.map((group) => (
            <Group
              key={group.title}
              title={group.title}
              parts={group.parts}
              targets={targets}
              selected={selected}
              onPick={onPick}
            />
          ))}
        </section>
      ))}
    </div>
  );
}

interface GroupProps {
  readonly title: string;
  readonly parts: readonly Part[];
  readonly targets: ReadonlyMap<string, readonly PlanTarget[]>;
  readonly selected: string | null;
  readonly onPick: (id: string) => void;
}

function Group({ title, parts, targets, selected, onPick }: GroupProps) {
  const { planReview: words } = useWords();
  if (parts.length === 0) {
    return title === "" ? null : <p className="outline-none">{words.noneOf(title)}</p>;
  }
  return (
    <>
      {title === "" ? null : (
        <h4>
          {title} <span className="faint">{parts.length}</span>
        </h4>
      )}
      <ul>
        {parts.map((part) => {
          const own = targets.get(part.id) ?? none;
          const isInside = selected === part.id || own.some(({ id }) => id === selected);
          return (
            <PartRow
              key={part.id}
              part={part}
              targets={own}
              selected={isInside ? selected : null}
              onPick={onPick}
            />
          );
        })}
      </ul>
    </>
  );
}

const none: readonly PlanTarget[] = [];

interface PartRowProps {
  readonly part: Part;
  readonly targets: readonly PlanTarget[];
  readonly selected: string | null;
  readonly onPick: (id: string) => void;
}

const PartRow = memo(function PartRow({ part, targets, selected, onPick }: PartRowProps) {
  const { planReview: words } = useWords();
  const isSelected = selected === part.id;
  const rest = part.text.startsWith(part.title) ? part.text.slice(part.title.length) : part.text;
  return (
    <li className="outline-part">
      <PartButton id={part.id} isSelected={isSelected} isEntry={false} onPick={() => onPick(part.id)}>
        <span className="outline-number">{part.no === null ? "—" : part.no}</span>
        <span className={isSelected ? "outline-words is-whole" : "outline-words"}>
          {part.title === "" ? null : <strong>{part.title}</strong>}
          {rest}
        </span>
      </PartButton>
      {targets.length > 0 ? (
        <div className="outline-targets">
          {targets.map((target) => (
            <PartButton
              key={target.id}
              id={target.id}
              className="target-chip"
              isSelected={selected === target.id}
              isEntry={false}
              isStruck={target.struck}
              onPick={() => onPick(target.id)}
            >
              {target.subject} <b>{ruleText(target.rule, words.ruleKinds)}</b>
            </PartButton>
          ))}
        </div>
      ) : null}
    </li>
  );
});
