import type { Bilingual } from "../bilingual.ts";
import type { ReviewedSubmission } from "./review-chain.ts";
import { nextStep } from "./review-chain.ts";
import type { ReviewLevel, SubmissionAction } from "./review-state.ts";

/** The levels of government in words. */
export const reviewLevelWords: Readonly<Record<ReviewLevel, Bilingual>> = {
  county: { zh: "县级", en: "county" },
  city: { zh: "市级", en: "city" },
  province: { zh: "省级", en: "province" },
};

/** The statistics bureau of a level in words. */
export const bureauWords: Readonly<Record<ReviewLevel, Bilingual>> = {
  county: { zh: "县统计局", en: "the county's statistics bureau" },
  city: { zh: "市统计局", en: "the city's statistics bureau" },
  province: { zh: "省统计局", en: "the province's statistics bureau" },
};

/** What can be done to a submission, as buttons and logs call it. */
export const submissionActionWords: Readonly<Record<SubmissionAction, Bilingual>> = {
  fill: { zh: "填写", en: "Fill in" },
  submit: { zh: "报送", en: "Hand in" },
  confirm: { zh: "单位审核", en: "Confirm" },
  review: { zh: "审核", en: "Review" },
  sign: { zh: "签署", en: "Sign" },
  return: { zh: "退回", en: "Send back" },
  correct: { zh: "更正", en: "Correct" },
  lock: { zh: "锁定", en: "Lock" },
};

/** Where a submission stands and whom it waits for: 待市统计局审核. */
export function describeSubmission(submission: Omit<ReviewedSubmission, "isCorrection">): Bilingual {
  const step = nextStep(submission);
  const bureau = step && bureauWords[step.level];
  switch (submission.state) {
    case "draft":
      return { zh: "填报中", en: "being filled in" };
    case "returned":
      return { zh: "已退回，待修改", en: "sent back, to be answered" };
    case "submitted":
      return { zh: "待单位负责人审核", en: "waiting for the unit's head" };
    case "confirmed":
      return { zh: `待${bureau?.zh ?? ""}审核`, en: `waiting for review by ${bureau?.en ?? ""}` };
    case "reviewed":
      return { zh: `待${bureau?.zh ?? ""}签署`, en: `waiting to be signed by ${bureau?.en ?? ""}` };
    case "signed":
      return step?.action === "review"
        ? {
            zh: `${bureauWords[submission.level].zh}已签署，待${bureauWords[step.level].zh}审核`,
            en: `signed by ${bureauWords[submission.level].en}, waiting for review by ${bureauWords[step.level].en}`,
          }
        : {
            zh: `${bureauWords[submission.level].zh}已签署`,
            en: `signed by ${bureauWords[submission.level].en}`,
          };
    case "locked":
      return { zh: "已锁定", en: "locked" };
  }
}
