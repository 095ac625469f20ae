import { formAnswers } from "@halfsky/api-contract";
import { useCallback, useEffect, useRef, useState } from "react";
import { z } from "zod";
import { forgetIntake, keepIntake, keptIntake } from "../intake/kept-intake.ts";
import { newId } from "../new-id.ts";
import { type ActionFields, emptyFields, fieldsOfDetails, isTyped } from "./case-action.ts";

const draft = z.object({
  transactionId: z.string(),
  answers: formAnswers,
  reason: z.string(),
  assignee: z.string().nullable(),
  grade: z.string().nullable(),
  minutes: z.number(),
  consent: z.string().nullable(),
  attachmentIds: z.array(z.string()),
});

/** What stands in a kept draft; undefined where it is none. */
export function readDraft(
  kept: unknown,
): { readonly fields: ActionFields; readonly transactionId: string } | undefined {
  const read = draft.safeParse(kept);
  if (!read.success) return undefined;
  const { transactionId, answers, reason, assignee, grade, minutes, consent, attachmentIds } = read.data;
  const answered = fieldsOfDetails({ answers });
  return {
    transactionId,
    fields: { ...emptyFields, ...answered, reason, assignee, grade, minutes, consent, attachmentIds },
  };
}

interface ActionDraftOf {
  readonly account: string;
  /** what the draft is of: case, action and what it is about; null where nothing may be kept */
  readonly of: string | null;
  readonly initial: ActionFields;
}

/**
 * What is typed into the drawer of an action: kept as an intake is (closed, in this browser, for a day, for this person and
 * tab), until it is sent or she signs out. Sent again after a reload it is the same action, and no second one.
 */
export function useActionDraft({ account, of, initial }: ActionDraftOf) {
  const [fields, setFields] = useState(initial);
  const [transactionId, setTransactionId] = useState(newId);
  const isTouched = useRef(false);
  const isSent = useRef(false);
  const newest = useRef(() => {});
  useEffect(() => {
    if (of === null) return undefined;
    let isGone = false;
    void keptIntake(account, of, Date.now()).then((kept) => {
      const read = readDraft(kept);
      // what is being typed already counts more than what was kept
      if (isGone || isTouched.current || read === undefined) return;
      setTransactionId(read.transactionId);
      setFields(read.fields);
    });
    return () => {
      isGone = true;
    };
  }, [account, of]);
  useEffect(() => {
    if (of === null || !isTouched.current || !isTyped(fields)) return undefined;
    const keep = () => {
      if (!isSent.current) void keepIntake(account, of, { ...fields, transactionId }, Date.now());
    };
    newest.current = keep;
    const timer = setTimeout(keep, 400);
    return () => clearTimeout(timer);
  }, [account, of, fields, transactionId]);
  // a drawer that is closed right after the last word keeps that word too
  useEffect(() => () => newest.current(), []);
  const set = useCallback((next: ActionFields) => {
    isTouched.current = true;
    setFields(next);
  }, []);
  const forget = useCallback(async () => {
    isSent.current = true;
    if (of !== null) await forgetIntake(account, of);
  }, [account, of]);
  return { fields, transactionId, set, forget };
}
