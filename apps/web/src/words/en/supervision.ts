import type { Words } from "../zh.ts";

const days = (count: number) => (count === 1 ? "1 day" : `${count} days`);
const workingDays = (count: number) => (count === 1 ? "1 working day" : `${count} working days`);
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const monthName = (month: number) => months[month - 1] ?? "";

/** English words of supervision: the list of matters, proposals, deadlines. */
export const supervision: Words["supervision"] = {
  tabs: {
    label: "Supervision",
    matters: "Matters",
    inspections: "Inspections",
    rules: "Rules of deadlines",
    calendar: "Working days",
  },
  due: {
    overdue: (count) => `${days(count)} overdue`,
    today: "due today",
    tomorrow: "due tomorrow",
    inDays: (count) => `due in ${days(count)}`,
    workingDaysLeft: (count) => `${workingDays(count)} left`,
    workingDaysPast: (count) => `${workingDays(count)} past`,
    lastWorkingDay: "last working day",
    provisional: "provisional",
    provisionalNote:
      "The holidays of its year are not published yet; the day is worked out anew when they are.",
    met: (day) => `done ${day}`,
    metLate: (day) => `done ${day}, after the deadline`,
    lapsed: "no longer needed",
    exact: (day) => `by the end of ${day}`,
  },
  day: {
    weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    short: (month, date, weekday) => `${weekday} ${date} ${monthName(month)}`,
    long: (year, month, date, weekday) => `${weekday} ${date} ${monthName(month)} ${year}`,
    plain: (year, month, date) => `${date} ${monthName(month)} ${year}`,
  },
  list: {
    title: "Matters of supervision",
    label: "Matters of supervision",
    count: (shown, all) => (shown === all ? `${all} in all` : `${shown} of ${all}`),
    counts: {
      label: "Matters by kind",
      open: "in hand",
      overdue: "overdue",
      urged: "urged by letter",
      closed: "closed",
      unit: "matters",
    },
    export: "Export to Excel",
    exportNote: "What the filters let through",
    empty: "No matters yet",
    emptyTodo:
      "When a target turns red or orange, the office issues a notice; explanation, rectification and closing are kept here.",
    emptyUnit:
      "No notice has been sent to your organisation. When one comes, you acknowledge it, explain and submit your plan here.",
    emptyFirst: "First step: pick one of the targets that the machine proposes above, and draft a notice.",
    noneFound: "No matter fits",
    noneFoundTodo: "Change a filter, or clear all of them.",
    clear: "Clear filters",
    filters: {
      query: "Indicator, organisation, number",
      state: "State",
      light: "Light",
      organisation: "Organisation",
      due: "Deadline",
      year: "Year",
    },
    dueChoices: { overdue: "overdue", open: "in hand", closed: "closed or withdrawn" },
    columns: {
      title: "Matter",
      light: "Light",
      organisation: "Organisation",
      state: "State",
      next: "Next",
      due: "Deadline",
      trail: "Urging",
      issued: "Issued",
    },
    place: (area, year) => `${area} · ${year}`,
    nobodyOwes: "nothing owed",
    urgings: (count) => (count === 1 ? "1 supervision letter" : `${count} supervision letters`),
    escalated: (rung) => `told ${rung}`,
    nobodyToTell: "nobody to tell",
    returned: "returned",
    notIssued: "not yet",
    lightNow: "now",
  },
  proposals: {
    title: (count) => (count === 1 ? "1 notice proposed" : `${count} notices proposed`),
    note: (year) =>
      `Red and orange targets of ${year} that no open matter answers, most urgent first. Whether a notice goes out is for you to decide.`,
    draft: "Draft notice",
    draftOf: (name) => `Draft notice: ${name}`,
    to: "to",
    choose: "Choose organisation",
    chooseOf: (name) => `${name}: choose organisation`,
    more: (count) => `Show ${count} more`,
    less: "Show only the first",
    drafted: "Drafted; check it, then issue it",
    noReason: "no reason recorded",
  },
};
