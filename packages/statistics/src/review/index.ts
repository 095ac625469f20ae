export * from "./review-state.ts";
export * from "./review-chain.ts";
export * from "./review-words.ts";
export * from "./may-act.ts";
