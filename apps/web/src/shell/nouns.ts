import { planPages } from "../plans/plan-pages.ts";
import type { NounPages } from "./noun-pages.ts";

/** The nouns of the application in the order of the navigation; the first one is where a person starts. */
export const nouns: readonly NounPages[] = [planPages];
