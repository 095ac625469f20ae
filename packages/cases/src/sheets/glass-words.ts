import type { Bilingual } from "@halfsky/statistics";
import type { SystemDefinition } from "../definition/definition.ts";
import { usualGlass } from "../definition/glass-rule.ts";
import { glassOffice } from "../definition/implied-actors.ts";
import { periodWords } from "../deadlines/period.ts";
import { longestBreakGlass } from "../decide/engine-table.ts";
import { asksGlassOffice, glassBreakers, glassReviewers } from "../relations/around-glass.ts";
import { actorList, actorTitle, none, words } from "./actor-words.ts";
import { join } from "./say-condition.ts";
import { saySource } from "./sheet-words.ts";

/** Who may break the glass of a case, what it does not show, who reviews it: one sentence of the sheet. */
export function sayGlass(definition: SystemDefinition): Bilingual {
  const usual = rolesOf(definition, glassBreakers(definition, false));
  const sealed = rolesOf(definition, glassBreakers(definition, true));
  const reviewers = reviewersOf(definition, false);
  const ofSealed = reviewersOf(definition, true);
  const hidden = Object.values(definition.parties).filter(({ notByGlass }) => notByGlass === true);
  const titles = join(
    hidden.map(({ title }) => title),
    "、",
    ", ",
  );
  const [zhHidden, enHidden] =
    hidden.length === 0 ? ["", ""] : [`，${titles.zh}的身份仍不显示`, `, ${titles.en} still not shown`];
  const [zhSealed, enSealed] =
    definition.sealing === undefined
      ? ["整案封存的，只限主办单位的上述人员", "of a sealed case only those of the owning organisation"]
      : [`依法封存后只限${sealed.zh}依法查询`, `once sealed by law only ${sealed.en}, for legal queries`];
  const [zhOther, enOther] =
    ofSealed.zh === reviewers.zh
      ? ["", ""]
      : [`（整案封存的由${ofSealed.zh}）`, ` (${ofSealed.en} where the case is sealed)`];
  return words(
    `紧急查阅：辖区内的${usual.zh}写明理由、至多${longestBreakGlass}分钟可看全案${zhHidden}；${zhSealed}；由${reviewers.zh}${zhOther}中的另一人复查。`,
    `Breaking the glass: ${usual.en} of the area, with a reason, for at most ${longestBreakGlass} minutes, see the whole case${enHidden}; ${enSealed}; reviewed by another person of ${reviewers.en}${enOther}.`,
  );
}

/** The clock of the review, as a row of the table of clocks. */
export function glassRow(definition: SystemDefinition): readonly Bilingual[] {
  const { review, source } = definition.glass ?? usualGlass;
  const reviewers = reviewersOf(definition, false);
  const office = asksGlassOffice(definition)
    ? words(
        "；再逾期1个工作日或无人可复查：转请妇儿工委办",
        "; a working day later, or where nobody is there: the office of the leading group",
      )
    : words("", "");
  return [
    words("复查紧急查阅", "Review of the broken glass"),
    words("紧急查阅", "the glass is broken"),
    periodWords(review),
    words("复查", "it is reviewed"),
    none,
    words(
      `当即、提前1个工作日、到期：${reviewers.zh}${office.zh}`,
      `at once, a working day before, at the end: ${reviewers.en}${office.en}`,
    ),
    saySource(source),
  ];
}

/** Who reviews first; where nobody stands so to the case, the office that is asked. */
function reviewersOf(definition: SystemDefinition, isSealed: boolean): Bilingual {
  const first = glassReviewers(definition, isSealed);
  return actorList(definition, first.length > 0 ? first : [glassOffice]);
}

/** Actors by the titles of those who act so, each once. */
function rolesOf(definition: SystemDefinition, names: readonly string[]): Bilingual {
  const titles = names.map((name) => actorTitle(definition, name));
  return join(
    titles.filter(({ zh }, at) => titles.findIndex((one) => one.zh === zh) === at),
    "、",
    ", ",
  );
}
