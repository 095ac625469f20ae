import type { PlanSummary } from "@halfsky/api-contract";
import { Tag, type Tone } from "../ui/tag.tsx";
import { useWords } from "../words/language.tsx";

const looks: Readonly<Record<PlanSummary["state"], { tone: Tone; mark: string; isFilled: boolean }>> = {
  review: { tone: "blue", mark: "○", isFilled: false },
  published: { tone: "green", mark: "●", isFilled: true },
  withdrawn: { tone: "grey", mark: "–", isFilled: false },
};

/** State of a plan; filled once a person has published it. */
export function PlanStateTag({ plan }: { readonly plan: Pick<PlanSummary, "state" | "version"> }) {
  const { plans } = useWords();
  const look = looks[plan.state];
  return (
    <Tag tone={look.tone} mark={look.mark} isFilled={look.isFilled}>
      {plans.state[plan.state]}
      {plan.version === null ? "" : ` · ${plans.version(plan.version)}`}
    </Tag>
  );
}
