import { placeValueWords } from "./place-value-words.ts";
import type { SystemDefinition } from "../definition/definition.ts";
import type { OverlayChange, OverlayFault } from "./service-overlay.ts";

/** A definition on its way to being a place's. */
export interface Draft {
  definition: SystemDefinition;
  readonly faults: OverlayFault[];
  readonly changes: OverlayChange[];
  /** "systems.dv-case" */
  readonly at: string;
}

/** Puts down why a value is not taken. */
export function refuse(draft: Draft, where: string, zh: string, en: string): void {
  draft.faults.push({ where: `${draft.at}.${where}`, message: { zh, en } });
}

/** Takes a value and lists it; a looser one only with a cited basis. One that nobody has read may be cited, and stays marked. */
export function change(
  draft: Draft,
  { where, ...rest }: OverlayChange,
  make: (definition: SystemDefinition) => SystemDefinition,
): void {
  const isCited = rest.source !== null && rest.source.status !== "default";
  if (rest.direction === "looser" && !isCited) {
    const [from, to] = [placeValueWords(rest.from), placeValueWords(rest.to)];
    refuse(
      draft,
      where,
      `由“${from.zh}”放宽为“${to.zh}”须注明依据。`,
      `Loosening ${from.en} to ${to.en} needs a cited basis.`,
    );
    return;
  }
  draft.definition = make(draft.definition);
  draft.changes.push({ where: `${draft.at}.${where}`, ...rest });
}
