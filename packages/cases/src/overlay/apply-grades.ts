import type { DeadlineRule, GradeRule, Period, SystemDefinition } from "../definition/definition.ts";
import { change, type Draft, refuse } from "./overlay-draft.ts";
import type { PlaceGrade, SystemOverlay } from "./service-overlay.ts";

/**
 * Puts a place's scale in the place of the definition's: other titles and colours for its grades, and grades between them.
 * The order of the definition's own grades stays, and none of them may be left out: rules and guards speak of them.
 */
export function applyGrades(draft: Draft, own: NonNullable<SystemOverlay["grade"]>): void {
  const { grade } = draft.definition;
  if (grade === undefined) {
    refuse(draft, "grade", "该系统没有分级。", "This system has no grades.");
    return;
  }
  const declared = Object.keys(grade.values);
  const names = Object.keys(own.values);
  const kept = names.filter((name) => declared.includes(name));
  if (kept.join("|") !== declared.join("|")) {
    refuse(
      draft,
      "grade.values",
      `分级应保留${declared.join("、")}，并保持由低到高的次序。`,
      `The scale has to keep ${declared.join(", ")}, in that order from low to high.`,
    );
    return;
  }
  const added = Object.entries(own.values).filter(([name]) => !declared.includes(name));
  const unlike = added.filter(([, { like }]) => like === undefined || !declared.includes(like));
  for (const [name] of unlike) {
    refuse(
      draft,
      `grade.values.${name}.like`,
      `新增的等级“${name}”须说明比照哪一级（${declared.join("、")}）。`,
      `The new grade ${name} has to be like one of ${declared.join(", ")}.`,
    );
  }
  const strange = (own.rules ?? []).filter(({ is }) => !names.includes(is));
  for (const { is } of strange) {
    refuse(
      draft,
      "grade.rules",
      `规则中的等级“${is}”不存在。`,
      `A rule speaks of a grade ${is} that is none.`,
    );
  }
  if (unlike.length > 0 || strange.length > 0) return;
  const from = Object.values(grade.values).map(({ title }) => title.zh);
  const to = Object.values(own.values).map(({ title }) => title.zh);
  change(
    draft,
    {
      where: "grade.values",
      from: from.join("、"),
      to: to.join("、"),
      direction: "other",
      source: own.source ?? null,
    },
    (definition) => withScale(definition, grade, own, Object.fromEntries(added)),
  );
}

function withScale(
  definition: SystemDefinition,
  grade: GradeRule,
  own: NonNullable<SystemOverlay["grade"]>,
  added: Readonly<Record<string, PlaceGrade>>,
): SystemDefinition {
  const names = Object.keys(own.values);
  const values = Object.fromEntries(
    Object.entries(own.values).map(([name, { title, colour }]) => [name, { title, colour }]),
  );
  // rules stand from the highest grade to the lowest: the first that holds proposes
  const rules = [...grade.rules, ...(own.rules ?? [])].toSorted(
    (one, other) => names.indexOf(other.is) - names.indexOf(one.is),
  );
  const deadlines = Object.entries(definition.deadlines ?? {}).map(([name, rule]) => [
    name,
    withPeriods(rule, names, added),
  ]);
  return {
    ...definition,
    grade: { ...grade, values, rules },
    ...(definition.deadlines === undefined ? {} : { deadlines: Object.fromEntries(deadlines) }),
  };
}

/** All grades have a period: a new one that of the grade it is like. */
function withPeriods(
  rule: DeadlineRule,
  names: readonly string[],
  added: Readonly<Record<string, PlaceGrade>>,
): DeadlineRule {
  const { due } = rule;
  if (typeof due === "string") return rule;
  const periods = names.flatMap((name): readonly (readonly [string, Period])[] => {
    const period = due[name] ?? due[added[name]?.like ?? ""];
    return period === undefined ? [] : [[name, period]];
  });
  return { ...rule, due: Object.fromEntries(periods) };
}
