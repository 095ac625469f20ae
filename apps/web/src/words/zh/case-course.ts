/** What the page of a case says of its course: who handles it, what is agreed to, what the clock did. */
export const caseCourse = {
  handledBy: (name: string) => `承办人 ${name}`,
  unassigned: "尚未指定承办人",
  agreeTo: "同意的内容",
  toGrade: "等级改为",
  toState: "个案状态改为",
  toAssignee: (name: string) => `承办人改为${name}`,
  because: (reason: string) => `理由：${reason}`,
  unseen: "所提内容您看不到。",
  assignedTo: (name: string) => `指派给${name}`,
  kinds: {
    warn: (clock: string) => `“${clock}”即将到期`,
    escalate: (clock: string) => `“${clock}”已逾期`,
    ask: (clock: string) => `“${clock}”：提请办理`,
    silence: (clock: string) => `“${clock}”逾期未回应`,
    seal: (clock: string) => `“${clock}”：依法封存`,
  },
  told: (who: string) => `已提醒${who}`,
  toldNobody: "应提醒的岗位无人",
  asked: (agencies: string) => `并转请${agencies}`,
  comma: "，",
  and: "、",
};
