import type { CaseState } from "./case-state.ts";

/** A case before its first action. */
export const emptyCase: CaseState = {
  version: 0,
  definitionHash: "",
  state: "",
  phase: "open",
  sealed: false,
  owner: { organisationId: "", areaCode: "" },
  moves: [],
  openedBy: "",
  openedAt: "",
  closedAt: null,
  occurrence: 0,
  assignee: null,
  fields: {},
  groups: {},
  parties: {},
  grade: null,
  gradeProposal: null,
  gradeHistory: [],
  pending: [],
  referrals: [],
  tasks: {},
  consents: {},
  attachments: [],
  links: [],
  judged: [],
  done: {},
  entered: {},
  deadlines: [],
  steps: new Set(),
  unreached: new Set(),
  breakGlass: [],
  untold: [],
  asAnswered: {},
  wrote: {},
  touched: {},
  unread: [],
};

/** Whether a case was opened. */
export function isOpened(state: CaseState): boolean {
  return state.occurrence > 0;
}
