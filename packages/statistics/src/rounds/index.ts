export * from "./reminder-rules.ts";
export * from "./progress.ts";
