import { z } from "zod";
import { words } from "./areas.ts";
import { answer } from "./case-answers.ts";
import { moment, shortId } from "./case-values.ts";
import { problem } from "./problem.ts";

const count = z.number().int().min(0);
const columnKey = z.string().regex(/^(?:person|field)\.[A-Za-z][A-Za-z0-9]{0,60}$/u);

/** A column that a list of people may have. */
export const loadColumn = z.object({
  /** "person.idNumber", "field.round" */
  key: columnKey,
  title: words,
  /** has to be said, by a column or once for all rows */
  isNeeded: z.boolean(),
  /** may be said once for all rows */
  settable: z.enum(["text", "code", "flag", "date", "number"]).nullable(),
  options: z.array(z.object({ id: z.string(), title: words })).nullable(),
});
export type LoadColumnView = z.infer<typeof loadColumn>;

/** How a sheet is read: which column is what, and what is said of every row that says nothing itself. */
export const loadMapping = z.object({
  sheet: z.number().int().min(0).max(200).default(0),
  /** rows up to and with the head */
  headRow: z.number().int().min(0).max(50),
  columns: z.record(columnKey, z.number().int().min(1).max(200)),
  set: z.record(shortId, answer),
});
export type LoadMapping = z.infer<typeof loadMapping>;

/** How the rows of a list stand; their sum is the list. */
export const loadCounts = z.object({
  /** not opened yet */
  waiting: count,
  opened: count,
  /** there already, of those cases that the caller sees */
  here: count,
  refused: count,
});
export type LoadCounts = z.infer<typeof loadCounts>;

/** A list that was taken on. */
export const loadedList = z.object({
  id: z.string(),
  fileName: z.string(),
  acceptedAt: moment,
  acceptedBy: z.string(),
  isMine: z.boolean(),
  rows: count,
  counts: loadCounts,
  finishedAt: moment.nullable(),
  /** until when the refused rows may be fetched; null where there are none, or no more */
  keptUntil: moment.nullable(),
});
export type LoadedListView = z.infer<typeof loadedList>;

/** A list that is being looked through, or was and waits to be taken on; hers alone who brought it. */
export const loadLookView = z.object({
  id: z.string(),
  fileName: z.string(),
  broughtAt: moment,
  state: z.enum(["looking", "looked", "faulty"]),
  /** how far the look has come, in percent */
  progress: z.number().int().min(0).max(100),
});
export type LoadLookView = z.infer<typeof loadLookView>;

/** A system into which the caller loads lists. */
export const caseLoad = z.object({
  system: z.string(),
  title: words,
  action: words,
  party: words,
  /** the systems outside that hold these people */
  outside: z.array(words),
  looks: z.array(loadLookView),
  lists: z.array(loadedList),
});
export type CaseLoad = z.infer<typeof caseLoad>;
export const caseLoadList = z.object({ loads: z.array(caseLoad) });
export type CaseLoadList = z.infer<typeof caseLoadList>;
export const caseLoadDetail = caseLoad.extend({ columns: z.array(loadColumn) });
export type CaseLoadDetail = z.infer<typeof caseLoadDetail>;

/** Heads of a file, and how it would be read. */
export const loadSheets = z.object({
  sheets: z.array(
    z.object({
      name: z.string(),
      rows: count,
      heads: z.array(z.object({ column: count, letter: z.string(), title: z.string() })),
      mapping: loadMapping,
      /** whether a list with this head was read so before */
      isRemembered: z.boolean(),
    }),
  ),
});
export type LoadSheets = z.infer<typeof loadSheets>;

/** What a list comes to, before it is taken on. */
export const loadPreview = z.object({
  rows: count,
  /** to be opened */
  fresh: count,
  here: count,
  /** counted in another place already; null where the caller brings nobody into the state that counts */
  elsewhere: count.nullable(),
  refused: count,
  /** the reasons of refused rows, each with its number of rows, the most frequent first */
  reasons: z.array(z.object({ words, rows: count })),
  /** rows about nobody, by sheet and cell */
  skipped: z.array(z.string()),
});
export type LoadPreview = z.infer<typeof loadPreview>;

/** A look with what it came to: the counts, or every fault by sheet and cell. */
export const loadLook = loadLookView.extend({
  preview: loadPreview.nullable(),
  problem: problem.pick({ code: true, detail: true, faults: true }).nullable(),
});
export type LoadLook = z.infer<typeof loadLook>;

/** A list that was taken on; so many of its rows are opened by a job. */
export const loadAccepted = z.object({ list: z.string(), fresh: count });
export type LoadAccepted = z.infer<typeof loadAccepted>;

/** A list that was given up; so many of its cases had been opened and stay. */
export const loadGivenUp = z.object({ opened: count });
export type LoadGivenUp = z.infer<typeof loadGivenUp>;
