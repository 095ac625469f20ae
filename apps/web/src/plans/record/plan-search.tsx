import type { planSearch } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { planSearchQuery } from "../../api/plans-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { partKinds } from "../outline-parts.ts";
import { highlight } from "./highlight.ts";

type Hit = ReturnType<typeof planSearch.parse>["hits"][number];

interface PlanSearchProps {
  readonly plan: string;
  readonly words: string;
  readonly onPick: (hit: Hit) => void;
  readonly onClose: () => void;
}

/** Where the words searched for stand in the plan; a click goes there. */
export function PlanSearch({ plan, words: query, onPick, onClose }: PlanSearchProps) {
  const { planRecord: words, planReview } = useWords();
  const { data, error, refetch } = useQuery(planSearchQuery(plan, query));
  if (query === "") return null;
  const kindName = (part: string) => {
    const kind = partKinds.find((each) => each === part);
    return kind === undefined ? part : planReview.kinds[kind];
  };
  return (
    <section className="panel plan-hits no-print" aria-label={words.searchPlaceholder}>
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <>
          <output className="plan-hits-head">
            <strong>{words.hits(data.hits.length)}</strong>
            {data.hits.length === 0 ? <span className="faint">{words.hitsTodo}</span> : null}
            <Button type="text" size="small" onClick={onClose}>
              {words.closeSearch}
            </Button>
          </output>
          <ul>
            {data.hits.map((hit) => (
              <li key={`${hit.part} ${hit.partId}`}>
                <button type="button" onClick={() => onPick(hit)}>
                  <span className="faint">{kindName(hit.part)}</span>
                  <strong>{hit.title}</strong>
                  <span>
                    {highlight(hit.excerpt, query).map(({ text, isHit, at }) =>
                      isHit ? <mark key={at}>{text}</mark> : text,
                    )}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <Waiting />
      )}
    </section>
  );
}
