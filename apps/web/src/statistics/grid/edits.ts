import type { ObservationCell, Words } from "@halfsky/api-contract";
import type { Language } from "../../words/language.tsx";
import {
  type CellContent,
  contentOf,
  type EditedPlace,
  type FigureFields,
  type Place,
  placeKey,
  readContent,
  saysTheSame,
  type StoredFigure,
} from "./cell-content.ts";

/** Why a cell that was typed is not stored. */
type Trouble<Stored extends StoredFigure = ObservationCell> =
  | { readonly kind: "fault" | "refused"; readonly message: Words; readonly hint: Words }
  | { readonly kind: "conflict"; readonly theirs: Stored };

/** A cell that differs from what is stored. */
export interface Draft<Stored extends StoredFigure = ObservationCell> {
  readonly place: EditedPlace;
  readonly content: CellContent;
  /** The revision that the person saw when she began, 0 for an empty cell. */
  readonly base: number;
  /** Why a figure that stood already is changed. */
  readonly reason: string;
  /** Grows with every change, so that a late answer does not pass for one to newer words. */
  readonly mark: number;
  readonly trouble: Trouble<Stored> | null;
  /**
   * What was sent since `base` without an answer. The server may have stored one of them: a stored figure that says the
   * same is one's own, not another person's.
   */
  readonly sent: readonly CellContent[];
}

interface Change {
  readonly place: EditedPlace;
  readonly before: CellContent;
  readonly after: CellContent;
}

/** Everything typed that is not stored yet, what the server answered, and what can be undone. */
export interface Edits<Stored extends StoredFigure = ObservationCell> {
  readonly drafts: ReadonlyMap<string, Draft<Stored>>;
  /** Cells as the server gave them back; newer than what the page loaded. */
  readonly known: ReadonlyMap<string, Stored>;
  readonly past: readonly (readonly Change[])[];
  readonly future: readonly (readonly Change[])[];
  readonly lastMark: number;
}

/** Nothing typed and nothing known; empty, so that it suits any kind of figure. */
export const noEdits: Edits<never> = {
  drafts: new Map<string, never>(),
  known: new Map<string, never>(),
  past: [],
  future: [],
  lastMark: 0,
};

const undoDepth = 200;

/** What the page loaded of a cell. */
export type Loaded<Stored extends StoredFigure = ObservationCell> = (key: string) => Stored | undefined;

/** The newest stored state of a cell that this page knows. */
export function storedCell<Stored extends StoredFigure>(
  edits: Edits<Stored>,
  loaded: Loaded<Stored>,
  key: string,
): Stored | undefined {
  const [here, there] = [loaded(key), edits.known.get(key)];
  return here && there ? (here.revision >= there.revision ? here : there) : (here ?? there);
}

/** What a cell shows: the words typed, else what is stored. */
export function shownContent<Stored extends StoredFigure>(
  edits: Edits<Stored>,
  loaded: Loaded<Stored>,
  key: string,
  language: Language,
): CellContent {
  return edits.drafts.get(key)?.content ?? contentOf(storedCell(edits, loaded, key), language);
}

function draftOf<Stored extends StoredFigure>(
  edits: Edits<Stored>,
  loaded: Loaded<Stored>,
  place: EditedPlace,
  content: CellContent,
  mark: number,
): Draft<Stored> {
  const key = placeKey(place);
  const stored = storedCell(edits, loaded, key);
  const before = edits.drafts.get(key);
  const reading = readContent(content, place, stored !== undefined);
  const kept = before?.trouble?.kind === "conflict" ? before.trouble : null;
  return {
    place,
    content,
    base: before?.base ?? stored?.revision ?? 0,
    reason: before?.reason ?? "",
    mark,
    sent: before?.sent ?? [],
    trouble:
      reading.status === "fault" ? { kind: "fault", message: reading.message, hint: reading.hint } : kept,
  };
}

function write<Stored extends StoredFigure>(
  edits: Edits<Stored>,
  loaded: Loaded<Stored>,
  changes: readonly Change[],
  sending: Sending,
): Edits<Stored> {
  const drafts = new Map(edits.drafts);
  let { lastMark } = edits;
  for (const { place, after } of changes) {
    const key = placeKey(place);
    const stored = storedCell(edits, loaded, key);
    const draft = drafts.get(key);
    const isInConflict = draft?.trouble?.kind === "conflict";
    lastMark += 1;
    // While an older state is on its way, or may have arrived, going back to the stored one must be sent too.
    const isOut = sending.has(key) || (draft?.sent.length ?? 0) > 0;
    if (!isOut && !isInConflict && saysTheSame(after, place, stored)) drafts.delete(key);
    else drafts.set(key, draftOf({ ...edits, drafts }, loaded, place, after, lastMark));
  }
  return { ...edits, drafts, lastMark };
}

/** Cells that are on their way to the server, with the mark they were sent under. */
export type Sending = ReadonlyMap<string, number>;

function isSameContent(one: CellContent, other: CellContent): boolean {
  return (
    one.text === other.text &&
    one.numerator === other.numerator &&
    one.denominator === other.denominator &&
    one.note === other.note
  );
}

/** Takes what a person typed or pasted as one step that can be undone; cells that stay as they are do not count. */
export function changeCells<Stored extends StoredFigure>(
  edits: Edits<Stored>,
  loaded: Loaded<Stored>,
  cells: readonly { readonly place: EditedPlace; readonly content: CellContent }[],
  language: Language,
  sending: Sending = new Map(),
): Edits<Stored> {
  const changes = cells.flatMap(({ place, content }): Change[] => {
    const before = shownContent(edits, loaded, placeKey(place), language);
    return isSameContent(before, content) ? [] : [{ place, before, after: content }];
  });
  if (changes.length === 0) return edits;
  const next = write(edits, loaded, changes, sending);
  return { ...next, past: [...edits.past, changes].slice(-undoDepth), future: [] };
}

/** Takes the last step back, or forward again; the cells are stored anew with the words they had. */
export function undoStep<Stored extends StoredFigure>(
  edits: Edits<Stored>,
  loaded: Loaded<Stored>,
  sending: Sending = new Map(),
): Edits<Stored> {
  const changes = edits.past.at(-1);
  if (!changes) return edits;
  const back = changes.map(({ place, before, after }) => ({ place, before: after, after: before }));
  const next = write(edits, loaded, back, sending);
  return { ...next, past: edits.past.slice(0, -1), future: [...edits.future, changes] };
}

/** Takes back the last undoing. */
export function redoStep<Stored extends StoredFigure>(
  edits: Edits<Stored>,
  loaded: Loaded<Stored>,
  sending: Sending = new Map(),
): Edits<Stored> {
  const changes = edits.future.at(-1);
  if (!changes) return edits;
  const next = write(edits, loaded, changes, sending);
  return { ...next, past: [...edits.past, changes], future: edits.future.slice(0, -1) };
}

/** One cell on its way to the server. */
export interface SentCell extends Place, FigureFields {
  readonly baseRevision: number;
  readonly reason?: string;
}

/** What the server says of cells that were sent: each is stored, in conflict or refused. */
export interface SentAnswer<Stored extends StoredFigure> {
  readonly saved: readonly Stored[];
  readonly conflicts: readonly { readonly mine: Place; readonly theirs: Stored }[];
  readonly refused: readonly { readonly cell: Place; readonly message: Words; readonly hint: Words }[];
}

/** The cells to send next: those without trouble, the earliest typed first. */
export function cellsToSend<Stored extends StoredFigure>(
  edits: Edits<Stored>,
  most: number,
): { readonly cells: readonly SentCell[]; readonly sending: Sending } {
  const sending = new Map<string, number>();
  const cells: SentCell[] = [];
  const waiting = [...edits.drafts].filter(([, { trouble }]) => trouble === null);
  for (const [key, { place, content, base, reason, mark }] of waiting.toSorted(
    ([, one], [, other]) => one.mark - other.mark,
  )) {
    if (cells.length === most) break;
    const reading = readContent(content, place, true);
    if (reading.status !== "fields") continue;
    sending.set(key, mark);
    cells.push({
      areaCode: place.areaCode,
      indicatorId: place.indicatorId,
      year: place.year,
      ...(place.breakdown === undefined ? {} : { breakdown: place.breakdown }),
      baseRevision: base,
      ...reading.fields,
      ...(reason === "" ? {} : { reason }),
    });
  }
  return { cells, sending };
}

/** Remembers what goes out, before it does: its answer may be lost. */
export function markSent<Stored extends StoredFigure>(edits: Edits<Stored>, sending: Sending): Edits<Stored> {
  const drafts = new Map(edits.drafts);
  for (const key of sending.keys()) {
    const draft = drafts.get(key);
    if (!draft || draft.sent.some((content) => isSameContent(content, draft.content))) continue;
    drafts.set(key, { ...draft, sent: [...draft.sent, draft.content] });
  }
  return { ...edits, drafts };
}

/** A conflict with what one sent oneself is none: the answer to it was lost, and newer words go on top of it. */
function isOwn<Stored extends StoredFigure>(draft: Draft<Stored>, theirs: Stored, author: string): boolean {
  return (
    theirs.recorded.by === author && draft.sent.some((content) => saysTheSame(content, draft.place, theirs))
  );
}

/**
 * Takes in the server's answer; words typed since the cells were sent stay and wait for their own turn. `author` is the
 * name under which the server keeps this person's figures.
 */
export function settle<Stored extends StoredFigure>(
  edits: Edits<Stored>,
  sending: Sending,
  answer: SentAnswer<Stored>,
  author: string,
): Edits<Stored> {
  const drafts = new Map(edits.drafts);
  const known = new Map(edits.known);
  const isNewer = (key: string) => drafts.get(key)?.mark !== sending.get(key);
  for (const cell of answer.saved) {
    const key = placeKey(cell);
    known.set(key, cell);
    const draft = drafts.get(key);
    if (!draft) continue;
    if (isNewer(key)) drafts.set(key, { ...draft, base: cell.revision, sent: [] });
    else drafts.delete(key);
  }
  for (const { mine, theirs } of answer.conflicts) {
    const key = placeKey(mine);
    known.set(key, theirs);
    const draft = drafts.get(key);
    if (!draft) continue;
    if (!isOwn(draft, theirs, author)) drafts.set(key, { ...draft, trouble: { kind: "conflict", theirs } });
    else if (saysTheSame(draft.content, draft.place, theirs)) drafts.delete(key);
    else drafts.set(key, { ...draft, base: theirs.revision, sent: [] });
  }
  for (const { cell, message, hint } of answer.refused) {
    const key = placeKey(cell);
    const draft = drafts.get(key);
    if (draft && !isNewer(key))
      drafts.set(key, { ...draft, sent: [], trouble: { kind: "refused", message, hint } });
  }
  return { ...edits, drafts, known };
}

function changeDrafts<Stored extends StoredFigure>(
  edits: Edits<Stored>,
  keys: readonly string[],
  change: (draft: Draft<Stored>, mark: number) => Draft<Stored> | null,
): Edits<Stored> {
  const drafts = new Map(edits.drafts);
  let { lastMark } = edits;
  for (const key of keys) {
    const draft = drafts.get(key);
    if (!draft) continue;
    lastMark += 1;
    const next = change(draft, lastMark);
    if (next) drafts.set(key, next);
    else drafts.delete(key);
  }
  return { ...edits, drafts, lastMark };
}

/** Settles a conflict for one's own words: they are sent again, now against the other person's revision. */
export function keepMine<Stored extends StoredFigure>(
  edits: Edits<Stored>,
  keys: readonly string[],
): Edits<Stored> {
  return changeDrafts(edits, keys, (draft, mark) =>
    draft.trouble?.kind === "conflict"
      ? { ...draft, base: draft.trouble.theirs.revision, mark, trouble: null, sent: [] }
      : draft,
  );
}

/** Gives up what was typed; the stored figure stands. */
export function dropDrafts<Stored extends StoredFigure>(
  edits: Edits<Stored>,
  keys: readonly string[],
): Edits<Stored> {
  return changeDrafts(edits, keys, () => null);
}

/** Gives the reason for changing figures; refused ones are sent again with it. */
export function giveReason<Stored extends StoredFigure>(
  edits: Edits<Stored>,
  keys: readonly string[],
  reason: string,
): Edits<Stored> {
  return changeDrafts(edits, keys, (draft, mark) => ({
    ...draft,
    reason,
    mark,
    trouble: draft.trouble?.kind === "refused" ? null : draft.trouble,
  }));
}

/** How many cells wait, and how many need a person. */
export function countDrafts(edits: Pick<Edits<StoredFigure>, "drafts">): {
  readonly waiting: number;
  readonly troubled: number;
} {
  let troubled = 0;
  for (const { trouble } of edits.drafts.values()) if (trouble !== null) troubled += 1;
  return { waiting: edits.drafts.size - troubled, troubled };
}
