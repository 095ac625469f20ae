/** Chinese words of the set-ups of lists: saved views and chosen columns. */
export const savedViews = {
  title: "视图",
  columns: "显示的列",
  none: "还没有保存的视图。设好筛选、排序和列，起个名字存下来，下次一点就到；只有您自己看得到。",
  name: "视图名称",
  save: "保存当前视图",
  rename: "改名",
  renameOf: (name: string) => `给“${name}”改名`,
  forget: "删除",
  forgetOf: (name: string) => `删除“${name}”`,
  forgotten: (name: string) => `已删除“${name}”`,
  undo: "撤销",
};
