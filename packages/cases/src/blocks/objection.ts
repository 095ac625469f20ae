import { flag, text, unverified } from "../definition/fields.ts";
import { any, has, is, not } from "../expression/condition.ts";
import { act, clock, leadAtOnce, musts } from "./shorthand.ts";
import { where } from "./trigger-words.ts";

/* Whoever applied objects to how it goes; the objection is answered in time, and nothing ends while it is not. */

/** What is asked of an objection and its answer. */
export const objectionFields = {
  objection: text("sensitive", "异议", "Objection"),
  objected: flag("work", "是否有异议待答复", "An objection waits for its answer"),
  objectionAnswer: text("sensitive", "异议答复", "Answer to the objection"),
};

export const objectionForms = { objection: musts("objection"), answer: musts("objectionAnswer") };

/** To object, of which the actor `told` hears, and to answer. */
export function objectionActions<const S extends string, const W extends string, const T extends string>(
  from: readonly S[],
  by: W,
  told: T,
) {
  return {
    object: act("提出异议", "Object", from, "same", [by], {
      form: "objection",
      sets: { objected: true },
      effects: [{ tell: told }],
    }),
    answer: act("答复异议", "Answer the objection", from, "same", [by, told], {
      form: "answer",
      sets: { objected: false },
      guard: [is("objected", true), "没有待答复的异议", "No objection waits for an answer"],
    }),
  };
}

/** No objection waits for its answer; who never objected has none. */
export const objectionSettled = any(not(has("objected")), is("objected", false));

export const objectionClocks = {
  objection: clock(
    "异议答复",
    "Objection answered",
    where("on objected", is("objected", true)),
    "5wd",
    "do answer",
    leadAtOnce,
    { warn: ["1d"], source: unverified("异议答复时限，由当地设定", "Answers to objections: the place's") },
  ),
};
