/** Where a submission stands, in the order of its way; `returned` is a draft again for the figures that were named. */
export const submissionStates = [
  "draft",
  "submitted",
  "confirmed",
  "reviewed",
  "signed",
  "returned",
  "locked",
] as const;
export type SubmissionState = (typeof submissionStates)[number];

/** The levels of government that look at a submission one after the other. */
export const reviewLevels = ["county", "city", "province"] as const;
export type ReviewLevel = (typeof reviewLevels)[number];

/** Everything that can be done to a submission; saving figures is `fill`. */
export const submissionActions = [
  "fill",
  "submit",
  "confirm",
  "review",
  "sign",
  "return",
  "correct",
  "lock",
] as const;
export type SubmissionAction = (typeof submissionActions)[number];
