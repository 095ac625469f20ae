export * from "./form-definition.ts";
export * from "./form-cells.ts";
export * from "./form-head.ts";
export * from "./breakdown.ts";
export * from "./copy-form.ts";
