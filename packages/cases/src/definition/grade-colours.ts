import { words } from "./fields.ts";

/** Grades that are called by their colour. */
export const gradeColours = {
  green: { title: words("绿", "Green"), colour: "green" },
  blue: { title: words("蓝", "Blue"), colour: "blue" },
  yellow: { title: words("黄", "Yellow"), colour: "yellow" },
  orange: { title: words("橙", "Orange"), colour: "orange" },
  pink: { title: words("粉", "Pink"), colour: "pink" },
  red: { title: words("红", "Red"), colour: "red" },
} as const;
