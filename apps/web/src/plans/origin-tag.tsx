import type { PlanIndicator } from "@halfsky/api-contract";
import { Tag } from "../ui/tag.tsx";
import { useWords } from "../words/language.tsx";

/** Says whether a person changed, added or struck a part; says nothing of what stands as the machine read it. */
export function OriginTag({ part }: { readonly part: Pick<PlanIndicator, "origin" | "struck"> }) {
  const { planReview: words } = useWords();
  if (part.struck) {
    return (
      <Tag tone="grey" mark="✕" isFilled>
        {words.struck}
      </Tag>
    );
  }
  if (part.origin === "machine") return null;
  return (
    <Tag tone="teal" mark={part.origin === "added" ? "+" : "✎"} isFilled>
      {words.origins[part.origin]}
    </Tag>
  );
}
