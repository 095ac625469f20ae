export * from "./letters/index.ts";
export * from "./matters/index.ts";
export * from "./inspections/index.ts";
