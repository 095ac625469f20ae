import type { MyWork } from "@halfsky/api-contract";
import { useColon } from "../words/use-colon.ts";
import { matterAddress } from "../supervision/matter-address.ts";
import { LinkButton } from "../ui/link-button.tsx";
import { useBilingual, useWords } from "../words/language.tsx";

/** What was handed in and came back, each with the reason. */
export function ReturnedList({ returned }: Pick<MyWork, "returned">) {
  const colon = useColon();
  const { returned: said } = useWords().myWork;
  const speak = useBilingual();
  if (returned.length === 0) return null;
  return (
    <section className="panel my-returned" aria-labelledby="returned">
      <h2 id="returned">
        <span aria-hidden="true">↩ </span>
        {said.title}
      </h2>
      <ul>
        {returned.map(({ matter, what, reason }) => (
          <li key={`${matter.id} ${what.zh}`}>
            <div>
              <b>{matter.title}</b>
              {colon}
              {speak(what)}
              <blockquote>
                {said.reason}
                {reason}
              </blockquote>
            </div>
            <LinkButton to={matterAddress(matter.id)} size="small" aria-label={said.mendOf(matter.title)}>
              {said.mend}
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
