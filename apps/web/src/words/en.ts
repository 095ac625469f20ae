import { matter } from "./en/matter.ts";
import { matterForms } from "./en/matter-forms.ts";
import { myWork } from "./en/my-work.ts";
import { notifications } from "./en/notifications.ts";
import { submission } from "./en/submission.ts";
import { supervision } from "./en/supervision.ts";
import { supervisionRules } from "./en/supervision-rules.ts";
import { inspections } from "./en/inspections.ts";
import { areas } from "./en/areas.ts";
import { board } from "./en/board.ts";
import { cases } from "./en/cases.ts";
import { caseList } from "./en/case-list.ts";
import { localAgencies } from "./en/local-agencies.ts";
import { caseCourse } from "./en/case-course.ts";
import { caseExports } from "./en/case-exports.ts";
import { caseOffline } from "./en/case-offline.ts";
import { caseLoads } from "./en/case-loads.ts";
import { outside } from "./en/outside.ts";
import { caseReads } from "./en/case-reads.ts";
import { serviceOverlays } from "./en/service-overlays.ts";
import { formSheets } from "./en/form-sheets.ts";
import { charts } from "./en/charts.ts";
import { lights } from "./en/lights.ts";
import { reports } from "./en/reports.ts";
import { releases } from "./en/releases.ts";
import { review } from "./en/review.ts";
import { forms } from "./en/forms.ts";
import { rounds } from "./en/rounds.ts";
import { statistics } from "./en/statistics.ts";
import { targets } from "./en/targets.ts";
import { travel } from "./en/travel.ts";
import { planImport } from "./en/plan-import.ts";
import { planPublish } from "./en/plan-publish.ts";
import { planRecord } from "./en/plan-record.ts";
import { planReview } from "./en/plan-review.ts";
import { plans } from "./en/plans.ts";
import { accessTokens } from "./en/access-tokens.ts";
import { savedViews } from "./en/saved-views.ts";
import { shell } from "./en/shell.ts";
import type { Words } from "./zh.ts";

/** All English words; a key that is missing here does not compile. */
export const en: Words = {
  shell,
  plans,
  planImport,
  planReview,
  planPublish,
  planRecord,
  areas,
  board,
  cases,
  caseCourse,
  localAgencies,
  caseList,
  caseExports,
  caseOffline,
  caseLoads,
  outside,
  caseReads,
  serviceOverlays,
  travel,
  formSheets,
  targets,
  lights,
  matter,
  matterForms,
  myWork,
  notifications,
  supervision,
  inspections,
  supervisionRules,
  statistics,
  submission,
  forms,
  rounds,
  releases,
  reports,
  review,
  charts,
  savedViews,
  accessTokens,
};
