import { code, words } from "../definition/fields.ts";
import { all, is, isIn } from "../expression/condition.ts";
import type { SystemDefinition } from "../definition/definition.ts";

/**
 * The nine situations in which harm to a minor must be reported (opinion of nine bodies, 2020, in our words), and the
 * tenth answer of somebody who is not sure: an unclear case is reported, too.
 */
export const nineSituations = code("sensitive", "报告情形", "Situation", {
  s1: ["1 隐私部位异常损伤", "1 Abnormal injury of private parts"],
  s2: [
    "2 未满十四周岁女孩遭受或疑似遭受性侵害、怀孕、流产",
    "2 Girl under 14: assault, pregnancy or abortion, also suspected",
  ],
  s3: ["3 十四周岁以上女孩因受侵害怀孕、流产", "3 Girl of 14 or more: pregnancy or abortion after assault"],
  s4: [
    "4 多处受伤、严重营养不良、意识不清，疑似受虐待、欺凌、殴打或被下药",
    "4 Many injuries, gravely undernourished or unconscious, abuse suspected",
  ],
  s5: [
    "5 因自杀、自残、工伤、中毒、被下药、殴打等致残致死",
    "5 Disabled or dead by suicide, self-harm, work, poison, drugs or beating",
  ],
  s6: ["6 被遗弃或长期无人照料", "6 Abandoned or long without care"],
  s7: ["7 来源不明、失踪或被拐卖、收买", "7 Of unknown origin, missing, trafficked or bought"],
  s8: ["8 被组织乞讨", "8 Made to beg"],
  s9: ["9 其他严重侵害或面临危险", "9 Other grave harm or danger"],
  unclear: ["说不清，但有疑点", "Not sure, but something is wrong"],
});

const asked = [
  ["是否看到隐私部位受伤，或孩子诉说该处疼痛？", "Injury or pain of private parts?", "s1"],
  [
    "女孩未满十四周岁，是否怀孕、流产，或说起有人对她做过性方面的事？",
    "A girl under 14 pregnant, or telling of sexual acts?",
    "s2",
  ],
  [
    "女孩已满十四周岁，怀孕或流产是否可能因受侵害？",
    "A girl of 14 or more, pregnant perhaps after assault?",
    "s3",
  ],
  [
    "是否多处受伤、极度消瘦、神志不清，说法前后不一？",
    "Many injuries, wasted or dazed, the story keeps changing?",
    "s4",
  ],
  [
    "是否自杀、自残、中毒或受伤致残、死亡？",
    "Suicide, self-harm, poison, or disabled or dead by injury?",
    "s5",
  ],
  ["是否被丢下不管，或长时间没有大人照看？", "Left behind, or long without a grown person?", "s6"],
  ["是否来历不明、失踪，或像是被买来、拐来？", "Of unknown origin, missing, or as if bought?", "s7"],
  ["是否被人带着或指使乞讨？", "Made to beg by somebody?", "s8"],
  ["是否有其他严重伤害，或马上会有危险？", "Other grave harm, or danger at once?", "s9"],
  ["以上都说不准，但觉得不对劲？", "None is sure, but something is wrong?", "unclear"],
] as const;

/** Questions that lead a person who has never reported to the right situation. */
export const situationHelp: NonNullable<SystemDefinition["publicIntake"]>["help"] = asked.map(
  ([zh, en, answer]) => ({
    question: words(zh, en),
    answer,
  }),
);

/** All that a village director may look at before it is reported: a doubt about the care, of a child who is in no danger. */
export const onlyCareAtRisk = all(isIn("situation", ["s6", "s8", "unclear"]), is("inDanger", false));
/** What is said where something else is looked at first. */
export const notFirst = [
  "仅限疑似无人照料、被组织乞讨或说不清，且孩子目前没有危险；其他情形须立即向公安机关报告",
  "Only doubts about care, of a child in no danger now; anything else is reported to the police at once",
] as const;
