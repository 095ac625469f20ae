import { childExamples } from "./children.ts";
import type { ExampleOverlay } from "./example-overlay.ts";
import { womenExamples } from "./women.ts";

/** What the made-up county of Qinglan sets in each system, by its id: every system has one. */
export const exampleOverlays: Readonly<Record<string, ExampleOverlay>> = {
  ...womenExamples,
  ...childExamples,
};
