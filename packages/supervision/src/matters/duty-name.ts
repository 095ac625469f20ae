import { type DutyKind, dutyKinds } from "./matter-words.ts";

/** Duties that exist once for each step of a plan; their names end in its number: "step-2", "check-step-2". */
const countedKinds: readonly DutyKind[] = ["step", "check-step"];

/** The name of a duty within a matter. */
export function dutyName(kind: DutyKind, step: number | null): string {
  return step === null ? kind : `${kind}-${step}`;
}

/** What a name stands for; undefined for a word that is no duty. */
export function readDutyName(
  name: string,
): { readonly kind: DutyKind; readonly step: number | null } | undefined {
  const whole = dutyKinds.find((kind) => kind === name && !countedKinds.includes(kind));
  if (whole !== undefined) return { kind: whole, step: null };
  const [, word, number] = /^([a-z-]+)-([1-9]\d{0,3})$/.exec(name) ?? [];
  const kind = countedKinds.find((one) => one === word);
  return kind === undefined ? undefined : { kind, step: Number(number) };
}
