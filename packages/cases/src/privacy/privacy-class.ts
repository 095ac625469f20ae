/**
 * How far a field may be seen, from the freest to the closest. Every field of every definition names one; there is no
 * default (casework.md 5.5). What a class means for lists, search, sorting, counting, offline work, notifications, exports
 * and keys is said by one table: `privacyTable`.
 *
 * open: channel, agency · work: state, days, district · personal: name, telephone, address · sensitive: data of children
 * under 14, health, ID numbers, injuries, free text · sealed: the place of a victim, a reporter, an adoption.
 */
export const privacyClasses = ["open", "work", "personal", "sensitive", "sealed"] as const;
export type PrivacyClass = (typeof privacyClasses)[number];
