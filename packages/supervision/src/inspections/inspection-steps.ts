import type { Bilingual } from "@halfsky/statistics";
import {
  type FindingState,
  findingStateWords,
  type InspectionState,
  inspectionStateWords,
} from "./inspection-words.ts";

/** In which part somebody takes a step: the inspecting office, or the unit that has to put a finding right. */
export type InspectionPart = "inspector" | "owner";

interface Step<State extends string> extends Bilingual {
  readonly from: readonly State[];
  /** Null: the state stays as it is. */
  readonly to: State | null;
  readonly by: InspectionPart;
  /** What has to come with the step. */
  readonly needs: ReadonlyArray<"words" | "due">;
  /** The step must be taken by another person than the one who took this step last. */
  readonly notByWhoTook?: string;
}

const inspectionTable = {
  begin: {
    zh: "开始检查",
    en: "Begin",
    from: ["planned"],
    to: "under-way",
    by: "inspector",
    needs: [],
  },
  "propose-closing": {
    zh: "提请办结",
    en: "Propose to close",
    from: ["under-way"],
    to: "closing",
    by: "inspector",
    needs: ["words"],
  },
  close: {
    zh: "办结",
    en: "Close",
    from: ["closing"],
    to: "closed",
    by: "inspector",
    needs: [],
    notByWhoTook: "propose-closing",
  },
  "send-back": {
    zh: "退回",
    en: "Send back",
    from: ["closing"],
    to: "under-way",
    by: "inspector",
    needs: ["words"],
  },
  reopen: {
    zh: "重新打开",
    en: "Reopen",
    from: ["closed"],
    to: "under-way",
    by: "inspector",
    needs: ["words"],
  },
  "call-off": {
    zh: "取消检查",
    en: "Call off",
    from: ["planned"],
    to: "called-off",
    by: "inspector",
    needs: ["words"],
  },
} as const satisfies Readonly<Record<string, Step<InspectionState>>>;

const findingTable = {
  answer: {
    zh: "报送整改",
    en: "Answer",
    from: ["open", "returned"],
    to: "answered",
    by: "owner",
    needs: ["words"],
  },
  accept: {
    zh: "复查通过",
    en: "Accept",
    from: ["answered"],
    to: "settled",
    by: "inspector",
    needs: [],
    notByWhoTook: "answer",
  },
  return: {
    zh: "退回重改",
    en: "Return",
    from: ["answered"],
    to: "returned",
    by: "inspector",
    needs: ["words", "due"],
  },
  postpone: {
    zh: "延长期限",
    en: "Postpone",
    from: ["open", "returned"],
    to: null,
    by: "inspector",
    needs: ["words", "due"],
  },
  amend: {
    zh: "修改问题",
    en: "Amend",
    from: ["open", "returned"],
    to: null,
    by: "inspector",
    needs: [],
  },
  withdraw: {
    zh: "撤销问题",
    en: "Withdraw",
    from: ["open", "returned", "answered"],
    to: "withdrawn",
    by: "inspector",
    needs: ["words"],
  },
  reopen: {
    zh: "重新整改",
    en: "Reopen",
    from: ["settled"],
    to: "returned",
    by: "inspector",
    needs: ["words", "due"],
  },
} as const satisfies Readonly<Record<string, Step<FindingState>>>;

/** A step of an inspection as a whole. */
export type InspectionStep = keyof typeof inspectionTable;
/** A step of one finding after it was raised. */
export type FindingStep = keyof typeof findingTable;

/** The steps of an inspection, in the order in which they are offered. */
export const inspectionStepNames = [
  "begin",
  "propose-closing",
  "close",
  "send-back",
  "reopen",
  "call-off",
] as const satisfies readonly InspectionStep[];
/** The steps of a finding, in the order in which they are offered. */
export const findingStepNames = [
  "answer",
  "accept",
  "return",
  "postpone",
  "amend",
  "withdraw",
  "reopen",
] as const satisfies readonly FindingStep[];

/** The whole state machine of an inspection: where each step leads from and to, who takes it, what it needs. */
export const inspectionSteps: Readonly<Record<InspectionStep, Step<InspectionState>>> = inspectionTable;
/** The whole state machine of a finding. */
export const findingSteps: Readonly<Record<FindingStep, Step<FindingState>>> = findingTable;

/** Who wants to take a step. */
export interface StepTaker {
  readonly accountId: string;
  readonly parts: readonly InspectionPart[];
}

/** Who took each step last, by account id. */
export type LastTakers = Readonly<Partial<Record<string, string>>>;

/** Why a step cannot be taken: the state does not allow it, it is not this person's part, or it takes a second person. */
export interface StepRefusal {
  readonly kind: "not-now" | "not-yours" | "second-person";
  readonly words: Bilingual;
}

const partWords: Readonly<Record<InspectionPart, Bilingual>> = {
  inspector: { zh: "组织检查的办公室", en: "the office that inspects" },
  owner: { zh: "问题的责任单位", en: "the unit that owns the finding" },
};

function refuse<State extends string>(
  step: Step<State>,
  state: State,
  stateWords: Bilingual,
  taker: StepTaker,
  last: LastTakers,
): StepRefusal | null {
  if (!taker.parts.includes(step.by)) {
    return {
      kind: "not-yours",
      words: {
        zh: `“${step.zh}”只能由${partWords[step.by].zh}办理。`,
        en: `"${step.en}" is for ${partWords[step.by].en} to do.`,
      },
    };
  }
  if (!step.from.includes(state)) {
    return {
      kind: "not-now",
      words: {
        zh: `当前状态为“${stateWords.zh}”，不能“${step.zh}”。`,
        en: `The state is "${stateWords.en}", so "${step.en}" is not possible now.`,
      },
    };
  }
  if (step.notByWhoTook !== undefined && last[step.notByWhoTook] === taker.accountId) {
    return {
      kind: "second-person",
      words: {
        zh: `“${step.zh}”须由另一人办理，不能由上一步的办理人自己办理。`,
        en: `"${step.en}" takes a second person: not the one who took the step before.`,
      },
    };
  }
  return null;
}

/** Why somebody cannot take a step of an inspection now; null when she can. */
export function refuseInspectionStep(
  name: InspectionStep,
  state: InspectionState,
  taker: StepTaker,
  last: LastTakers,
): StepRefusal | null {
  return refuse(inspectionSteps[name], state, inspectionStateWords[state], taker, last);
}

/** Why somebody cannot take a step of a finding now; findings move only while their inspection is under way. */
export function refuseFindingStep(
  name: FindingStep,
  at: { readonly finding: FindingState; readonly inspection: InspectionState },
  taker: StepTaker,
  last: LastTakers,
): StepRefusal | null {
  const refusal = refuse(findingSteps[name], at.finding, findingStateWords[at.finding], taker, last);
  if (refusal?.kind === "not-yours" || at.inspection === "under-way") return refusal;
  const { zh, en } = inspectionStateWords[at.inspection];
  return {
    kind: "not-now",
    words: {
      zh: `督导检查的状态为“${zh}”，问题不能再变动；如有需要请先重新打开或退回督导检查。`,
      en: `The inspection is "${en}", so its findings stand still. Reopen it or send it back first.`,
    },
  };
}

/** What is missing of what a step needs, all at once. */
export function missingForStep(
  step: { readonly needs: ReadonlyArray<"words" | "due"> } & Bilingual,
  given: { readonly words: string | null; readonly dueInWorkingDays: number | null },
): ReadonlyArray<{ readonly where: string; readonly message: Bilingual }> {
  return step.needs.flatMap((need) => {
    if (need === "words") {
      return given.words === null || given.words.trim() === ""
        ? [{ where: "words", message: { zh: "请写明情况或理由", en: "say what was done or why" } }]
        : [];
    }
    return given.dueInWorkingDays === null
      ? [
          {
            where: "dueInWorkingDays",
            message: { zh: "请给出整改期限（工作日）", en: "give the working days until it is due" },
          },
        ]
      : [];
  });
}

/** Whether a finding needs nothing more from anybody. */
export function isFindingSettled(state: FindingState): boolean {
  return state === "settled" || state === "withdrawn";
}

/** Whether the owner is late; `dueOn` and `today` are days (YYYY-MM-DD), and the day of the deadline still counts. */
export function isFindingOverdue(
  finding: { readonly state: FindingState; readonly dueOn: string },
  today: string,
): boolean {
  return (finding.state === "open" || finding.state === "returned") && finding.dueOn < today;
}
