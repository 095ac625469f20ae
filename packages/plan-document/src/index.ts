export * from "./source.ts";
export * from "./findings.ts";
export * from "./compiled.ts";
