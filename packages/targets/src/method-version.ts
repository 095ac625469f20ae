/** The version of the method in docs/method.md; kept with every judgement, raised whenever a status could change. */
export const methodVersion = "targets/1";
