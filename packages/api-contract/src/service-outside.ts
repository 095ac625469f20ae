import { casePlaces, differenceKinds, differenceStates, outsideAnswers, rowPlaces } from "@halfsky/cases";
import { z } from "zod";
import { areaCode, words } from "./areas.ts";
import { moment, shortId } from "./case-values.ts";
import { serviceRole } from "./cases.ts";

const count = z.number().int().min(0);
const day = z.iso.date();
const column = z.number().int().min(1).max(200).nullable();
const phase = z.enum(["open", "waiting", "closed"]);

/** What a word of an outside system stands for among our states. */
export const stateMeaning = z.union([
  z.object({ states: z.array(shortId).min(1).max(40) }),
  z.object({ phase }),
  z.object({ notCompared: z.literal(true) }),
]);

/** How a sheet of an outside system is read: seven columns at most, and what its words of states stand for. */
export const outsideMapping = z.object({
  /** which sheet of the file, from 0; not remembered */
  sheet: z.number().int().min(0).max(200).default(0),
  /** rows up to and with the head */
  headRow: z.number().int().min(0).max(50),
  columns: z.object({
    number: column,
    idNumber: column,
    state: column,
    day: column,
    /** by both of them a row without a number may be about somebody; hashed while it is read */
    name: column.default(null),
    birthDate: column.default(null),
    /** where somebody lives, a code or names: beside a name and a day of birth it weighs in whether two are one; enciphered */
    residence: column.default(null),
  }),
  words: z.record(z.string().min(1).max(40), stateMeaning),
});
export type OutsideMapping = z.infer<typeof outsideMapping>;

const placeCounts = z.object({
  rows: z.record(z.enum(rowPlaces), count),
  cases: z.record(z.enum(casePlaces), count),
});
export type OutsideCounts = z.infer<typeof placeCounts>;

/** A list that was taken in; what it says holds for its day and no later one. */
export const outsideList = z.object({
  id: z.string(),
  day,
  importedAt: moment,
  importedBy: z.string(),
  rows: count,
  /** as it was taken in, and as people judged possible matches since */
  counts: placeCounts,
});
export type OutsideListView = z.infer<typeof outsideList>;

/** An outside system that a system reconciles with, in one area and organisation. */
export const outsideLink = z.object({
  system: z.string(),
  systemTitle: words,
  link: z.string(),
  title: words,
  basis: words,
  takes: z.array(words),
  certainty: z.enum(["plan", "source", "assumed"]),
  rhythm: z.enum(["monthly", "quarterly"]),
  owner: serviceRole,
  area: z.object({ code: areaCode, name: z.string() }),
  organisation: z.object({ id: z.string(), name: z.string() }),
  /** whether the caller takes lists in here */
  isMine: z.boolean(),
  /** the newest list */
  list: outsideList.nullable(),
  /** whether lists are expected of this organisation; until when the next one is in time, and whether it is late */
  isExpected: z.boolean(),
  dueDay: day.nullable(),
  isLate: z.boolean(),
  /** differences that the caller may know: nobody answered; of those past their day; answered */
  open: count,
  late: count,
  answered: count,
  /** of these, those that go out to the owner of the outside system: what is still to be judged does not */
  sendable: count,
});
export type OutsideLinkView = z.infer<typeof outsideLink>;

/** GET /api/outside-links */
export const outsideLinkList = z.object({ links: z.array(outsideLink) });
export type OutsideLinkList = z.infer<typeof outsideLinkList>;

/** GET /api/outside-links/:system/:link: what an import of it needs to know. */
export const outsideLinkDetail = z.object({
  link: outsideLink,
  states: z.array(z.object({ id: z.string(), title: words, phase })),
  /** which columns of a list are read here: where every case is sealed, none of people */
  columns: z.array(outsideMapping.shape.columns.keyof()),
  lists: z.array(outsideList),
});
export type OutsideLinkDetail = z.infer<typeof outsideLinkDetail>;

/** POST /api/outside-links/:system/:link/sheets: heads of a file and how it would be read; nothing is kept. */
export const outsideSheets = z.object({
  sheets: z.array(
    z.object({
      name: z.string(),
      rows: count,
      /** texts of the head, by column */
      heads: z.array(z.object({ column: z.number().int(), letter: z.string(), title: z.string() })),
      /** words of each column that may hold states */
      words: z.array(z.object({ column: z.number().int(), words: z.array(z.string()) })),
      mapping: outsideMapping,
      isRemembered: z.boolean(),
    }),
  ),
});
export type OutsideSheets = z.infer<typeof outsideSheets>;

/** POST /api/outside-links/:system/:link/lists: what the list says beside our cases; kept only where it is applied. */
export const outsideImport = z.object({
  applied: z.boolean(),
  /** the same file, read the same way, was the newest list already: nothing changed */
  isSame: z.boolean(),
  rows: count,
  /** rows about nobody that were not read, such as totals, by sheet and cell */
  skipped: z.array(z.string()),
  counts: placeCounts,
  differences: z.object({ opened: count, kept: count, reopened: count, settled: count }),
});
export type OutsideImport = z.infer<typeof outsideImport>;

/** GET /api/outside-differences */
export const outsideDifferenceQuery = z.object({
  system: shortId.optional(),
  link: shortId.optional(),
  area: areaCode.optional(),
  kind: z.enum(differenceKinds).optional(),
  /** without it, what is not settled */
  state: z.enum(differenceStates).optional(),
  late: z.enum(["true", "false"]).optional(),
});

export const outsideDifference = z.object({
  id: z.string(),
  system: z.string(),
  systemTitle: words,
  link: z.string(),
  title: words,
  area: z.object({ code: areaCode, name: z.string() }),
  kind: z.enum(differenceKinds),
  /** number, state and day there, as of the day of the list */
  theirs: z.object({
    number: z.string().nullable(),
    /** row in the sheet of that list, for whoever has the file */
    sheetRow: z.number().int().nullable(),
    word: z.string().nullable(),
    day: day.nullable(),
    listDay: day,
  }),
  /** the case here, as it is now */
  ours: z.object({ caseId: z.string(), number: z.string(), stateTitle: words }).nullable(),
  /** of a possible match that is not settled: how like the two are, by what, and where each of them lives as far as it is known */
  likeness: z
    .object({
      verdict: z.enum(["likely", "possible", "unlikely"]),
      reasons: z.array(words),
      theirResidence: z.string().nullable(),
      ourResidence: z.string().nullable(),
    })
    .nullable(),
  owner: z.object({ id: z.string(), name: z.string() }),
  foundAt: moment,
  dueAt: moment,
  isLate: z.boolean(),
  state: z.enum(differenceStates),
  answer: z.enum(outsideAnswers).nullable(),
  /** answers that fit, where the caller may give one */
  answers: z.array(z.enum(outsideAnswers)),
});
export type OutsideDifferenceView = z.infer<typeof outsideDifference>;

export const outsideDifferenceList = z.object({
  differences: z.array(outsideDifference),
  /** how many there are, also beyond those listed */
  total: count,
});
export type OutsideDifferenceList = z.infer<typeof outsideDifferenceList>;

/** GET /api/outside-differences/:id: with what became of it. */
export const outsideDifferenceRecord = outsideDifference.extend({
  entries: z.array(
    z.object({
      kind: z.enum(["opened", "answered", "reopened", "settled"]),
      answer: z.enum(outsideAnswers).nullable(),
      reason: z.string().nullable(),
      by: z.string(),
      organisation: z.string(),
      at: moment,
    }),
  ),
});
export type OutsideDifferenceRecord = z.infer<typeof outsideDifferenceRecord>;

/** POST /api/outside-differences/:id/answer; an explanation says what explains it, a judgement why. */
export const outsideAnswerInput = z.object({
  answer: z.enum(outsideAnswers),
  reason: z.string().trim().max(1000).default(""),
});
export type OutsideAnswerInput = z.infer<typeof outsideAnswerInput>;
