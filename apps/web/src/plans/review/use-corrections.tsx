import type { CorrectionInput, PlanRecord } from "@halfsky/api-contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { correctPlan, planQuery, takeBackCorrection } from "../../api/plans-api.ts";
import { useWords } from "../../words/language.tsx";

const undoSeconds = 8;

/** Corrects a plan and takes corrections back; each success offers to undo it. */
export function useCorrections(record: PlanRecord) {
  const { planReview: words, shell } = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const { id } = record.plan;

  const keep = (next: PlanRecord) => {
    queries.setQueryData(planQuery(id).queryKey, next);
    void queries.invalidateQueries({ queryKey: ["plans", "list"] });
    void queries.invalidateQueries({ queryKey: ["plans", "matches", id] });
  };

  const takeBack = useMutation({
    mutationFn: async (numbers: readonly number[]) => {
      let last: PlanRecord | undefined;
      for (const number of numbers) last = await takeBackCorrection(id, number);
      return last;
    },
    onSuccess: (next) => {
      if (next) keep(next);
      void message.success(words.takenBackNow);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: planQuery(id).queryKey }),
  });

  const correct = useMutation({
    mutationFn: (input: CorrectionInput) => correctPlan(id, input),
    onSuccess: (next) => {
      const known = new Set(record.corrections.map(({ number }) => number));
      const made = next.corrections.map(({ number }) => number).filter((number) => !known.has(number));
      keep(next);
      const key = `correction-${made.join("-")}`;
      void message.open({
        key,
        type: "success",
        duration: undoSeconds,
        content: (
          <>
            {words.saved}{" "}
            <Button
              type="link"
              size="small"
              onClick={() => {
                message.destroy(key);
                takeBack.mutate(made.toReversed());
              }}
            >
              {shell.undo}
            </Button>
          </>
        ),
      });
    },
  });

  return { correct, takeBack };
}
