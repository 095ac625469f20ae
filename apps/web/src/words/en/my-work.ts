import type { Words } from "../zh.ts";

/** English words of my work. */
export const myWork: Words["myWork"] = {
  title: "My work",
  today: (day, organisation) => `${day} · ${organisation}`,
  duties: {
    title: (count) => (count === 0 ? "To do" : `To do (${count})`),
    what: "What",
    matter: "Matter",
    due: "Deadline",
    do: "Do it",
    doOf: (what) => `Do it: ${what}`,
    none: "Nothing to do",
    noneUnit:
      "A notice that arrives, a step that is nearly due, something returned: they stand here, the nearest deadline first.",
    noneOffice:
      "What organisations submit for your check and closings to confirm stand here. New notices are drafted from the proposals of the supervision page.",
    toSupervision: "To supervision",
  },
  returned: {
    title: "Came back",
    reason: "Why: ",
    mend: "Mend it",
    mendOf: (title) => `Mend it: ${title}`,
  },
  wrong: {
    title: (count, year) => `Targets with a warning light in ${year} (${count})`,
    none: "No target is red, orange or yellow.",
    noJudgement: "Your account does not see judgements.",
    matter: "supervised",
    more: (count) => `Show ${count} more`,
    less: "Show only the first",
  },
  figures: {
    title: "Figures",
    none: "All figures are entered.",
  },
  inspections: {
    title: "Inspections",
    none: "No inspection waits for you.",
  },
};
