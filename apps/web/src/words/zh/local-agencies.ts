/** Organisations of townships and villages: where they are set, and where somebody says which one is meant. */
export const localAgencies = {
  choose: (title: string) => `${title}：送往哪个单位`,
  chooseOwner: "由哪个单位主办",
  add: "另设乡镇、村单位",
  addFor: (role: string) => `${role}：另设乡镇、村单位`,
  change: "修改",
  changeFor: (role: string, name: string) => `${role}：修改${name}承接的乡镇（街道）、村（社区）`,
  remove: "移除",
  removeFor: (role: string, name: string) => `${role}：移除${name}`,
  organisation: "单位",
  localities: "承接哪些乡镇（街道）、村（社区）",
  within: (township: string, village: string) => `${township} · ${village}`,
  save: "保存",
  cancel: "取消",
  note: "乡镇（街道）、村（社区）另设单位的，写明地点的个案送往该单位；未写明地点的，由办理人选择送往哪个单位。",
};
