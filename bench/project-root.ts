import { findProjectRoot } from "../apps/server/src/config.ts";

/** The folder of the project, wherever the bundle of the benches stands in it. */
export const projectRoot = findProjectRoot(import.meta.dirname);
