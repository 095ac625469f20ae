import { boardPages } from "../board/board-pages.ts";
import { casePages, caseReadPages, serviceSettingsPages } from "../cases/case-pages.ts";
import { lightPages } from "../lights/light-pages.ts";
import { myWorkPages } from "../my-work/my-work-pages.ts";
import { planPages } from "../plans/plan-pages.ts";
import { reportPages } from "../reports/report-pages.ts";
import { figurePages } from "../statistics/figure-pages.ts";
import { roundPages } from "../statistics/rounds/round-pages.ts";
import { targetPages } from "../targets/target-pages.ts";
import { supervisionPages } from "../supervision/supervision-pages.ts";
import type { NounPages } from "./noun-pages.ts";

/** The nouns of the application in the order of the navigation. */
export const nouns: readonly NounPages[] = [
  myWorkPages,
  boardPages,
  planPages,
  targetPages,
  lightPages,
  supervisionPages,
  figurePages,
  roundPages,
  casePages,
  reportPages,
  serviceSettingsPages,
  caseReadPages,
];
