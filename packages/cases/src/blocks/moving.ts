import type { Bilingual } from "@halfsky/statistics";
import type { PersonPart } from "../definition/definition.ts";
import { area, words } from "../definition/fields.ts";
import type { ServiceRole } from "../definition/roles.ts";
import { statutoryDuty } from "./bases.ts";
import { act, actor, ask, musts } from "./shorthand.ts";

/*
 * People who move: the register they stand in goes with them. The county they leave offers, the county they come to
 * accepts; until then the old one counts and cares. So a child is counted in one place at any time, and never in none.
 */

/** Where somebody moves to. */
export const movingFields = { newArea: area("work", "迁往县（市、区）", "Moves to") };

/** Whoever of a register moves is counted by one county: nobody is listed where another has her listed. */
export function countedOnce<const P extends string>(party: P, ...beside: readonly string[]) {
  return { party, state: "listed", beside } as const;
}

/** A child is left behind at home or lives elsewhere, never both: the two registers count it once between them. */
export const childCountedOnce = countedOnce("child", "left-behind-children", "migrant-children");

export const movingForms = { move: musts("newArea") } as const;

/** The body of the county moved to, while it is asked and after it accepted. */
export function movingActors(county: ServiceRole) {
  return { next: actor(county, "holds-referral", "迁入地主管部门", "Authority of the county moved to") };
}

const movingActions = {
  offerMove: act("迁移交接", "Hand over to another county", ["listed"], "same", ["station", "county"], {
    form: "move",
    effects: [{ refer: "nextCounty" }],
  }),
};

/** The register entry itself is offered to the county moved to: one working day to acknowledge, ten to accept. */
export function movingReferrals<const F extends string, const P extends string>(
  county: ServiceRole,
  fields: readonly F[],
  people: Readonly<Partial<Record<P, readonly PersonPart[]>>>,
  basis: { readonly law?: Bilingual; readonly consent?: string } = { law: statutoryDuty },
) {
  const rule = ask<F | "newArea", P, "county">(county, "迁入地接收", "To the county moved to", {
    purpose: words("人员迁移，关爱服务不断档", "People move, the care for them goes on"),
    ...basis,
    fields: [...fields, "newArea"],
    people,
    acknowledge: "1wd",
    answer: "10wd",
    tell: ["county"],
    handover: true,
  });
  return { nextCounty: { ...rule, inArea: "newArea" as const } };
}

/**
 * A register that townships keep and the county decides on (the usual one): the county moved to takes the entry over, says
 * where the family lives now, and its township takes over from it. From the first acceptance on the people there act.
 */
export const movingRegister = {
  fields: movingFields,
  forms: { ...movingForms, settle: musts("locality") },
  actors: {
    ...movingActors("civil-affairs"),
    arrival: actor("township", "holds-referral", "迁入地乡镇（街道）", "Township moved to"),
  },
  actions: {
    ...movingActions,
    settleIn: act("落实责任乡镇（街道）", "Hand to the township", ["listed"], "same", ["county"], {
      form: "settle",
      effects: [{ refer: "township" }],
    }),
  },
  referrals: <const F extends string, const P extends string>(
    fields: readonly F[],
    people: Readonly<Partial<Record<P, readonly PersonPart[]>>>,
  ) => ({
    ...movingReferrals("civil-affairs", fields, people),
    township: ask<F | "locality", P, "county">("township", "乡镇（街道）接收", "To the township", {
      purpose: words("迁入后有人走访照护", "Somebody there visits and cares"),
      law: statutoryDuty,
      fields: [...fields, "locality"],
      people,
      acknowledge: "1wd",
      answer: "5wd",
      tell: ["county"],
      handover: true,
    }),
  }),
};
