import { code } from "../definition/fields.ts";

/** How old a child who calls is, and what about: all that is counted of a call. */
export const childLineCodes = {
  ageBand: code(
    "work",
    "年龄段",
    "Age band",
    {
      under10: ["10岁以下", "Under 10"],
      to13: ["10—13岁", "10–13"],
      to17: ["14—17岁", "14–17"],
      unknown: ["不详", "Not said"],
    },
    { unknownAs: "unknown" },
  ),
  theme: code("work", "主题", "Theme", {
    body: ["身体发育", "Growing up"],
    relations: ["交往与情感", "Relations"],
    protection: ["自我保护", "Protecting oneself"],
    pregnancy: ["意外怀孕", "Pregnancy"],
    disease: ["疾病", "Disease"],
    harm: ["遭受侵害", "Harm"],
    other: ["其他", "Other"],
  }),
};
