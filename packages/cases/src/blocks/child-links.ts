import { code, flag, words } from "../definition/fields.ts";
import { act, clock, firstThen } from "./shorthand.ts";

/** Two signs that every contact with a child looks for. */
export const childSigns = {
  unattended: flag("sensitive", "是否无人照料", "Nobody cares for the child now"),
  harmSign: flag("sensitive", "是否有受侵害迹象", "Signs of harm"),
};

/** Whether the child goes to school; the pupil records say it, this only notes what was seen. */
export const atSchool = code("work", "就学情况", "School", {
  preschool: ["学龄前", "Below school age"],
  enrolled: ["在校", "At school"],
  absent: ["失学、辍学", "Out of school"],
});

/** A register of children opens the protection case of a child, people carried over. */
export const protectionLink = {
  protection: {
    title: words("未成年人保护个案", "Child protection case"),
    system: "child-protection-case",
    by: "receive",
    parties: { child: "child", guardian: "guardian" },
  },
} as const;

/** Opens it by hand, while the child stays in the register. */
export const protect = act(
  "转未成年人保护个案",
  "Open a protection case",
  ["proposed", "verified", "listed"],
  "same",
  ["carer", "station", "county"],
  { effects: [{ open: "protection" }] },
);

/** Signs of harm, seen or not to be ruled out, come to a protection case within a day; whoever wrote them down only is asked. */
export const harmClock = {
  harm: clock(
    "受侵害迹象转个案",
    "Signs of harm taken up",
    "on harmSign",
    "24h",
    "do protect",
    firstThen("station", "0h", "county"),
  ),
};
