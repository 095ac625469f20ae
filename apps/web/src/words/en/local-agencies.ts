import type { Words } from "../zh.ts";

export const localAgencies: Words["localAgencies"] = {
  choose: (title) => `${title}: which organisation it goes to`,
  chooseOwner: "Which organisation handles it",
  add: "By township or village",
  addFor: (role) => `${role}: by township or village`,
  change: "Change",
  changeFor: (role, name) => `${role}: change which townships and villages ${name} serves`,
  remove: "Remove",
  removeFor: (role, name) => `${role}: remove ${name}`,
  organisation: "Organisation",
  localities: "Townships and villages it serves",
  within: (township, village) => `${township} · ${village}`,
  save: "Save",
  cancel: "Cancel",
  note: "Where a township or village has its own, a case that names the place goes there; of a case that names none, whoever sends it says which.",
};
