import { plans } from "./zh/plans.ts";
import { shell } from "./zh/shell.ts";

/** All Chinese words; their shape is what every language must fill. */
export const zh = { shell, plans };

export type Words = typeof zh;
