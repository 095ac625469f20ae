/** Chinese words of work on cases without a network. */
export const caseOffline = {
  count: (waiting: number, toDecide: number) =>
    [
      ...(waiting > 0 ? [`${waiting} 项个案操作等待发送`] : []),
      ...(toDecide > 0 ? [`${toDecide} 项待您决定`] : []),
    ].join("，"),
  states: { waiting: "等待发送", moved: "他人已办理，待您决定", refused: "未被接受，待您决定" },
  title: "断网时的操作",
  waits: "已加密保存在本机，恢复网络后自动发送；发送前其他人看不到。",
  kept: (what: string) => `没有网络：${what}已加密保存在本机，恢复网络后自动发送`,
  needsNetwork: "这项操作须联网办理；填写的内容在离开本页前保留。",
  movedNote: "断网期间他人已办理本案，请决定这项操作怎么办。",
  others: "断网期间他人的办理",
  othersNone: "没有您可以查看的办理。",
  hers: "您的操作",
  colon: "：",
  now: (value: string) => `（现为“${value}”）`,
  drop: "放弃",
  dropped: "已放弃这项操作",
  undo: "撤销",
  change: "修改",
  sendNow: "现在发送",
  sendOnTop: "仍然发送",
  copy: (time: string) => `没有网络：显示的是${time}读取的个案，只保留可以断网办理的内容。`,
};
