import type { FigureInputOfForm, Session, SubmissionFigure } from "@halfsky/api-contract";
import { submissionFigure } from "@halfsky/api-contract";
import type { QueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { RequestProblem } from "../../api/request-problem.ts";
import { sessionQuery } from "../../api/session-api.ts";
import { saveSubmissionFigures } from "../../api/submissions-api.ts";
import {
  type DraftChanges,
  type FollowedCells,
  followDrafts,
  keepDrafts,
  keepState,
  readKeptDrafts,
  scopesWithDrafts,
} from "../../offline/kept-drafts.ts";
import { placeKey, type StoredFigure } from "../grid/cell-content.ts";
import { type EditStore, keepableDraft, openEditStore, takeDrafts } from "../grid/edit-store.ts";
import type { Edits, SentAnswer, SentCell } from "../grid/edits.ts";

/** A figure of a submission with the area and year of the submission. */
export interface GridFigure extends StoredFigure {
  readonly source: SubmissionFigure["source"];
}

export type SubmissionStore = EditStore<GridFigure>;

/** Filling in sends by itself; corrections after signing wait until each has its reason and the person sends them. */
export type EntryMode = "fill" | "correct";

// A network that is there and does not answer counts as none.
const patience = 20_000;
const correctionMark = "#correct";

/** What is kept of a submission's cells is kept under this name. */
function scopeOf(submission: string, mode: EntryMode): string {
  return mode === "fill" ? submission : submission + correctionMark;
}

/** A cell as the server takes it. */
export function figureInputOf({
  indicatorId,
  breakdown = "",
  baseRevision,
  value,
  missing,
  numerator,
  denominator,
  note,
}: SentCell): FigureInputOfForm {
  return { indicatorId, breakdown, baseRevision, value, missing, numerator, denominator, note };
}

async function sendFigures(
  account: string,
  submission: string,
  cells: readonly SentCell[],
): Promise<SentAnswer<GridFigure> & { findings: [] }> {
  const [first] = cells;
  const place = { areaCode: first?.areaCode ?? "", year: first?.year ?? 0 };
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  try {
    const answer = await saveSubmissionFigures(account, submission, cells.map(figureInputOf), stop.signal);
    return {
      saved: [...answer.saved, ...answer.unchanged].map((figure) => ({ ...place, ...figure })),
      conflicts: answer.conflicts.map(({ mine, theirs }) => ({
        mine: { ...place, ...mine },
        theirs: { ...place, ...theirs },
      })),
      refused: answer.refused.map(({ figure, ...words }) => ({ cell: { ...place, ...figure }, ...words })),
      findings: [],
    };
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    throw new RequestProblem({
      origin: "network",
      status: 0,
      code: "unreachable",
      detail: null,
      faults: [],
      requestId: null,
      effect: "unknown",
    });
  } finally {
    clearTimeout(timer);
  }
}

const keptFigure = submissionFigure.extend({ areaCode: z.string(), year: z.number().int() });

function readFigures(kept: ReadonlyArray<readonly [string, unknown]>): ReadonlyMap<string, GridFigure> {
  const figures = new Map<string, GridFigure>();
  for (const [cell, value] of kept) {
    const read = keptFigure.safeParse(value);
    if (read.success) figures.set(cell, read.data);
  }
  return figures;
}

/** What has to be written so that what is kept is what the page holds. */
function changesBetween(before: Edits<GridFigure>, after: Edits<GridFigure>): DraftChanges {
  const put = [...after.drafts].flatMap(([cell, draft]) =>
    before.drafts.get(cell) === draft ? [] : [{ cell, draft: keepableDraft(draft), mark: draft.mark }],
  );
  const done = [...before.drafts.keys()].filter((cell) => !after.drafts.has(cell));
  const figures = [...after.known].flatMap(([cell, figure]) =>
    before.known.get(cell) === figure ? [] : [{ cell, figure }],
  );
  return { put, done, figures };
}

/** Takes over how cells stand after another window of the same person changed them. */
function followed(edits: Edits<GridFigure>, news: FollowedCells): Edits<GridFigure> {
  const drafts = new Map(edits.drafts);
  const known = new Map(edits.known);
  let { lastMark } = edits;
  for (const [cell, draft] of takeDrafts(news.put.map((row) => [row.cell, row.draft]))) {
    lastMark += 1;
    drafts.set(cell, { ...draft, mark: lastMark });
  }
  for (const cell of news.done) drafts.delete(cell);
  for (const [cell, figure] of readFigures(news.figures.map((row) => [row.cell, row.figure])))
    known.set(cell, figure);
  return { ...edits, drafts, known, lastMark };
}

const stores = new Map<string, Promise<SubmissionStore>>();

/** The store of what a person types in a submission; it lives, and goes on sending, whichever page is shown. */
export function submissionStore(
  account: string,
  submission: string,
  mode: EntryMode,
  client: QueryClient,
): Promise<SubmissionStore> {
  const scope = scopeOf(submission, mode);
  const name = JSON.stringify([account, scope]);
  const known = stores.get(name);
  if (known) return known;
  const opening = open(account, submission, mode, client);
  stores.set(name, opening);
  return opening;
}

async function open(
  account: string,
  submission: string,
  mode: EntryMode,
  client: QueryClient,
): Promise<SubmissionStore> {
  const scope = scopeOf(submission, mode);
  const kept = await readKeptDrafts(account, scope);
  const signedIn = () => client.getQueryData<Session | null>(sessionQuery.queryKey)?.account;
  const store = openEditStore<GridFigure>({
    send: (cells) => sendFigures(account, submission, cells),
    keep: (edits, before) => {
      const changes = changesBetween(before, edits);
      if (changes.put.length + changes.done.length + changes.figures.length > 0)
        void keepDrafts(account, scope, changes);
    },
    kept: () => ({ drafts: takeDrafts(kept.drafts), known: readFigures(kept.figures) }),
    maySend: () => signedIn()?.id === account,
    author: () => signedIn()?.displayName ?? "",
    onSignedOut: () => client.setQueryData(sessionQuery.queryKey, null),
    isByHand: mode === "correct",
  });
  followDrafts(account, scope, (news) => store.follow((edits) => followed(edits, news)));
  window.addEventListener("online", () => store.saveNow());
  window.addEventListener("beforeunload", (event) => {
    // What is kept survives the page; only where the browser keeps nothing is there something to lose.
    const { isRefused, writing } = keepState.read();
    if (store.read().edits.drafts.size > 0 && (isRefused || writing > 0)) event.preventDefault();
  });
  return store;
}

/** Opens the stores of everything that a person left unsent, so that it is sent wherever she looks. */
export async function sendWhatIsKept(account: string, client: QueryClient): Promise<void> {
  for (const scope of await scopesWithDrafts(account)) {
    if (!scope.endsWith(correctionMark)) await submissionStore(account, scope, "fill", client);
  }
}

/** The key of a figure of a submission in maps. */
export function figureCell(
  record: { readonly area: { readonly code: string }; readonly year: number },
  figure: { readonly indicatorId: string; readonly breakdown: string },
): string {
  return placeKey({ areaCode: record.area.code, year: record.year, ...figure });
}
