import { z } from "zod";
import { area, type Words } from "./areas.ts";

/** Everything a person can be allowed to do. */
export const permission = z.enum([
  "plan.read",
  "plan.import",
  "plan.correct",
  "plan.publish",
  "indicator.read",
  "indicator.manage",
  "observation.read",
  "observation.write",
  "judgement.read",
  "judgement.decide",
  "light.manage",
  "supervision.read",
  "supervision.issue",
  "supervision.close",
  "supervision.answer",
  "report.read",
  "report.make",
  "inspection.read",
  "inspection.manage",
  "inspection.answer",
  "form.manage",
  "round.manage",
  "submission.read",
  "submission.fill",
  "submission.confirm",
  "submission.review",
  "submission.sign",
  "area.read",
  "area.manage",
  "case.work",
  "case.configure",
  "case.agree-export",
  "case.see-reads",
  "release.publish",
  "account.manage",
  "audit.read",
  "job.read",
]);
export type Permission = z.infer<typeof permission>;

/** The words shown for each permission. */
export const permissionWords = {
  "plan.read": { zh: "查看规划", en: "Read plans" },
  "plan.import": { zh: "导入规划文本", en: "Import plan documents" },
  "plan.correct": { zh: "更正规划内容", en: "Correct what was read of a plan" },
  "plan.publish": { zh: "发布规划", en: "Publish plans" },
  "indicator.read": { zh: "查看指标", en: "Read indicators" },
  "indicator.manage": { zh: "管理指标", en: "Manage indicators" },
  "observation.read": { zh: "查看数据", en: "Read figures" },
  "observation.write": { zh: "填报数据", en: "Enter figures" },
  "judgement.read": { zh: "查看判定", en: "Read judgements" },
  "judgement.decide": { zh: "签署判定", en: "Sign judgements" },
  "light.manage": { zh: "设定监测规则", en: "Set the rules of monitoring" },
  "supervision.read": { zh: "查看督办", en: "Read supervision" },
  "supervision.issue": { zh: "发函督办", en: "Issue letters and check answers" },
  "supervision.close": { zh: "确认办结", en: "Confirm closings" },
  "supervision.answer": { zh: "办理督办", en: "Answer letters" },
  "report.read": { zh: "查看报告", en: "Read reports" },
  "report.make": { zh: "编制报告", en: "Make reports" },
  "inspection.read": { zh: "查看督导检查", en: "Read inspections" },
  "inspection.manage": { zh: "组织督导检查", en: "Plan and carry out inspections" },
  "inspection.answer": { zh: "报送督导整改", en: "Answer findings of inspections" },
  "form.manage": { zh: "管理报表", en: "Manage forms" },
  "round.manage": { zh: "布置报表", en: "Issue rounds of forms" },
  "submission.read": { zh: "查看填报", en: "Read submissions" },
  "submission.fill": { zh: "填报报表", en: "Fill in forms" },
  "submission.confirm": { zh: "单位审核", en: "Confirm submissions for the unit" },
  "submission.review": { zh: "统计审核", en: "Review submissions" },
  "submission.sign": { zh: "签署数据", en: "Sign submissions" },
  "area.read": { zh: "查看地区和单位", en: "Read areas and organisations" },
  "area.manage": { zh: "登记区划变更", en: "Record changes of areas" },
  "case.work": { zh: "办理服务个案", en: "Work on service cases" },
  "case.configure": { zh: "设置服务系统", en: "Configure service systems" },
  "case.agree-export": { zh: "批准个案导出", en: "Agree to exports of cases" },
  "case.see-reads": { zh: "查看个案查阅记录", en: "See who read cases" },
  "release.publish": { zh: "发布个案数据", en: "Publish figures of cases" },
  "account.manage": { zh: "管理账号", en: "Manage accounts" },
  "audit.read": { zh: "查看审计日志", en: "Read the audit log" },
  "job.read": { zh: "查看后台任务", en: "Read background jobs" },
} as const satisfies Readonly<Record<Permission, Words>>;

/** Which part of the area tree a grant covers, seen from the holder's own organisation. */
export const grantScope = z.enum(["own-organisation", "own-area", "area-and-below", "everywhere"]);
export type GrantScope = z.infer<typeof grantScope>;

/** POST /api/session */
export const signIn = z.object({
  username: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(256),
});

/** GET /api/session: who is signed in, for which organisation and area, and what the page may offer. */
export const session = z.object({
  account: z.object({
    id: z.string(),
    username: z.string(),
    displayName: z.string(),
    mustChangePassword: z.boolean(),
    roles: z.array(z.object({ id: z.string(), nameZh: z.string(), nameEn: z.string() })),
  }),
  organisation: z.object({ id: z.string(), name: z.string(), shortName: z.string() }),
  area,
  permissions: z.array(permission),
  /** true when the figures shown are made up. */
  sampleCity: z.boolean(),
  languages: z.array(z.enum(["zh", "en"])),
});
export type Session = z.infer<typeof session>;

/** PUT /api/session/password */
export const passwordChange = z.object({
  currentPassword: z.string().min(1).max(256),
  newPassword: z.string().min(1).max(256),
});
