import type { Source } from "../definition/definition.ts";
import { codes, unverified, words } from "../definition/fields.ts";
import { gradeColours } from "../definition/grade-colours.ts";
import { isIn } from "../expression/condition.ts";
import type { ServiceOverlay } from "./service-overlay.ts";

/*
 * How places grade family disputes (domain-practice.md 7.2): data to begin with, and proof that colours and rhythms are
 * configuration. The places' own texts were not seen, only what was written about them, so every source is marked.
 */

const heshui = unverified(
  "合水县“三色”预警：红月访、黄季访、绿半年访",
  "Heshui: visits by month, quarter, half-year",
);
const luotian = unverified(
  "罗田县：红黄蓝分级，三日办结，调解员每月走访",
  "Luotian: settled in three days, visits by month",
);
const jiaojiang = unverified(
  "椒江区：黄橙红分级，四必访、一案一团队",
  "Jiaojiang: yellow, orange, red; a team a case",
);
const xiaoyuan = unverified(
  "安吉孝源：红橙粉蓝绿五色，红橙粉每周走访",
  "Xiaoyuan: five colours; the upper three by week",
);

const system = "family-dispute-mediation";

function ofPlace(
  areaCode: string,
  zh: string,
  en: string,
  overlay: ServiceOverlay["systems"][string],
): ServiceOverlay {
  return { areaCode, version: 1, title: words(zh, en), systems: { [system]: overlay } };
}

function on<T>(source: Source, value: T): { readonly value: T; readonly source: Source } {
  return { value, source };
}

const { green, blue, yellow, orange, pink, red } = gradeColours;

/** Overlays of the colour sets in use: three of three colours, one of five. */
export const disputeColours = {
  /** red, yellow, green; visits by month, quarter and half-year are longer than the usual ones, and so are listed */
  redYellowGreen: ofPlace("621024", "红黄绿三色", "Red, yellow, green", {
    grade: { values: { green, yellow, red }, source: heshui },
    periods: {
      "deadlines.visits.red": on(heshui, "1mo"),
      "deadlines.visits.yellow": on(heshui, "3mo"),
      "deadlines.visits.green": on(heshui, "6mo"),
    },
  }),
  redYellowBlue: ofPlace("421123", "红黄蓝三色", "Red, yellow, blue", {
    grade: { values: { green: blue, yellow, red }, source: luotian },
    periods: {
      "deadlines.settle.green": on(luotian, "3d"),
      "deadlines.settle.yellow": on(luotian, "3d"),
      "deadlines.visits.green": on(luotian, "1mo"),
    },
  }),
  yellowOrangeRed: ofPlace("331002", "黄橙红三色", "Yellow, orange, red", {
    grade: { values: { green: yellow, yellow: orange, red }, source: jiaojiang },
  }),
  /** five colours by the kind of household: the question is the place's own */
  fiveColours: ofPlace("330523", "红橙粉蓝绿五色", "Red, orange, pink, blue, green", {
    grade: {
      values: {
        green,
        blue: { ...blue, like: "green" },
        pink: { ...pink, like: "yellow" },
        yellow: orange,
        red,
      },
      rules: [
        { when: isIn("household", ["violence", "corrections", "drugs", "mental"]), is: "red" },
        { when: isIn("household", ["discord"]), is: "yellow" },
        { when: isIn("household", ["singleParent", "lostOnlyChild", "leftBehind"]), is: "pink" },
        { when: isIn("household", ["settled"]), is: "blue" },
      ],
      source: xiaoyuan,
    },
    fields: {
      household: {
        rule: codes("sensitive", "家庭类型", "Kind of household", {
          violence: ["有家庭暴力", "Violence"],
          corrections: ["社区矫正人员家庭", "Community corrections"],
          drugs: ["涉毒人员家庭", "Drugs"],
          mental: ["精神障碍患者家庭", "Mental disorder"],
          discord: ["家庭不和", "Discord"],
          singleParent: ["单亲家庭", "Single parent"],
          lostOnlyChild: ["失独家庭", "Lost an only child"],
          leftBehind: ["留守家庭", "Left behind"],
          settled: ["矛盾已化解", "Settled"],
        }),
        forms: ["report"],
      },
    },
    periods: {
      "deadlines.visits.yellow": on(xiaoyuan, "7d"),
      "deadlines.visits.pink": on(xiaoyuan, "7d"),
    },
  }),
} as const satisfies Readonly<Record<string, ServiceOverlay>>;
