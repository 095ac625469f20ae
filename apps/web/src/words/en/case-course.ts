import type { Words } from "../zh.ts";

/** What the page of a case says of its course: who handles it, what is agreed to, what the clock did. */
export const caseCourse: Words["caseCourse"] = {
  handledBy: (name) => `handled by ${name}`,
  contact: (name: string) => `to be reached: ${name}`,
  unassigned: "nobody is assigned yet",
  agreeTo: "What is agreed to",
  toGrade: "Grade becomes",
  toState: "The case becomes",
  toAssignee: (name) => `Assigned to ${name}`,
  because: (reason) => `Reason: ${reason}`,
  unseen: "You may not read what is proposed.",
  assignedTo: (name) => `Assigned to ${name}`,
  kinds: {
    warn: (clock) => `"${clock}" is due soon`,
    escalate: (clock) => `"${clock}" is late`,
    ask: (clock) => `"${clock}": asked for`,
    silence: (clock) => `"${clock}": no response in time`,
    seal: (clock) => `"${clock}": sealed by law`,
  },
  nothingOfHer: "No name is written down, or you may not read it",
  received: "Referred here",
  sharedWithUs: (fields) => `Your agency sees: ${fields}`,
  ownOnly:
    "The case is closed: your agency's own answer, decision, files and the number stay here; what was shown to it does not.",
  person: (party, parts) => `${party} (${parts})`,
  standsSince: (time) => `What follows stood at ${time}; later changes are not seen yet. It renews itself.`,
  standsAlone: "The server cannot be reached.",
  glassWhen:
    "A case is not shown where its number is wrong, where it is sealed, or where it is not yours. When somebody is in danger and cannot wait for the worker, give your reason and break the glass.",
  byGlass:
    "You see this case because you broke the glass: whoever reviews it is told, it is on record, it closes by itself, and another person reviews it in time. Who reported is not shown.",
  gone: "This case is not shown to you any more: your part of it is done, or it was handed over or sealed. What you did is saved.",
  glassEnds: (time) => `It closes by itself at ${time}.`,
  minutesWrong: "Give whole minutes from 1 to 480.",
  onlyRecorded: "It is kept in the history; the case stays as it is.",
  follows: (what) => `What follows: ${what}.`,
  told: (who) => `told: ${who}`,
  toldNobody: "nobody holds the role that should be told",
  asked: (agencies) => `then asked: ${agencies}`,
  files: (names: string) => `Files: ${names}`,
  fileOf: (action: string) => `came with “${action}”`,
  fileUnused: "came with nothing yet",
  fileNotTaken: (name: string) => `“${name}” was not taken:`,
  emptyFile: (name: string) => `“${name}” is empty and was not taken.`,
  comma: "; ",
  and: ", ",
};
