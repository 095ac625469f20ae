import type { Command } from "commander";

/** A verb of the command line. Heavy modules are imported inside its action, so that every verb starts at once. */
export interface Verb {
  readonly name: string;
  readonly register: (program: Command) => void;
}
