export * from "./form-definition.ts";
export * from "./form-cells.ts";
export * from "./form-head.ts";
export * from "./breakdown.ts";
export * from "./copy-form.ts";
export { checkFormDefinition, type FormIndicator } from "./check-form-definition.ts";
export { computeColumn } from "./compute-column.ts";
export * from "./sheet-mapping.ts";
