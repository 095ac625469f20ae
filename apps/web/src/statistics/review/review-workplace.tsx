import type { ReviewFigure, ReviewQueue } from "@halfsky/api-contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { passReviews } from "../../api/reviews-api.ts";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import { cellName } from "../submissions/form-view.ts";
import { ReturnBar } from "./return-bar.tsx";
import { ReviewDetail } from "./review-detail.tsx";
import { ReviewList } from "./review-list.tsx";
import {
  arrangeQueue,
  keptMarks,
  nextSubmissionAt,
  reviewKey,
  type ReviewMark,
  type ReviewMarks,
} from "./review-marks.ts";

interface ReviewWorkplaceProps {
  readonly account: string;
  readonly queue: ReviewQueue;
}

/** Everything that waits: counts and the one action for what raises no doubt, then the figures with their detail. */
export function ReviewWorkplace({ account, queue }: ReviewWorkplaceProps) {
  const { review: words, shell } = useWords();
  const speak = useBilingual();
  const { message, modal, notification } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const box = useRef<HTMLDivElement>(null);
  const [allMarks, setMarks] = useState<ReviewMarks>(new Map());
  const [wanted, setAt] = useState(0);
  const [isReturning, setReturning] = useState(false);
  const [areKeysShown, setKeysShown] = useState(false);
  const marks = keptMarks(allMarks, queue);
  const arranged = arrangeQueue(queue, marks);
  const { figures } = queue;
  // What was sent back or passed is gone from the list.
  const at = Math.max(0, Math.min(wanted, figures.length - 1));
  const current = figures[at];
  const toList = () => box.current?.focus({ preventScroll: true });
  // Whoever comes here goes on by the keyboard.
  useEffect(() => box.current?.focus({ preventScroll: true }), [box]);
  const clean = arranged.filter((one) => one.figures.length === 0);
  const returning = arranged.filter(({ returns }) => returns.length > 0);
  const pass = useMutation({
    mutationFn: (rows: readonly ReviewQueue["submissions"][number][]) =>
      passReviews(
        account,
        rows.map(({ id, version }) => ({ id, version })),
      ),
    onSuccess: async ({ passed, left }) => {
      if (passed.length > 0) void message.success(words.passed(passed.length));
      if (left.length > 0)
        notification.warning({
          title: words.left(left.length),
          description: left
            .map(({ id, message: why }) => {
              const unit = queue.submissions.find((row) => row.id === id)?.organisation.shortName ?? id;
              return `${unit}${shell.colon}${speak(why)}`;
            })
            .join(" "),
          duration: 0,
        });
      await renew();
    },
    onError: () => void renew(),
  });
  const renew = async () => {
    await Promise.all(
      ["reviews", "my-work", "rounds", "submissions"].map((key) =>
        client.invalidateQueries({ queryKey: [key] }),
      ),
    );
    toList();
  };
  const setMark = (figure: ReviewFigure, mark: ReviewMark) =>
    setMarks(new Map(marks).set(reviewKey(figure), mark));
  const unmark = (figure: ReviewFigure) =>
    setMarks(new Map([...marks].filter(([key]) => key !== reviewKey(figure))));
  const go = (to: number) => {
    setReturning(false);
    setAt(Math.max(0, Math.min(to, figures.length - 1)));
  };
  const open = (figure: ReviewFigure) => {
    const [finding] = figure.findings;
    const cell =
      finding === undefined ? "" : `?cell=${encodeURIComponent(cellName(finding.row, finding.column))}`;
    void navigate(`/submissions/${encodeURIComponent(figure.submission.id)}${cell}`);
  };
  const askPass = () =>
    modal.confirm({
      title: words.passAsk(clean.length),
      content: words.passAskWords,
      okText: words.passAll(clean.length),
      cancelText: shell.cancel,
      afterClose: toList,
      onOk: () => pass.mutateAsync(clean.map(({ row }) => row)).catch(() => undefined),
    });
  const onKeyDown = (event: KeyboardEvent) => {
    const isElsewhere =
      event.target instanceof Element &&
      event.target.closest("input, textarea, button:not(.review-row), a, .ant-select") !== null;
    if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere) return;
    const command = commandOf(event.key);
    if (command === undefined) return;
    event.preventDefault();
    if (command === "keys") setKeysShown(!areKeysShown);
    if (current === undefined) return;
    if (command === "next") go(at + 1);
    if (command === "previous") go(at - 1);
    if (command === "next-form") go(nextSubmissionAt(figures, at));
    if (command === "accept") {
      setMark(current, { kind: "looked" });
      go(at + 1);
    }
    if (command === "unmark") unmark(current);
    if (command === "return") setReturning(true);
    if (command === "open") open(current);
  };
  const mine = arranged.find(({ row }) => row.id === current?.submission.id);
  return (
    <>
      {pass.error ? <ProblemNotice error={pass.error} onClose={pass.reset} /> : null}
      <section className="panel review-counts">
        <b>{words.counts.waiting(arranged.length)}</b>
        <span>{words.counts.clean(clean.length)}</span>
        <span>{words.counts.doubtful(arranged.length - clean.length)}</span>
        <span>{words.counts.figures(figures.length)}</span>
        {marks.size > 0 ? (
          <span>
            {words.counts.looked([...marks.values()].filter(({ kind }) => kind === "looked").length)}
          </span>
        ) : null}
        {returning.length > 0 ? (
          <span>{words.counts.marked(returning.reduce((sum, { returns }) => sum + returns.length, 0))}</span>
        ) : null}
        <span className="review-space" />
        <Button onClick={() => setKeysShown(!areKeysShown)}>{words.keysTitle}</Button>
        <Button type="primary" disabled={clean.length === 0} loading={pass.isPending} onClick={askPass}>
          {words.passAll(clean.length)}
        </Button>
      </section>
      {areKeysShown ? (
        <section className="panel review-keys" aria-label={words.keysTitle}>
          <dl>
            {words.keys.map(([key, meaning]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{meaning}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      {returning.length > 0 ? <ReturnBar account={account} returning={returning} onDone={renew} /> : null}
      {figures.length === 0 ? null : (
        // The list takes the keys of the review; they reach it from its rows too.
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
        <div className="review-split" onKeyDown={onKeyDown}>
          <ReviewList box={box} figures={figures} marks={marks} at={at} onGo={go} />
          {current === undefined ? null : (
            <ReviewDetail
              key={reviewKey(current)}
              figure={current}
              mark={marks.get(reviewKey(current))}
              isReturning={isReturning}
              onLooked={() => {
                setMark(current, { kind: "looked" });
                toList();
              }}
              onReturning={(isAsked) => {
                setReturning(isAsked);
                if (!isAsked) toList();
              }}
              onReturn={(reason) => {
                setMark(current, { kind: "return", reason });
                setReturning(false);
                toList();
              }}
              onUnmark={() => {
                unmark(current);
                toList();
              }}
              onOpen={() => open(current)}
              pass={
                mine === undefined
                  ? null
                  : {
                      label: words.passOneOf(mine.row.organisation.shortName),
                      isReady: mine.isSettled && mine.returns.length === 0,
                      onPass: () => pass.mutate([mine.row]),
                    }
              }
            />
          )}
        </div>
      )}
    </>
  );
}

type Command = "next" | "previous" | "next-form" | "accept" | "return" | "unmark" | "open" | "keys";

const commands: Readonly<Record<string, Command>> = {
  j: "next",
  arrowdown: "next",
  k: "previous",
  arrowup: "previous",
  n: "next-form",
  a: "accept",
  r: "return",
  u: "unmark",
  enter: "open",
  "?": "keys",
};

function commandOf(key: string): Command | undefined {
  return commands[key.toLowerCase()];
}
