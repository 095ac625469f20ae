/** The kind of job that looks through a list. */
export const lookLoadKind = "loaded-list.look";
/** The kind of job that opens the cases of a loaded list. */
export const openLoadKind = "loaded-list.open";
/** The kind of job that lets go, once a night, of what refused rows said. */
export const clearLoadsKind = "loaded-list.clear";
