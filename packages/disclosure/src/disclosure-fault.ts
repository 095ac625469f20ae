import type { SpaceFault } from "./atom-space.ts";
import type { Bilingual, CellPlace } from "./release-table.ts";

/** Why a table cannot be released as it is asked for. */
export const disclosureFaultCodes = [
  "bad-rules",
  "bad-dimension",
  "bad-cell",
  "sum-differs",
  "contradicts-past-release",
  "too-large",
  "audit-unfinished",
] as const;
export type DisclosureFaultCode = (typeof disclosureFaultCodes)[number];

/** One fault, with where it is and what to do. The words name places and figures of the input: for the office only. */
export interface DisclosureFault {
  readonly code: DisclosureFaultCode;
  /** the release it is in */
  readonly release: string;
  readonly at?: CellPlace;
  readonly message: Bilingual;
}

export function spaceFault(fault: SpaceFault, release: string): DisclosureFault {
  if (fault.kind === "other-parts") {
    return {
      code: "contradicts-past-release",
      release,
      message: {
        zh: `维度 ${fault.dimension} 的分类 ${fault.category} 在以往发布中由另外的部分组成；请给它另一个代码。`,
        en: `Category ${fault.category} of dimension ${fault.dimension} had other parts in a past release; give it another code.`,
      },
    };
  }
  return {
    code: "too-large",
    release,
    message: {
      zh: `这张表与相关的以往发布共有 ${fault.atoms} 种分类组合，太多，无法核查；请减少维度或分开发布。`,
      en: `The table and the past releases linked with it have ${fault.atoms} combinations of categories, too many to audit; leave out a dimension or release parts.`,
    },
  };
}

export function unfinishedFault(release: string): DisclosureFault {
  return {
    code: "audit-unfinished",
    release,
    message: {
      zh: "在给定的搜索量内无法确认小数已被保护，因此不予发布；请减少维度、合并分类，或加大搜索量。",
      en: "Within the effort it could not be made sure that small cells are protected, so nothing is released; leave out a dimension, put categories together, or raise the effort.",
    },
  };
}

/** The figures of the table and of past releases cannot all be true. */
export function contradictionFault(
  release: string,
  past: readonly string[],
  where?: { readonly at: CellPlace; readonly figure: string; readonly past: number; readonly now: number },
): DisclosureFault {
  const names = { zh: past.join("、"), en: past.join(", ") };
  if (!where) {
    return {
      code: past.length > 0 ? "contradicts-past-release" : "sum-differs",
      release,
      message:
        past.length > 0
          ? {
              zh: `表中的数与以往发布（${names.zh}）合不上；数更正过的，请把该次发布标为已更正。`,
              en: `The figures cannot be true together with past releases (${names.en}); mark a release as corrected where figures were.`,
            }
          : { zh: "表中各合计不可能同时成立。", en: "The sums of the table cannot all be true." },
    };
  }
  return {
    code: "contradicts-past-release",
    release,
    at: where.at,
    message: {
      zh: `发布 ${names.zh} 中是 ${where.past}，现在是 ${where.now}；数更正过的，请把该次发布标为已更正。`,
      en: `Release ${names.en} says ${where.past}, now it is ${where.now}; mark that release as corrected where the figure was.`,
    },
  };
}
