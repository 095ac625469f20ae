import { date, number, unverified, words } from "../definition/fields.ts";
import { has } from "../expression/condition.ts";
import { schedule, step } from "./schedule.ts";

/* What is due by weeks of gestation and by days after birth. No text of the windows was read; a place sets its own. */

const clinicThenCounty = [
  ["0h", "clinic"],
  ["7d", "county"],
] as const;

/** Weeks of gestation as the booking finds them; the day of birth that is expected is nobody's to see in a list. */
export const gestationFields = {
  gestationOn: date("work", "孕周测定日期", "Gestation found on", { past: true }),
  gestationWeeks: number("work", "当日孕周（整周）", "Whole weeks then", words("周", "weeks"), {
    min: "3",
    max: "45",
  }),
  gestationDays: number("work", "当日孕周的天数（0—6）", "Days beyond them (0–6)", words("天", "days"), {
    min: "0",
    max: "6",
  }),
};

/** 孕产妇: visits by weeks until the birth, and at home by days after it. */
export const maternalSchedules = {
  antenatal: schedule(
    "产前检查",
    "Visits before birth",
    [{ measured: { on: "gestationOn", weeks: "gestationWeeks", days: "gestationDays" } }],
    {
      w12: step("孕13周前", "Before 13 weeks", "0w", "12w", ["book", "visit"]),
      w16: step("孕16—20周", "16 to 20 weeks", "16w", "20w", ["visit"]),
      w21: step("孕21—24周", "21 to 24 weeks", "21w", "24w", ["visit"]),
      w28: step("孕28—32周", "28 to 32 weeks", "28w", "32w", ["visit"]),
      w33: step("孕33—36周", "33 to 36 weeks", "33w", "36w", ["visit"]),
      w37: step("孕37—40周", "37 to 40 weeks", "37w", "40w", ["visit"]),
    },
    clinicThenCounty,
    {
      ends: has("bornAt"),
      warn: ["7d"],
      source: unverified(
        "国家基本公共卫生服务规范（孕产妇健康管理，各次检查的孕周），待核对原文",
        "National rules on basic health services: weeks of the visits, to be checked",
      ),
    },
  ),
  afterBirth: schedule(
    "产后访视",
    "Visits after birth",
    [{ birth: "bornOn" }],
    {
      week: step("产后7天内", "Within 7 days", "0d", "7d", ["visitHome"]),
      month: step("产后28天内", "Within 28 days", "14d", "28d", ["visitHome"]),
    },
    clinicThenCounty,
    {
      source: unverified(
        "国家基本公共卫生服务规范（产后访视、新生儿家庭访视），待核对原文",
        "National rules on basic health services: visits after birth, to be checked",
      ),
    },
  ),
};
