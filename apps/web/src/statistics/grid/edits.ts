import type { CellInput, CellsSaved, ObservationCell, Words } from "@halfsky/api-contract";
import type { Language } from "../../words/language.tsx";
import {
  type CellContent,
  contentOf,
  type EditedPlace,
  placeKey,
  readContent,
  saysTheSame,
} from "./cell-content.ts";

/** Why a cell that was typed is not stored. */
type Trouble =
  | { readonly kind: "fault" | "refused"; readonly message: Words; readonly hint: Words }
  | { readonly kind: "conflict"; readonly theirs: ObservationCell };

/** A cell that differs from what is stored. */
export interface Draft {
  readonly place: EditedPlace;
  readonly content: CellContent;
  /** The revision that the person saw when she began, 0 for an empty cell. */
  readonly base: number;
  /** Why a figure that stood already is changed. */
  readonly reason: string;
  /** Grows with every change, so that a late answer does not pass for one to newer words. */
  readonly mark: number;
  readonly trouble: Trouble | null;
}

interface Change {
  readonly place: EditedPlace;
  readonly before: CellContent;
  readonly after: CellContent;
}

/** Everything typed that is not stored yet, what the server answered, and what can be undone. */
export interface Edits {
  readonly drafts: ReadonlyMap<string, Draft>;
  /** Cells as the server gave them back; newer than what the page loaded. */
  readonly known: ReadonlyMap<string, ObservationCell>;
  readonly past: readonly (readonly Change[])[];
  readonly future: readonly (readonly Change[])[];
  readonly lastMark: number;
}

export const noEdits: Edits = { drafts: new Map(), known: new Map(), past: [], future: [], lastMark: 0 };

const undoDepth = 200;

/** What the page loaded of a cell. */
export type Loaded = (key: string) => ObservationCell | undefined;

/** The newest stored state of a cell that this page knows. */
export function storedCell(edits: Edits, loaded: Loaded, key: string): ObservationCell | undefined {
  const [here, there] = [loaded(key), edits.known.get(key)];
  return here && there ? (here.revision >= there.revision ? here : there) : (here ?? there);
}

/** What a cell shows: the words typed, else what is stored. */
export function shownContent(edits: Edits, loaded: Loaded, key: string, language: Language): CellContent {
  return edits.drafts.get(key)?.content ?? contentOf(storedCell(edits, loaded, key), language);
}

function draftOf(
  edits: Edits,
  loaded: Loaded,
  place: EditedPlace,
  content: CellContent,
  mark: number,
): Draft {
  const key = placeKey(place);
  const stored = storedCell(edits, loaded, key);
  const before = edits.drafts.get(key);
  const reading = readContent(content, place.unit, stored !== undefined);
  const kept = before?.trouble?.kind === "conflict" ? before.trouble : null;
  return {
    place,
    content,
    base: before?.base ?? stored?.revision ?? 0,
    reason: before?.reason ?? "",
    mark,
    trouble:
      reading.status === "fault" ? { kind: "fault", message: reading.message, hint: reading.hint } : kept,
  };
}

function write(edits: Edits, loaded: Loaded, changes: readonly Change[], sending: Sending): Edits {
  const drafts = new Map(edits.drafts);
  let { lastMark } = edits;
  for (const { place, after } of changes) {
    const key = placeKey(place);
    const stored = storedCell(edits, loaded, key);
    const isInConflict = drafts.get(key)?.trouble?.kind === "conflict";
    lastMark += 1;
    // While an older state is on its way, going back to the stored one must be sent too.
    if (!sending.has(key) && !isInConflict && saysTheSame(after, place.unit, stored)) drafts.delete(key);
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
export function changeCells(
  edits: Edits,
  loaded: Loaded,
  cells: readonly { readonly place: EditedPlace; readonly content: CellContent }[],
  language: Language,
  sending: Sending = new Map(),
): Edits {
  const changes = cells.flatMap(({ place, content }): Change[] => {
    const before = shownContent(edits, loaded, placeKey(place), language);
    return isSameContent(before, content) ? [] : [{ place, before, after: content }];
  });
  if (changes.length === 0) return edits;
  const next = write(edits, loaded, changes, sending);
  return { ...next, past: [...edits.past, changes].slice(-undoDepth), future: [] };
}

/** Takes the last step back, or forward again; the cells are stored anew with the words they had. */
export function undoStep(edits: Edits, loaded: Loaded, sending: Sending = new Map()): Edits {
  const changes = edits.past.at(-1);
  if (!changes) return edits;
  const back = changes.map(({ place, before, after }) => ({ place, before: after, after: before }));
  const next = write(edits, loaded, back, sending);
  return { ...next, past: edits.past.slice(0, -1), future: [...edits.future, changes] };
}

/** Takes back the last undoing. */
export function redoStep(edits: Edits, loaded: Loaded, sending: Sending = new Map()): Edits {
  const changes = edits.future.at(-1);
  if (!changes) return edits;
  const next = write(edits, loaded, changes, sending);
  return { ...next, past: [...edits.past, changes], future: edits.future.slice(0, -1) };
}

/** The cells to send next: those without trouble, the earliest typed first. */
export function cellsToSend(
  edits: Edits,
  most: number,
): { readonly cells: readonly CellInput[]; readonly sending: Sending } {
  const sending = new Map<string, number>();
  const cells: CellInput[] = [];
  const waiting = [...edits.drafts].filter(([, { trouble }]) => trouble === null);
  for (const [key, { place, content, base, reason, mark }] of waiting.toSorted(
    ([, one], [, other]) => one.mark - other.mark,
  )) {
    if (cells.length === most) break;
    const reading = readContent(content, place.unit, true);
    if (reading.status !== "fields") continue;
    sending.set(key, mark);
    cells.push({
      areaCode: place.areaCode,
      indicatorId: place.indicatorId,
      year: place.year,
      baseRevision: base,
      ...reading.fields,
      ...(reason === "" ? {} : { reason }),
    });
  }
  return { cells, sending };
}

/** Takes in the server's answer; words typed since the cells were sent stay and wait for their own turn. */
export function settle(edits: Edits, sending: Sending, answer: CellsSaved): Edits {
  const drafts = new Map(edits.drafts);
  const known = new Map(edits.known);
  const isNewer = (key: string) => drafts.get(key)?.mark !== sending.get(key);
  for (const cell of answer.saved) {
    const key = placeKey(cell);
    known.set(key, cell);
    const draft = drafts.get(key);
    if (!draft) continue;
    if (isNewer(key)) drafts.set(key, { ...draft, base: cell.revision });
    else drafts.delete(key);
  }
  for (const { mine, theirs } of answer.conflicts) {
    const key = placeKey(mine);
    known.set(key, theirs);
    const draft = drafts.get(key);
    if (draft) drafts.set(key, { ...draft, trouble: { kind: "conflict", theirs } });
  }
  for (const { cell, message, hint } of answer.refused) {
    const key = placeKey(cell);
    const draft = drafts.get(key);
    if (draft && !isNewer(key)) drafts.set(key, { ...draft, trouble: { kind: "refused", message, hint } });
  }
  return { ...edits, drafts, known };
}

function changeDrafts(
  edits: Edits,
  keys: readonly string[],
  change: (draft: Draft, mark: number) => Draft | null,
): Edits {
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
export function keepMine(edits: Edits, keys: readonly string[]): Edits {
  return changeDrafts(edits, keys, (draft, mark) =>
    draft.trouble?.kind === "conflict"
      ? { ...draft, base: draft.trouble.theirs.revision, mark, trouble: null }
      : draft,
  );
}

/** Gives up what was typed; the stored figure stands. */
export function dropDrafts(edits: Edits, keys: readonly string[]): Edits {
  return changeDrafts(edits, keys, () => null);
}

/** Gives the reason for changing figures; refused ones are sent again with it. */
export function giveReason(edits: Edits, keys: readonly string[], reason: string): Edits {
  return changeDrafts(edits, keys, (draft, mark) => ({
    ...draft,
    reason,
    mark,
    trouble: draft.trouble?.kind === "refused" ? null : draft.trouble,
  }));
}

/** How many cells wait, and how many need a person. */
export function countDrafts(edits: Edits): { readonly waiting: number; readonly troubled: number } {
  let troubled = 0;
  for (const { trouble } of edits.drafts.values()) if (trouble !== null) troubled += 1;
  return { waiting: edits.drafts.size - troubled, troubled };
}
