import type { Words } from "../zh.ts";

/** English words of coverage by minutes of travel. */
export const travel: Words["travel"] = {
  title: "Coverage by minutes of travel",
  share: (covered, all) => `By minutes of travel: ${covered} of ${all} are covered`,
  day: "As of",
  download: "Download as a sheet",
  standard: (minutes, mode, isFree) =>
    `Standard: an open place within ${minutes} minutes ${mode}${isFree ? ", with something free" : ""}. `,
  needs: (needs) => `Judged for each of these, the worst stands: ${needs}. `,
  comma: ", ",
  cite: (cite) => `Rests on: ${cite}.`,
  unverified: "not verified",
  scope:
    "By the places that you see and what was measured by that day; what was not measured never counts as covered and is “not known”. The standard is that of today.",
  tiles: "Coverage of each",
  states: { covered: "covered", "not-covered": "not covered", unknown: "not known" },
  minutesShort: ({ minutes, isInside }) => (isInside ? " (here)" : ` (${minutes} min)`),
  lacking: (count) => `Not covered or not known: ${count}`,
  allCovered: "All are within the time.",
  unit: "Unit",
  state: "State",
  nearest: "Nearest place",
  minutes: "Minutes",
  source: "Source",
  noneKnown: (unmeasured) => (unmeasured === 0 ? "No place is open" : "No place was measured"),
  unmeasured: (count) => `${count} more not measured, perhaps nearer`,
  measured: (source, day) => (source === null || day === null ? "In the unit itself" : `${source} (${day})`),
  noUnits: "No townships or villages are listed",
  noUnitsTodo: "Once they are, their coverage stands here.",
  settings: {
    title: "Minutes of travel",
    link: "Minutes of travel",
    note: "Minutes between townships, villages or counties on foot, by car, by public transport; coverage of places within N minutes rests on them.",
    template: "Empty sheet",
    bring: "Bring a sheet of minutes",
    drop: "Drop the filled-in .xlsx or .csv here, or click to choose it",
    dropNote:
      "It is read first and nothing is kept; faults are named cell by cell. A correction keeps what stood before.",
    preview: (rows, added, corrected, unchanged) =>
      `${rows} rows: ${added} new, ${corrected} corrected, ${unchanged} as they were.`,
    same: (rows) => `${rows} rows, all here already: nothing changes.`,
    apply: "Take it in",
    brought: (added, corrected) => `Taken in: ${added} new, ${corrected} corrected`,
    measured: "Minutes that are here",
    mode: "By",
    ways: "Ways",
    units: "From units",
    newest: "Measured last",
    empty: "No minutes of travel yet",
    emptyTodo:
      "Download the empty sheet, fill it in and bring it; until then coverage by minutes is not known.",
  },
};
