export * from "./write-letter.ts";
