import type { Words } from "../zh.ts";

/** English words of work on cases without a network. */
export const caseOffline: Words["caseOffline"] = {
  count: (waiting, toDecide) =>
    [
      ...(waiting > 0 ? [`${waiting} ${waiting === 1 ? "action waits" : "actions wait"} to be sent`] : []),
      ...(toDecide > 0 ? [`${toDecide} for you to decide`] : []),
    ].join(", "),
  states: {
    waiting: "Waits to be sent",
    moved: "Others went on: you decide",
    refused: "Not taken: you decide",
  },
  title: "Done without a network",
  waits:
    "Kept enciphered on this machine, and sent by itself once there is a network; nobody else sees it before.",
  kept: (what) => `No network: ${what} is kept enciphered on this machine and sent by itself`,
  needsNetwork: "This needs a network; what you typed stays until you leave the page.",
  movedNote: "Others went on with the case meanwhile: decide what becomes of this.",
  others: "What others did meanwhile",
  othersNone: "Nothing that you may see.",
  hers: "What you did",
  colon: ": ",
  now: (value) => `(now “${value}”)`,
  drop: "Drop",
  dropped: "This was dropped",
  undo: "Undo",
  change: "Change",
  sendNow: "Send now",
  sendOnTop: "Send on top",
  copy: (time) =>
    `No network: this is the case as it was read at ${time}, with only what may be worked on without one.`,
};
