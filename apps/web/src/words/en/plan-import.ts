import type { planImport as zhPlanImport } from "../zh/plan-import.ts";

/** English words of the import page. */
export const planImport: typeof zhPlanImport = {
  title: "Import plans",
  drop: "Drop plan documents here, or click to choose (several at once)",
  formats: "Word (.docx), web page (.html), PDF with text, plain text (.txt); up to 20 MB each",
  notAllowed: "Your account may not import plans",
  whatHappens: "What happens then",
  steps: [
    "Domains, objectives, indicators, measures and projects are read; each keeps its line in the source.",
    "You check them beside the source and mend what was read wrongly; each correction keeps its reason and author.",
    "Publishing makes an unchangeable version. When the document changes, import it again to see the difference.",
  ],
  step: {
    waiting: "Waiting",
    uploading: "Uploading",
    reading: "Reading",
    done: "Read",
    refused: "Not imported",
  },
  period: "Where the text names no period, take",
  firstYear: "First year",
  lastYear: "Last year",
  again: "Import again",
  dismiss: "Remove from list",
  read: (lines, plans) => `${lines} lines, ${plans} ${plans === 1 ? "plan" : "plans"} read.`,
  already: "This file was imported before; it was not stored again.",
  outcome: {
    new: "new plan",
    "new-reading": "this plan exists: stored as a new reading",
    unchanged: "same as the last reading",
  },
  mayLeave:
    "You may leave this page: reading goes on at the server, you will be told when it is done, and this page shows the result.",
  noteDone: (name) => `"${name}" has been read`,
  noteRefused: (name) => `"${name}" was not imported`,
  noteLink: "See the result",
  review: "Review",
  seeDifference: "See the difference",
  toList: "To the list of plans",
};
