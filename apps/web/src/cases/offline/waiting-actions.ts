import { actionDetails, type CaseDone, words } from "@halfsky/api-contract";
import { z } from "zod";
import { actOnCase } from "../../api/cases-api.ts";
import { isSignedOut, isUnreachable, RequestProblem } from "../../api/request-problem.ts";
import { forgetSealed, keepSealed, readSealed } from "./sealed-store.ts";

const begun = z.object({
  action: z.string(),
  pending: z.number().optional(),
  task: z.string().optional(),
  referral: z.object({ name: z.string(), number: z.number() }).optional(),
});

const waitingAction = z.object({
  /** the transaction id: however often it is sent, it is done once */
  id: z.string(),
  caseId: z.string(),
  caseNumber: z.string(),
  systemTitle: words,
  title: words,
  begun,
  details: actionDetails,
  /** version of the case that it was built on */
  builtOn: z.number(),
  at: z.number(),
  /** "moved": others went on meanwhile; "refused": the server said no; in both the person decides */
  state: z.enum(["waiting", "moved", "refused"]),
  problem: words.nullable(),
});

/** An action that was done without a network and is not on the server yet. */
export type WaitingAction = z.infer<typeof waitingAction>;

interface WaitingState {
  readonly account: string | null;
  readonly actions: readonly WaitingAction[];
  readonly isSending: boolean;
}

let state: WaitingState = { account: null, actions: [], isSending: false };
const listeners = new Set<() => void>();
const windows = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("halfsky-case-actions");
windows?.addEventListener("message", () => {
  if (state.account !== null) void readWaiting(state.account);
});

function set(part: Partial<WaitingState>): void {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
}

/** What waits, for pages to follow. */
export const waitingActions = {
  read: (): WaitingState => state,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
};

/** Reads what an account left waiting in this browser. */
export async function readWaiting(account: string): Promise<readonly WaitingAction[]> {
  const rows = await readSealed("actions", account);
  const actions = rows.flatMap(({ value }) => {
    const read = waitingAction.safeParse(value);
    return read.success ? [read.data] : [];
  });
  set({ account, actions });
  return actions;
}

/** Keeps an action until it can be sent; false where this browser keeps nothing, and then nothing has changed. */
export async function keepWaiting(account: string, action: WaitingAction): Promise<boolean> {
  const isKept = await keepSealed("actions", account, action.id, action, action.at);
  if (isKept) await tellAll(account);
  return isKept;
}

/** Keeps an action that could not be sent just now; false where this browser keeps nothing. */
export function keepForLater(
  account: string,
  action: Omit<WaitingAction, "at" | "state" | "problem">,
): Promise<boolean> {
  return keepWaiting(account, { ...action, at: Date.now(), state: "waiting", problem: null });
}

/** Forgets an action: it was sent, or its person drops it. */
export async function dropWaiting(account: string, id: string): Promise<void> {
  await forgetSealed("actions", account, id);
  await tellAll(account);
}

/** Lets an action be sent again on top of what others did: the person has seen it. */
export async function sendOnTop(account: string, action: WaitingAction, seen: number): Promise<void> {
  await keepWaiting(account, { ...action, builtOn: seen, state: "waiting", problem: null });
}

async function tellAll(account: string): Promise<void> {
  await readWaiting(account);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin to send to
  windows?.postMessage("changed");
}

let sending: Promise<readonly CaseDone[]> | undefined;

/** Sends what waits, one after the other in the order in which it was done; one window at a time. Gives what was done. */
export function sendWaiting(account: string): Promise<readonly CaseDone[]> {
  sending ??= inOneWindow(() => sendAll(account)).finally(() => {
    sending = undefined;
  });
  return sending;
}

async function inOneWindow<Result>(work: () => Promise<Result>): Promise<Result> {
  // Two windows that send at once do no harm: the transaction id tells. It only saves the second answer.
  if (!("locks" in navigator)) return await work();
  return await navigator.locks.request("halfsky-case-actions", work);
}

async function sendAll(account: string): Promise<readonly CaseDone[]> {
  const done: CaseDone[] = [];
  set({ isSending: true });
  try {
    for (;;) {
      const next = (await readWaiting(account)).find((one) => one.state === "waiting");
      if (next === undefined) return done;
      const answer = await sendOne(account, next);
      if (answer === "later") return done;
      if (answer !== "decide") done.push(answer);
    }
  } finally {
    set({ isSending: false });
  }
}

async function sendOne(account: string, action: WaitingAction): Promise<CaseDone | "later" | "decide"> {
  try {
    const answer = await actOnCase(
      action.caseId,
      {
        action: action.begun.action,
        transactionId: action.id,
        baseVersion: action.builtOn,
        builtOn: action.builtOn,
        details: action.details,
      },
      account,
    );
    // what she did after it stands on her own action: nobody came between, or this one would not have been taken
    const next = state.actions.filter(
      (one) => one.id !== action.id && one.caseId === action.caseId && one.builtOn === action.builtOn,
    );
    for (const one of next)
      await keepSealed("actions", account, one.id, { ...one, builtOn: answer.version }, one.at);
    await dropWaiting(account, action.id);
    return answer;
  } catch (error) {
    const isAnswer = error instanceof RequestProblem && error.origin === "server" && error.status < 500;
    if (!isAnswer || isUnreachable(error) || isSignedOut(error) || error.status === 429) return "later";
    const outcome = error.code === "case-moved" || error.code === "stale" ? "moved" : "refused";
    await keepWaiting(account, { ...action, state: outcome, problem: error.detail });
    return "decide";
  }
}
