export * from "./matters/index.ts";
