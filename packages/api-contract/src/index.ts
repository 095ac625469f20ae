export * from "./areas.ts";
export * from "./plans.ts";
export * from "./statistics.ts";
export * from "./targets.ts";
export * from "./reports.ts";
