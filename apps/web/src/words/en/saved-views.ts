import type { Words } from "../zh.ts";

/** English words of the set-ups of lists: saved views and chosen columns. */
export const savedViews: Words["savedViews"] = {
  title: "Views",
  columns: "Columns shown",
  none: "No saved views yet. Set filters, order and columns, give them a name, and they are one click away; only you see them.",
  name: "Name of the view",
  save: "Save this view",
  rename: "Rename",
  renameOf: (name) => `Rename "${name}"`,
  forget: "Delete",
  forgetOf: (name) => `Delete "${name}"`,
  forgotten: (name) => `"${name}" was deleted`,
  undo: "Undo",
};
