import type { PlanRecord } from "@halfsky/api-contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button } from "antd";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { indicatorMatchesQuery, planQuery, publishPlan } from "../../api/plans-api.ts";
import { EmptyPage } from "../../ui/empty-page.tsx";
import { Page } from "../../ui/page.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/language.tsx";
import { PlanStateTag } from "../plan-state-tag.tsx";
import { MatchList } from "./match-list.tsx";
import "./plan-publish.css";
import { acceptNearest, type Choices, choicesInput, pendingMatches } from "./publication-choices.ts";
import { LinkButton } from "../../ui/link-button.tsx";

/** Says what publishing does, asks which indicators exist already, and publishes after a confirmation. */
export function PlanPublishPage() {
  const id = useParams()["planId"] ?? "";
  const { data, error, refetch } = useQuery(planQuery(id));
  if (data) return <Publication record={data} />;
  if (!error) return <Waiting />;
  return (
    <div className="page page-form">
      <ProblemNotice error={error} onRetry={() => void refetch()} />
    </div>
  );
}

function Publication({ record }: { readonly record: PlanRecord }) {
  const { planPublish: words, plans, shell } = useWords();
  const { plan, content } = record;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { modal, message } = App.useApp();
  const [choices, setChoices] = useState<Choices>({});
  const matches = useQuery(indicatorMatchesQuery(plan.id));
  const next = Math.max(0, ...record.versions.map(({ number }) => number)) + 1;
  const publish = useMutation({
    mutationFn: () => publishPlan(plan.id, { revision: plan.revision, choices: choicesInput(choices) }),
    onSuccess: async (published) => {
      queries.setQueryData(planQuery(plan.id).queryKey, published);
      await queries.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] !== "session" && queryKey[0] !== "areas",
        refetchType: "none",
      });
      void message.success(words.published(next));
      await navigate(`/plans/${plan.id}`);
    },
  });
  const trail = (
    <>
      <Link to="/plans">{plans.list.title}</Link> / <Link to={`/plans/${plan.id}`}>{plan.title}</Link>
    </>
  );
  const back = <LinkButton to={`/plans/${plan.id}/review`}>{words.toReview}</LinkButton>;
  const state = <PlanStateTag plan={plan} />;
  if (!record.may.publish) {
    return (
      <Page title={words.title} trail={trail} state={state} width="form">
        <EmptyPage title={words.notAllowed} todo={shell.problem.todo.forbidden} action={back} />
      </Page>
    );
  }
  if (plan.state === "published" && !plan.unpublished) {
    return (
      <Page title={words.title} trail={trail} state={state} width="form">
        <EmptyPage title={words.nothingNew} todo={words.nothingNewTodo} action={back} />
      </Page>
    );
  }
  const pending = matches.data ? pendingMatches(matches.data.matches, choices).length : 0;
  const unread = content.findings.filter(({ severity }) => severity === "error").length;
  const confirm = () => {
    modal.confirm({
      title: words.confirmTitle(next),
      content: words.confirmBody,
      okText: words.publish,
      cancelText: shell.cancel,
      onOk: () => publish.mutateAsync().catch(() => undefined),
    });
  };
  return (
    <Page
      title={words.title}
      trail={trail}
      state={state}
      width="form"
      actions={
        <>
          {back}
          <Button
            type="primary"
            disabled={!matches.data || pending > 0}
            loading={publish.isPending}
            onClick={confirm}
          >
            {words.publishVersion(next)}
          </Button>
        </>
      }
    >
      {publish.error ? <ProblemNotice error={publish.error} onClose={() => publish.reset()} /> : null}
      {unread > 0 ? (
        <Alert
          type="warning"
          showIcon
          className="publish-notice"
          title={words.openFindings(unread)}
          description={words.openFindingsTodo}
          action={
            <LinkButton to={`/plans/${plan.id}/review?view=findings`} size="small">
              {words.toReview}
            </LinkButton>
          }
        />
      ) : null}
      <section className="panel">
        <h2>{words.whatHappens}</h2>
        <ul className="publish-effects">
          <li>{words.effects.version(next)}</li>
          <li>{words.effects.indicators(content.indicators.filter(({ struck }) => !struck).length)}</li>
          <Effect count={content.targets.filter((each) => each.monitored && !each.struck).length}>
            {words.effects.targets}
          </Effect>
          <Effect count={[...content.indicators, ...content.targets].filter(({ struck }) => struck).length}>
            {words.effects.struck}
          </Effect>
          <Effect count={plan.counts.corrections}>{words.effects.corrections}</Effect>
        </ul>
      </section>
      <section className="panel">
        <div className="publish-match-head">
          <h2 className="panel-title">{words.matchTitle}</h2>
          {pending > 0 && matches.data ? (
            <>
              <span className="faint">{words.pending(pending)}</span>
              <Button size="small" onClick={() => setChoices(acceptNearest(matches.data.matches, choices))}>
                {words.acceptAll}
              </Button>
            </>
          ) : null}
        </div>
        {matches.error ? (
          <ProblemNotice error={matches.error} onRetry={() => void matches.refetch()} />
        ) : matches.data ? (
          <MatchList
            matches={matches.data.matches}
            choices={choices}
            onChoose={(partId, choice) => setChoices({ ...choices, [partId]: choice })}
          />
        ) : (
          <Waiting />
        )}
      </section>
    </Page>
  );
}

function Effect({
  count,
  children,
}: {
  readonly count: number;
  readonly children: (count: number) => string;
}) {
  return count === 0 ? null : <li>{children(count)}</li>;
}
