export * from "./action-table.ts";
export * from "./clock-steps.ts";
export * from "./decide-action.ts";
export * from "./describe-matter.ts";
export * from "./duty-name.ts";
export { applyAction, foldMatter } from "./fold-matter.ts";
export * from "./matter-words.ts";
export * from "./matter.ts";
export * from "./supervision-rules.ts";
