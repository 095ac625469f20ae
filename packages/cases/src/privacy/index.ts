export { filterFields } from "./filter-fields.ts";
export { maskAnswer, maskPart } from "./masks.ts";
export { mayName } from "./may-name.ts";
export { askedOffline, mayStayOnDevice } from "./on-device.ts";
export { closerOf, partPrivacy, sensitiveBelowAge } from "./part-privacy.ts";
export { privacyTable } from "./privacy-table.ts";
export type { PrivacyRule } from "./privacy-table.ts";
export { isAttachmentShown, projectAnswers, projectCase } from "./project-case.ts";
export type {
  CaseCourse,
  CaseProjection,
  ProjectedField,
  ProjectedPending,
  ProjectedPerson,
} from "./project-case.ts";
export { askedBy, askedParts, readsOf } from "./reads.ts";
export type { Reads } from "./reads.ts";
export { holdingsOf, newlyTold, seenBy } from "./told-of.ts";
export type { Holding, ToldValue } from "./told-of.ts";
export { shownIn, visibleTo } from "./visible-to.ts";
export type { CaseReader, ReadPlace, Shown, Visibility } from "./visible-to.ts";
