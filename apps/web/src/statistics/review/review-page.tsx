import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { reviewsQuery } from "../../api/reviews-api.ts";
import { useAddress } from "../../shell/address.ts";
import { useSession } from "../../shell/session.tsx";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { RoundTabs } from "../rounds/round-tabs.tsx";
import { ReviewWorkplace } from "./review-workplace.tsx";
import "./review.css";

/** The review day: everything that waits for the reader's step, what raises no doubt at once, the doubtful one by one. */
export function ReviewPage() {
  const { review: words } = useWords();
  const account = useSession().account.id;
  const address = useAddress();
  const round = address.get("round");
  const { data, error, refetch } = useQuery(reviewsQuery(account, round));
  // All rounds are offered, whichever is chosen.
  const every = useQuery(reviewsQuery(account, undefined)).data?.submissions ?? [];
  const rounds = new Map(every.map(({ roundId, roundTitle }) => [roundId, roundTitle]));
  return (
    <Page
      title={words.title}
      note={words.note}
      width="wide"
      actions={
        rounds.size > 1 ? (
          <Select
            aria-label={words.round}
            value={round ?? ""}
            style={{ minWidth: 200 }}
            options={[
              { value: "", label: words.allRounds },
              ...[...rounds].map(([value, label]) => ({ value, label })),
            ]}
            onChange={(value) => address.set({ round: value === "" ? null : value })}
          />
        ) : null
      }
    >
      <RoundTabs />
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {data === undefined && !error ? <Waiting /> : null}
      {data === undefined ? null : data.submissions.length === 0 ? (
        <EmptyPage
          title={words.none}
          todo={words.noneTodo}
          action={<LinkButton to="/rounds">{words.toRounds}</LinkButton>}
        />
      ) : (
        <ReviewWorkplace account={account} queue={data} />
      )}
    </Page>
  );
}
