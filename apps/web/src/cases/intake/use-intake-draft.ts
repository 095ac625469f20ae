import { type FormAnswers, formOf, type SystemDefinition } from "@halfsky/cases";
import { useCallback, useEffect, useRef, useState } from "react";
import { z } from "zod";
import { formAnswers } from "@halfsky/api-contract";
import { isBegun, noAnswers } from "../form/form-answers.ts";
import { newId } from "../new-id.ts";
import { forgetIntake, keepIntake, keptIntake, mayKeepIntake } from "./kept-intake.ts";

/** How keeping stands: nothing written yet, being kept, kept, or not possible in this browser. */
export type Keeping = "empty" | "keeping" | "kept" | "impossible";

const keptDraft = z.object({ answers: formAnswers, transactionId: z.string().optional() });

/** A form with one empty person for each party that must stand in it, so that nobody has to add the first one. */
export function begunAnswers(definition: SystemDefinition, action: string): FormAnswers {
  const form = formOf(definition, action);
  const parties = form.flatMap((item) =>
    typeof item === "object" && "party" in item && (definition.parties[item.party]?.min ?? 0) > 0
      ? [[item.party, [{ id: newId(), parts: {} }]] as const]
      : [],
  );
  return parties.length === 0 ? noAnswers : { fields: {}, parties: Object.fromEntries(parties) };
}

/** What is being written down; kept closed in this browser as it is typed, until it is sent or thrown away. */
export function useIntakeDraft(account: string, definition: SystemDefinition, action: string) {
  const [answers, setAnswers] = useState<FormAnswers>(() => begunAnswers(definition, action));
  const [keeping, setKeeping] = useState<Keeping>("empty");
  const [transactionId, setTransactionId] = useState(newId);
  const isTouched = useRef(false);
  const system = definition.id;
  useEffect(() => {
    let isGone = false;
    void keptIntake(account, system, Date.now()).then((draft) => {
      const read = keptDraft.safeParse(draft);
      // What is being typed already counts more than what was kept.
      if (isGone || isTouched.current || !read.success) return;
      const { fields, parties, groups } = read.data.answers;
      // it may have been sent before the page went away: then the same case comes back, and no second one
      if (read.data.transactionId !== undefined) setTransactionId(read.data.transactionId);
      setAnswers({
        fields,
        ...(parties === undefined ? {} : { parties }),
        ...(groups === undefined ? {} : { groups }),
      });
      setKeeping("kept");
    });
    return () => {
      isGone = true;
    };
  }, [account, system]);
  useEffect(() => {
    if (!isTouched.current || !isBegun(answers)) return undefined;
    const timer = setTimeout(() => {
      void keepIntake(account, system, { answers, transactionId }, Date.now()).then((isKept) =>
        setKeeping(isKept ? "kept" : "impossible"),
      );
    }, 400);
    return () => clearTimeout(timer);
  }, [account, system, answers, transactionId]);
  const set = useCallback((next: FormAnswers) => {
    isTouched.current = true;
    setAnswers(next);
    setKeeping(mayKeepIntake() ? "keeping" : "impossible");
  }, []);
  const forget = useCallback(() => forgetIntake(account, system), [account, system]);
  const clear = useCallback(async () => {
    isTouched.current = false;
    setAnswers(begunAnswers(definition, action));
    setTransactionId(newId());
    setKeeping("empty");
    await forgetIntake(account, system);
  }, [account, system, definition, action]);
  return { answers, transactionId, keeping, set, forget, clear };
}
