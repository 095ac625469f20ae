import type { Words } from "@halfsky/api-contract";
import { nextStep, type ReviewStep, type SubmissionAction } from "@halfsky/statistics";
import type { Area } from "@halfsky/api-contract";
import { listAreas } from "../../access/area-tree.ts";
import type { WriteContext } from "../../access/context.ts";
import type { Readers } from "../../notifications/notification.store.ts";
import { type Note, notify } from "../../notifications/notify.service.ts";
import { type HeldPermission, listHeldPermissions } from "./step-readers.store.ts";
import type { StoredSubmission } from "./submission.store.ts";

/** What was done to a submission, which stands as it is afterwards. */
export interface TakenStep {
  readonly submission: StoredSubmission;
  readonly action: SubmissionAction;
  /** how many figures were sent back or corrected */
  readonly figures: number;
  /** the day by which what was sent back is answered */
  readonly dueOn?: string | undefined;
}

interface Audience {
  readonly permission: HeldPermission["permission"];
  readonly areaCode: string;
  /** null: everyone in the area */
  readonly organisationId: string | null;
  readonly what: Words;
}

const waiting: Readonly<Record<ReviewStep["action"], Words>> = {
  submit: { zh: "等待填报", en: "to be filled in" },
  confirm: { zh: "等待单位负责人审核", en: "to be confirmed by the head of the unit" },
  review: { zh: "等待统计审核", en: "to be reviewed by the bureau of statistics" },
  sign: { zh: "等待签署", en: "to be signed" },
  lock: { zh: "已签署", en: "signed" },
};

/** Who has to know: whoever has the next step, and the unit where something was sent back or all is signed. */
function audienceOf({ submission, action, figures, dueOn }: TakenStep, areas: readonly Area[]): Audience {
  const unit = { areaCode: submission.organisationArea, organisationId: submission.organisation.id };
  const step = nextStep(submission);
  if (action === "return") {
    return {
      ...unit,
      permission: "submission.fill",
      what: {
        zh: `有${figures}个数被退回，请在${dueOn}前核改或说明`,
        en: `${figures} figure(s) were sent back; change or explain them by ${dueOn}`,
      },
    };
  }
  switch (step?.action) {
    case "confirm":
      return {
        ...unit,
        permission: "submission.confirm",
        what:
          action === "correct"
            ? {
                zh: `更正了${figures}个已签署的数，${waiting.confirm.zh}`,
                en: `${figures} signed figure(s) were corrected, ${waiting.confirm.en}`,
              }
            : waiting.confirm,
      };
    case "review":
    case "sign":
      return {
        areaCode: areaAt(submission.areaCode, step.level, areas),
        organisationId: null,
        permission: step.action === "review" ? "submission.review" : "submission.sign",
        what: waiting[step.action],
      };
    case "submit":
    case "lock":
    case undefined:
      return {
        ...unit,
        permission: "submission.fill",
        what: action === "lock" ? { zh: "已锁定", en: "locked" } : waiting.lock,
      };
  }
}

/** The area of a level in which an area lies. */
function areaAt(areaCode: string, level: ReviewStep["level"], areas: readonly Area[]): string {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  let at = byCode.get(areaCode);
  while (at !== undefined && at.level !== level)
    at = at.parentCode === null ? undefined : byCode.get(at.parentCode);
  return at?.code ?? areaCode;
}

/** Tells whoever has the next step of submissions; many that wait for the same step are told of at once. */
export async function tellSteps(context: WriteContext, steps: readonly TakenStep[]): Promise<void> {
  if (steps.length === 0) return;
  const areas = await listAreas(context.transaction);
  const told = steps.map((step) => ({ step, audience: audienceOf(step, areas) }));
  const held = await listHeldPermissions(context.transaction, [
    ...new Set(told.flatMap(({ step, audience }) => [audience.areaCode, step.submission.roundArea])),
  ]);
  const groups = new Map<string, typeof told>();
  for (const one of told) {
    const { permission, areaCode, organisationId, what } = one.audience;
    const key = [permission, areaCode, organisationId, what.zh, one.step.submission.round.id].join("|");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  await notify(
    context,
    [...groups.values()].flatMap((group) => noteOf(group, held)),
  );
}

function noteOf(
  group: ReadonlyArray<{ readonly step: TakenStep; readonly audience: Audience }>,
  held: readonly HeldPermission[],
): Note[] {
  const [first] = group;
  if (first === undefined) return [];
  const { submission, action } = first.step;
  const { permission, areaCode, organisationId, what } = first.audience;
  const holders = held.filter(
    (one) =>
      one.permission === permission &&
      one.areaCode === areaCode &&
      (organisationId === null || one.organisationId === organisationId),
  );
  const managers = held.filter(
    (one) => one.permission === "round.manage" && one.areaCode === submission.roundArea,
  );
  const isPassedOn = holders.length === 0;
  const place = isPassedOn
    ? { areaCode: submission.roundArea, organisationId: null }
    : { areaCode, organisationId };
  const roleIds = new Set((isPassedOn ? managers : holders).map(({ roleId }) => roleId));
  return [
    {
      readers: [...roleIds].map((roleId): Readers => ({ roleId, ...place })),
      subjectKind: group.length === 1 ? "submission" : "round",
      subjectId: group.length === 1 ? submission.id : submission.round.id,
      kind: action,
      words: wordsOf(
        group.map(({ step }) => step.submission),
        what,
        isPassedOn,
      ),
    },
  ];
}

function wordsOf(submissions: readonly StoredSubmission[], what: Words, isPassedOn: boolean): Words {
  const [first] = submissions;
  const { head, organisation, areaName } = first ?? { head: null, organisation: null, areaName: "" };
  const count = submissions.length;
  const passed = isPassedOn
    ? {
        zh: "（没有能办理的在岗人员，转告布置单位）",
        en: " (passed on to the issuer: nobody active can do this)",
      }
    : { zh: "", en: "" };
  const name = `《${head?.title ?? ""}》（${organisation?.shortName ?? ""}，${areaName}）`;
  return count === 1
    ? { zh: `${name}${what.zh}。${passed.zh}`, en: `${name}: ${what.en}.${passed.en}` }
    : {
        zh: `${name}等${count}张填报单${what.zh}。${passed.zh}`,
        en: `${name} and ${count - 1} more submission(s): ${what.en}.${passed.en}`,
      };
}
