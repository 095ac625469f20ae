import type { Answer, CaseDecision, CaseFault, FormAnswers, SystemDefinition } from "@halfsky/cases";
import { areaTreeOf } from "../access/context.ts";
import type { CaseReadContext } from "./case-host.ts";
import { listAreasWithLocalities, listKnownCodes } from "./locality.store.ts";

/** Where a case is, for which its answers are judged. */
interface CasePlace {
  readonly definition: SystemDefinition;
  readonly areaCode: string;
}

/**
 * A decision with what is wrong with the townships and villages that were answered: what the pure engine cannot know. Each
 * lies in the area of the case, is one of those that the area lists where it lists any, and is a village where the system
 * counts villages. All faults come at once, with those of the engine.
 */
export async function withLocalities(
  context: CaseReadContext,
  place: CasePlace,
  answers: FormAnswers | undefined,
  decision: CaseDecision,
): Promise<CaseDecision> {
  if (decision.status === "refused" && decision.code !== "invalid-input") return decision;
  const faults = await localityFaults(context, place, answers);
  if (faults.length === 0) return decision;
  if (decision.status === "refused") return { ...decision, faults: [...decision.faults, ...faults] };
  const words = {
    zh: "所填乡镇（街道）、村（社区）有误，请改正后再提交。",
    en: "A township or village that was given is wrong; mend it and send it again.",
  };
  return { status: "refused", code: "invalid-input", words, faults, conflicts: [] };
}

async function localityFaults(
  context: CaseReadContext,
  { definition, areaCode }: CasePlace,
  answers: FormAnswers | undefined,
): Promise<readonly CaseFault[]> {
  const asked = localitiesIn(definition, answers);
  if (asked.length === 0) return [];
  const areas = (await areaTreeOf(context)).areaAndBelow(areaCode);
  const counties = [...new Set(asked.map(({ code }) => code.slice(0, 6)))].filter((code) => areas.has(code));
  const codes = asked.map(({ code }) => code);
  const known = await listKnownCodes(context.transaction, counties, codes);
  // whether an area lists any is asked only where one was not found
  const withList = codes.every((code) => known.has(code))
    ? new Set()
    : await listAreasWithLocalities(context.transaction, counties);
  const needsVillage = definition.coverage?.level === "village";
  return asked.flatMap(({ where, code }): CaseFault[] => {
    const county = code.slice(0, 6);
    if (!areas.has(county)) {
      return fault(
        where,
        "不在本案所在地区内，请选本地区的。",
        "is not in the area of the case; choose one there",
      );
    }
    if (withList.has(county) && !known.has(code)) {
      return fault(
        where,
        "不在本地区的乡镇、村名录中。",
        "is not among the townships and villages of the area",
      );
    }
    return needsVillage && code.length < 12
      ? fault(where, "须具体到村（社区）。", "has to be a village, not a township")
      : [];
  });
}

function fault(where: string, zh: string, en: string): CaseFault[] {
  return [{ where, message: { zh: `所选地点${zh}`, en: `The place ${en}.` } }];
}

/** The well-formed codes among the answers to questions for a place; what is no code at all is the engine's to say. */
function localitiesIn(
  { fields }: SystemDefinition,
  answers: FormAnswers | undefined,
): readonly { readonly where: string; readonly code: string }[] {
  const read = (where: string, given: Readonly<Record<string, Answer>>) =>
    Object.entries(given).flatMap(([name, answer]) =>
      Object.hasOwn(fields, name) &&
      fields[name]?.type.kind === "locality" &&
      typeof answer === "string" &&
      /^\d{9}(?:\d{3})?$/u.test(answer)
        ? [{ where: `${where}.${name}`, code: answer }]
        : [],
    );
  return [
    ...read("answers.fields", answers?.fields ?? {}),
    ...Object.entries(answers?.groups ?? {}).flatMap(([group, rows]) =>
      rows.flatMap((row) => read(`answers.groups.${group}.${row.id}`, row.fields)),
    ),
  ];
}
