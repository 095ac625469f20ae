import type { Bilingual } from "../bilingual.ts";
import type { FormKind } from "./form-definition.ts";

/** What a form says of itself on its head. */
export interface FormHead {
  readonly title: string;
  readonly kind: FormKind;
  /** 表号 */
  readonly code: string | null;
  /** 制定机关 */
  readonly authority: string | null;
  /** 批准文号或备案文号 */
  readonly approvalNumber: string | null;
  /** 有效期至, YYYY-MM-DD */
  readonly validUntil: string | null;
  /** What an administrative record is shared on: a law, a directory of data, an agreement. */
  readonly sharingBasis: string | null;
}

/** A fault of a form: where it is (columns[2].formula, rows[5], head.code), and what to do. */
export interface FormFault {
  readonly where: string;
  readonly message: Bilingual;
}

const marks = [
  ["code", "表号", "form number"],
  ["authority", "制定机关", "issuing authority"],
  ["approvalNumber", "批准或备案文号", "approval or filing number"],
  ["validUntil", "有效期", "date of expiry"],
] as const;

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === "";
}

/** Whether a form may no longer be issued or filled in; the last day of validity still counts. */
export function isFormExpired(head: Pick<FormHead, "validUntil">, today: string): boolean {
  return head.validUntil !== null && head.validUntil < today;
}

/**
 * Why a form may not be issued on a day (YYYY-MM-DD, Beijing), everything at once. A statutory form carries 表号、制定机关、
 * 批准或备案文号、有效期 (统计法 art. 17); without one of them, or expired, whoever is asked may refuse it. Anything else is an
 * administrative record and says on what basis it is shared.
 */
export function checkFormHead(head: FormHead, today: string): readonly FormFault[] {
  const faults: FormFault[] = [];
  if (isBlank(head.title)) {
    faults.push({ where: "head.title", message: { zh: "报表没有名称。", en: "The form has no title." } });
  }
  if (head.kind === "statutory") {
    for (const [mark, zh, en] of marks) {
      if (!isBlank(head[mark])) continue;
      faults.push({
        where: `head.${mark}`,
        message: {
          zh: `统计报表须标明${zh}（统计法第十七条），缺少时不能布置；不是统计调查的，请改为“部门行政记录”并写明共享依据。`,
          en: `A statutory form needs its ${en} (Statistics Law, art. 17) before it can be issued; what is no statistical survey is an administrative record with its sharing basis.`,
        },
      });
    }
  } else if (isBlank(head.sharingBasis)) {
    faults.push({
      where: "head.sharingBasis",
      message: {
        zh: "部门行政记录须写明共享依据（法律法规、数据共享目录或协议）。",
        en: "An administrative record needs the basis on which it is shared: a law, a directory of shared data or an agreement.",
      },
    });
  }
  if (isFormExpired(head, today)) {
    faults.push({
      where: "head.validUntil",
      message: {
        zh: `有效期到${head.validUntil}，已经过期，不能布置；续批后请更新有效期和文号。`,
        en: `The form expired on ${head.validUntil} and cannot be issued; once it is approved again, enter the new date and number.`,
      },
    });
  }
  return faults;
}
