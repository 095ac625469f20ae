import type { Fault } from "@halfsky/api-contract";
import { placeOfFault } from "./fault-places.ts";

/** The name of a referral or item, or "owner", with the organisations of which one is to be chosen. */
interface AskedReceiver {
  readonly name: string;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
}

/** What was chosen, by the same names. */
type Chosen = Readonly<Record<string, string>>;

/** What is asked, and what was chosen of it. */
export interface ReceiverQuestions {
  readonly asked: readonly AskedReceiver[];
  readonly chosen: Chosen;
}

/** What is asked after a refusal: what it offers comes in, and what the place of the case decides by itself is chosen no more. */
export function afterFaults(
  { asked, chosen }: ReceiverQuestions,
  faults: readonly Fault[],
): ReceiverQuestions {
  const said = faults.flatMap(({ where, choices }): AskedReceiver[] => {
    const [kind, name] = placeOfFault(where).split(".");
    return kind !== "receivers" || name === undefined || choices === undefined ? [] : [{ name, choices }];
  });
  const isSaid = (name: string): boolean => said.some((one) => one.name === name);
  const isOffered = ([name, organisationId]: readonly [string, string]): boolean =>
    !isSaid(name) ||
    said.some((one) => one.name === name && one.choices.some(({ id }) => id === organisationId));
  return {
    asked: [
      ...asked.filter(({ name }) => !isSaid(name)),
      ...said.filter(({ choices }) => choices.length > 0),
    ],
    chosen: Object.fromEntries(Object.entries(chosen).filter(isOffered)),
  };
}
