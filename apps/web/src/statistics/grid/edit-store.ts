import type { CellsSaved, ObservationCell } from "@halfsky/api-contract";
import { z } from "zod";
import { isSignedOut, RequestProblem } from "../../api/request-problem.ts";
import type { StoredFigure } from "./cell-content.ts";
import {
  cellsToSend,
  countDrafts,
  type Draft,
  type Edits,
  markSent,
  noEdits,
  type Sending,
  type SentAnswer,
  type SentCell,
  settle,
} from "./edits.ts";

/** How saving stands: nothing to save, about to, on its way, or stopped until something is mended. */
export type SavePhase = "saved" | "waiting" | "saving" | "offline" | "signed-out" | "failed";

/** Edits with the state of saving them. */
export interface EditState<Stored extends StoredFigure = ObservationCell> {
  readonly edits: Edits<Stored>;
  readonly phase: SavePhase;
  /** Why saving failed; null unless the phase says so. */
  readonly problem: unknown;
  readonly sending: Sending;
  /** What the checks say of cells saved since the page loaded, by cell. */
  readonly findings: ReadonlyMap<string, CellsSaved["findings"]>;
  /** Counts answers that saved something, so that a page knows when to load anew. */
  readonly savings: number;
}

/** What the store needs of the world around it. */
export interface EditSurroundings<Stored extends StoredFigure = ObservationCell> {
  readonly send: (
    cells: readonly SentCell[],
  ) => Promise<SentAnswer<Stored> & { readonly findings: CellsSaved["findings"] }>;
  /** Keeps what is not saved over a reload, and what the server answered; called with every change. */
  readonly keep: (edits: Edits<Stored>, before: Edits<Stored>) => void;
  /** What an earlier life of the page left unsaved, and stored figures that are newer than what the page loads. */
  readonly kept: () => Pick<Edits<Stored>, "drafts" | "known">;
  /** False while somebody else, or nobody, is signed in: her words must not be stored in another name. */
  readonly maySend: () => boolean;
  readonly onSignedOut: () => void;
  /** The name under which the server keeps this person's figures. */
  readonly author: () => string;
  /** Whether cells are sent only when the store is told to, by a step of its own: corrections with their reasons. */
  readonly isByHand?: boolean;
}

const pauseAfterTyping = 700;
const cellsInARequest = 500;
const retryDelays = [2000, 4000, 8000, 15_000, 30_000];

const content = z.object({
  text: z.string(),
  numerator: z.string(),
  denominator: z.string(),
  note: z.string(),
});
const keptDraft = z.object({
  place: z.object({
    areaCode: z.string(),
    indicatorId: z.string(),
    year: z.number().int(),
    breakdown: z.string().optional(),
    unit: z.string(),
    isForm: z.boolean().optional(),
  }),
  content,
  base: z.number().int(),
  reason: z.string(),
  sent: z.array(content).default([]),
  trouble: z
    .object({
      kind: z.literal("fault"),
      message: z.object({ zh: z.string(), en: z.string() }),
      hint: z.object({ zh: z.string(), en: z.string() }),
    })
    .nullable(),
});
const keptDrafts = z.array(z.tuple([z.string(), keptDraft]));

/** A draft as it is kept. Refusals and conflicts are left out: after a reload the server is asked again. */
export function keepableDraft({
  place,
  content: words,
  base,
  reason,
  sent,
  trouble,
}: Draft<StoredFigure>): z.input<typeof keptDraft> {
  return {
    place,
    content: words,
    base,
    reason,
    sent: [...sent],
    trouble:
      trouble?.kind === "fault" ? { kind: "fault", message: trouble.message, hint: trouble.hint } : null,
  };
}

/** Drafts as text; null where there are none. */
export function writeDrafts(drafts: ReadonlyMap<string, Draft<StoredFigure>>): string | null {
  if (drafts.size === 0) return null;
  return JSON.stringify([...drafts].map(([key, draft]) => [key, keepableDraft(draft)]));
}

/** Drafts out of what was kept; what is no list of drafts gives none. */
export function takeDrafts(kept: unknown): ReadonlyMap<string, Draft<never>> {
  const read = keptDrafts.safeParse(kept);
  return new Map(
    read.success ? read.data.map(([key, draft], index) => [key, { ...draft, mark: index + 1 }] as const) : [],
  );
}

/** Drafts from text; what is no such text gives none. */
export function readDrafts(text: string | undefined): ReadonlyMap<string, Draft<never>> {
  if (text === undefined) return new Map();
  try {
    return takeDrafts(JSON.parse(text));
  } catch {
    return new Map();
  }
}

/** Holds what one person typed and saves it by itself; lives as long as the page is open, whichever page is shown. */
export interface EditStore<Stored extends StoredFigure = ObservationCell> {
  readonly read: () => EditState<Stored>;
  readonly subscribe: (listener: () => void) => () => void;
  /** Changes the edits by a pure step and saves soon after. */
  readonly change: (step: (edits: Edits<Stored>, sending: Sending) => Edits<Stored>) => void;
  /** Takes over what the same person does in another window, where it is kept and sent from. */
  readonly follow: (step: (edits: Edits<Stored>) => Edits<Stored>) => void;
  /** Saves now what waits: after a new sign-in, when the network is back, or when a person asks to. */
  readonly saveNow: () => void;
}

/** Opens the store with what an earlier life of the page left unsaved. */
export function openEditStore<Stored extends StoredFigure = ObservationCell>(
  surroundings: EditSurroundings<Stored>,
): EditStore<Stored> {
  const { drafts, known } = surroundings.kept();
  let state: EditState<Stored> = {
    edits: { ...noEdits, drafts, known, lastMark: drafts.size },
    phase: drafts.size > 0 ? "waiting" : "saved",
    problem: null,
    sending: new Map(),
    findings: new Map(),
    savings: 0,
  };
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;

  const set = (part: Partial<EditState<Stored>>) => {
    const before = state.edits;
    state = { ...state, ...part };
    if (state.edits !== before) surroundings.keep(state.edits, before);
    for (const listener of listeners) listener();
  };
  const schedule = (delay: number) => {
    clearTimeout(timer);
    if (surroundings.isByHand === true) return;
    timer = setTimeout(() => void save(), delay);
  };
  const restPhase = (): SavePhase => (countDrafts(state.edits).waiting > 0 ? "waiting" : "saved");

  const save = async () => {
    clearTimeout(timer);
    if (state.sending.size > 0) return;
    const { cells, sending } = cellsToSend(state.edits, cellsInARequest);
    if (cells.length === 0) {
      set({ phase: "saved", problem: null });
      return;
    }
    if (!surroundings.maySend()) {
      set({ phase: "signed-out" });
      return;
    }
    set({ phase: "saving", sending, problem: null, edits: markSent(state.edits, sending) });
    try {
      const answer = await surroundings.send(cells);
      tries = 0;
      const findings = new Map(state.findings);
      for (const { areaCode, indicatorId, year } of answer.saved) {
        findings.set(
          `${areaCode}|${indicatorId}|${year}`,
          answer.findings.filter(
            (finding) =>
              finding.areaCode === areaCode && finding.indicatorId === indicatorId && finding.year === year,
          ),
        );
      }
      const edits = settle(state.edits, sending, answer, surroundings.author());
      set({ edits, sending: new Map(), findings, savings: state.savings + 1 });
      set({ phase: restPhase() });
      if (state.phase === "waiting") schedule(0);
    } catch (problem) {
      set({ sending: new Map() });
      fail(problem);
    }
  };

  const fail = (problem: unknown) => {
    if (isSignedOut(problem)) {
      set({ phase: "signed-out", problem: null });
      surroundings.onSignedOut();
      return;
    }
    const mayPass =
      problem instanceof RequestProblem &&
      (problem.origin === "network" || problem.status >= 500 || problem.status === 429);
    if (!mayPass) {
      set({ phase: "failed", problem });
      return;
    }
    const isOffline = problem instanceof RequestProblem && problem.origin === "network";
    set({ phase: isOffline ? "offline" : "failed", problem: isOffline ? null : problem });
    schedule(retryDelays[Math.min(tries, retryDelays.length - 1)] ?? 30_000);
    tries += 1;
  };

  const saveNow = () => {
    tries = 0;
    if (state.phase !== "saving") schedule(0);
  };
  if (drafts.size > 0) schedule(pauseAfterTyping);
  return {
    read: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (step) => {
      const edits = step(state.edits, state.sending);
      if (edits === state.edits) return;
      set({ edits });
      if (state.phase === "saving") return;
      if (countDrafts(edits).waiting === 0) {
        clearTimeout(timer);
        set({ phase: "saved", problem: null });
      } else if (state.phase === "saved" || state.phase === "waiting") {
        set({ phase: "waiting" });
        schedule(pauseAfterTyping);
      } else if (state.phase === "failed") saveNow();
    },
    follow: (step) => {
      const edits = step(state.edits);
      if (edits === state.edits) return;
      state = { ...state, edits };
      if (state.phase === "saved" && countDrafts(edits).waiting > 0) state = { ...state, phase: "waiting" };
      else if (state.phase !== "saving" && countDrafts(edits).waiting === 0)
        state = { ...state, phase: "saved" };
      for (const listener of listeners) listener();
    },
    saveNow,
  };
}
