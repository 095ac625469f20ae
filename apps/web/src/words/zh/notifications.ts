/** Chinese words of notifications. */
export const notifications = {
  title: (unread: number) => (unread === 0 ? "消息" : `消息（${unread}条未读）`),
  note: "发给您所任角色的消息：到期和逾期的提醒、办理的进展。",
  which: "看哪些消息",
  showUnread: "未读",
  showAll: "全部",
  none: "没有消息。",
  noneUnread: "没有未读消息。",
  noneTodo: "有新消息时，页面右上角的铃铛会显示条数。",
  unread: "未读",
  open: "打开",
  openOf: (title: string) => `打开：${title}`,
  read: "标为已读",
  readOf: (words: string) => `标为已读：${words}`,
  readAll: "全部标为已读",
  newest: (count: number) => `只列出最新的${count}条。`,
  toAll: "全部消息",
};
