import { plans } from "./en/plans.ts";
import { shell } from "./en/shell.ts";
import type { Words } from "./zh.ts";

/** All English words; a key that is missing here does not compile. */
export const en: Words = { shell, plans };
