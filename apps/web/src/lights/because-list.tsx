import type { TargetLight } from "@halfsky/api-contract";
import { useBilingual } from "../words/language.tsx";

/** Why a light is lit: what lit it first, then what else holds. */
export function BecauseList({
  because,
  most = 4,
}: {
  readonly because: TargetLight["because"];
  readonly most?: number;
}) {
  const speak = useBilingual();
  return (
    <>
      {because.slice(0, most).map((reason, place) => (
        <div key={reason.ruleId} className={place === 0 ? undefined : "because-more"}>
          {speak(reason)}
        </div>
      ))}
    </>
  );
}
