import { code } from "../definition/fields.ts";

/** How content somebody is with what was done. */
export const rating = code("open", "评价", "Rating", {
  good: ["满意", "Content"],
  fair: ["基本满意", "Fairly"],
  bad: ["不满意", "Not content"],
});
