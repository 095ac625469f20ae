import type { Words } from "../zh.ts";

/** What the page of a case says of its course: who handles it, what is agreed to, what the clock did. */
export const caseCourse: Words["caseCourse"] = {
  handledBy: (name) => `handled by ${name}`,
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
  person: (party, parts) => `${party} (${parts})`,
  standsSince: (time) => `What follows stood at ${time}; later changes are not seen yet. It renews itself.`,
  standsAlone: "The server cannot be reached.",
  glassEnds: (time) => `It closes by itself at ${time}.`,
  minutesWrong: "Give whole minutes from 1 to 480.",
  told: (who) => `told: ${who}`,
  toldNobody: "nobody holds the role that should be told",
  asked: (agencies) => `then asked: ${agencies}`,
  comma: "; ",
  and: ", ",
};
