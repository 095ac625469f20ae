import { matter } from "./zh/matter.ts";
import { matterForms } from "./zh/matter-forms.ts";
import { myWork } from "./zh/my-work.ts";
import { notifications } from "./zh/notifications.ts";
import { submission } from "./zh/submission.ts";
import { supervision } from "./zh/supervision.ts";
import { supervisionRules } from "./zh/supervision-rules.ts";
import { inspections } from "./zh/inspections.ts";
import { areas } from "./zh/areas.ts";
import { board } from "./zh/board.ts";
import { cases } from "./zh/cases.ts";
import { caseList } from "./zh/case-list.ts";
import { localAgencies } from "./zh/local-agencies.ts";
import { caseCourse } from "./zh/case-course.ts";
import { caseExports } from "./zh/case-exports.ts";
import { caseOffline } from "./zh/case-offline.ts";
import { caseLoads } from "./zh/case-loads.ts";
import { outside } from "./zh/outside.ts";
import { caseReads } from "./zh/case-reads.ts";
import { serviceOverlays } from "./zh/service-overlays.ts";
import { formSheets } from "./zh/form-sheets.ts";
import { charts } from "./zh/charts.ts";
import { lights } from "./zh/lights.ts";
import { reports } from "./zh/reports.ts";
import { releases } from "./zh/releases.ts";
import { review } from "./zh/review.ts";
import { forms } from "./zh/forms.ts";
import { rounds } from "./zh/rounds.ts";
import { statistics } from "./zh/statistics.ts";
import { targets } from "./zh/targets.ts";
import { travel } from "./zh/travel.ts";
import { planImport } from "./zh/plan-import.ts";
import { planPublish } from "./zh/plan-publish.ts";
import { planRecord } from "./zh/plan-record.ts";
import { planReview } from "./zh/plan-review.ts";
import { plans } from "./zh/plans.ts";
import { accessTokens } from "./zh/access-tokens.ts";
import { savedViews } from "./zh/saved-views.ts";
import { shell } from "./zh/shell.ts";

/** All Chinese words; their shape is what every language must fill. */
export const zh = {
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

export type Words = typeof zh;
