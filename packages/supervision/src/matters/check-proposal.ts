import { addDays, isDay, nextWorkingDay } from "@halfsky/calendar";
import type { Bilingual } from "@halfsky/statistics";
import type { ActionFault, DecisionBasis, ProposedAction } from "./decide-action.ts";
import { stepFits } from "./fold-matter.ts";
import { type Matter, openDuties, type PlannedStep } from "./matter.ts";

const stepWords: Readonly<Record<"report-step" | "return-step" | "accept-step", Bilingual>> = {
  "report-step": {
    zh: "这一步已报告，等待核查；被退回后才能再报。",
    en: "This step is reported and waits to be checked; it can be reported again when it is returned.",
  },
  "return-step": {
    zh: "这一步还没有报告，无可退回。",
    en: "This step is not reported; there is nothing to return.",
  },
  "accept-step": { zh: "这一步没有待核查的报告。", en: "This step has no report that waits to be checked." },
};

/** All faults of an action that is allowed in the state; empty where it can be done. */
export function checkProposal(
  matter: Matter,
  proposed: ProposedAction,
  basis: Pick<DecisionBasis, "today" | "calendar">,
): readonly ActionFault[] {
  const at = (field: string): string => `body.action.${field}`;
  const missing = (field: "text" | "reason" | "decision", zh: string, en: string): readonly ActionFault[] =>
    (proposed[field] ?? "").trim() === "" ? [{ where: at(field), message: { zh, en } }] : [];
  switch (proposed.kind) {
    case "submit-explanation":
      return [
        ...missing("text", "请写明原因。", "Say what the reasons are."),
        ...(proposed.steps === undefined || proposed.steps.length === 0
          ? []
          : checkSteps(proposed.steps, basis)),
      ];
    case "submit-plan":
      return checkSteps(proposed.steps ?? [], basis);
    case "report-step":
      return [
        ...checkStepNumber(matter, proposed, "report-step"),
        ...missing("text", "请写明做了什么。", "Say what was done."),
      ];
    case "return-step":
      return [
        ...checkStepNumber(matter, proposed, "return-step"),
        ...missing("reason", "请写明退回理由。", "Say why it is returned."),
      ];
    case "accept-step":
      return checkStepNumber(matter, proposed, "accept-step");
    case "return-explanation":
    case "return-plan":
    case "refuse-closing":
    case "reopen":
    case "withdraw":
      return missing("reason", "请写明理由。", "Give a reason.");
    case "extend-deadline":
      return [
        ...checkNewDue(matter, proposed.dutyId ?? "", proposed.due ?? "", basis, {
          duty: at("dutyId"),
          due: at("due"),
          mustBeLater: true,
        }),
        ...missing("reason", "请写明延期理由。", "Say why the deadline is extended."),
      ];
    case "hold-meeting":
      return [
        ...missing("decision", "请写明会议决定。", "Say what the meeting decided."),
        ...checkHeldOn(proposed.heldOn, basis.today, at("heldOn")),
        ...(proposed.dues ?? []).flatMap(({ dutyId, due }, index) =>
          checkNewDue(matter, dutyId, due, basis, {
            duty: at(`dues[${index}].dutyId`),
            due: at(`dues[${index}].due`),
            mustBeLater: false,
          }),
        ),
      ];
    case "issue-urging":
      return checkUrging(matter, proposed.dutyIds, at("dutyIds"));
    case "propose-closing":
      return [
        ...missing("reason", "请写明办结理由。", "Say why it can be closed."),
        ...checkAllAccepted(matter),
      ];
    case "draft-notice":
    case "issue-notice":
    case "acknowledge":
    case "accept-explanation":
    case "accept-plan":
    case "confirm-closing":
    case "remind":
    case "escalate":
    case "recalculate-deadlines":
      return [];
  }
}

/** Ten years: longer than any plan period; anything later is a slip of the keyboard. */
function lastDayFrom(today: string): string {
  return addDays(today, 3653);
}

function checkSteps(
  steps: readonly PlannedStep[],
  { today, calendar }: Pick<DecisionBasis, "today" | "calendar">,
): readonly ActionFault[] {
  if (steps.length === 0) {
    return [
      {
        where: "body.action.steps",
        message: { zh: "整改方案至少要有一个步骤。", en: "A plan needs at least one step." },
      },
    ];
  }
  const last = lastDayFrom(today);
  return steps.flatMap(({ what, due }, index) => {
    const at = `body.action.steps[${index}]`;
    const faults: ActionFault[] = [];
    if (what.trim() === "") {
      faults.push({
        where: `${at}.what`,
        message: { zh: `第${index + 1}步没有写做什么。`, en: `Step ${index + 1} does not say what is done.` },
      });
    }
    if (!isDay(due) || due <= today || due > last) {
      const { date } = nextWorkingDay(calendar, addDays(today, 1));
      faults.push({
        where: `${at}.due`,
        message: {
          zh: `第${index + 1}步的完成日期“${due}”不对：应在今天之后，最早 ${date}。`,
          en: `The date "${due}" of step ${index + 1} is wrong: it must be after today, ${date} at the earliest.`,
        },
      });
    }
    return faults;
  });
}

function checkStepNumber(
  matter: Matter,
  { step: number }: ProposedAction,
  kind: "report-step" | "return-step" | "accept-step",
): readonly ActionFault[] {
  const steps = matter.plan?.steps ?? [];
  const step = steps.find((one) => one.number === number);
  if (step === undefined) {
    return [
      {
        where: "body.action.step",
        message: {
          zh: `方案没有第${number ?? 0}步，共${steps.length}步。`,
          en: `The plan has no step ${number ?? 0}; it has ${steps.length}.`,
        },
      },
    ];
  }
  return stepFits(kind, step) ? [] : [{ where: "body.action.step", message: stepWords[kind] }];
}

function checkNewDue(
  matter: Matter,
  dutyId: string,
  due: string,
  { today }: Pick<DecisionBasis, "today">,
  places: { readonly duty: string; readonly due: string; readonly mustBeLater: boolean },
): readonly ActionFault[] {
  const duties = openDuties(matter).filter(({ owedBy }) => owedBy === "addressee");
  const duty = duties.find(({ id }) => id === dutyId);
  if (duty === undefined) {
    const open = duties.map(({ id }) => id).join("、");
    return [
      {
        where: places.duty,
        message: {
          zh: `承办单位没有这项未完成的事：${dutyId}。${open === "" ? "现在没有。" : `现有：${open}。`}`,
          en: `The unit does not owe this: ${dutyId}. ${open === "" ? "It owes nothing now." : `It owes: ${open}.`}`,
        },
      },
    ];
  }
  const last = lastDayFrom(today);
  if (isDay(due) && due > today && due <= last && (!places.mustBeLater || due > duty.due)) return [];
  const earliest = places.mustBeLater && duty.due > today ? duty.due : today;
  return [
    {
      where: places.due,
      message: {
        zh: `新的期限“${due}”应晚于 ${earliest}，不晚于 ${last}。`,
        en: `The new date "${due}" must be later than ${earliest}, and ${last} at the latest.`,
      },
    },
  ];
}

function checkHeldOn(heldOn: string | undefined, today: string, where: string): readonly ActionFault[] {
  if (heldOn !== undefined && isDay(heldOn) && heldOn <= today) return [];
  return [
    {
      where,
      message: {
        zh: "会议日期应为今天或之前；会后再登记。",
        en: "The meeting must have been held, today or before; record it afterwards.",
      },
    },
  ];
}

function checkUrging(
  matter: Matter,
  dutyIds: readonly string[] | undefined,
  where: string,
): readonly ActionFault[] {
  const owed = openDuties(matter).filter(({ owedBy }) => owedBy === "addressee");
  if (owed.length === 0) {
    return [
      {
        where,
        message: {
          zh: "承办单位现在没有未完成的事，无可督办。",
          en: "The unit owes nothing now that could be urged.",
        },
      },
    ];
  }
  return (dutyIds ?? [])
    .filter((id) => !owed.some((duty) => duty.id === id))
    .map((id) => ({
      where,
      message: { zh: `承办单位没有这项未完成的事：${id}。`, en: `The unit does not owe this: ${id}.` },
    }));
}

function checkAllAccepted(matter: Matter): readonly ActionFault[] {
  if (matter.state !== "rectifying") return [];
  const open = (matter.plan?.steps ?? []).filter(({ state }) => state !== "accepted");
  if (open.length === 0) return [];
  const numbers = open.map(({ number }) => number);
  return [
    {
      where: "body.action.kind",
      message: {
        zh: `第${numbers.join("、")}步尚未核实，不能提出办结。`,
        en: `Step ${numbers.join(", ")} is not accepted yet; closing cannot be proposed.`,
      },
    },
  ];
}
