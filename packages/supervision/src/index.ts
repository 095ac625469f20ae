export * from "./matters/index.ts";
export * from "./inspections/index.ts";
