import type { MatterRow } from "@halfsky/api-contract";
import { matterStateWords } from "@halfsky/supervision";
import { LightTag } from "../ui/light-tag.tsx";
import { Tag } from "../ui/tag.tsx";
import { useLanguage } from "../words/language.tsx";

const asText = (mark: string) => mark.replaceAll(/[✔✎✉✖]/gu, (sign) => `${sign}\uFE0E`);

/** Where a matter stands: mark, word and colour, its meaning on hover. */
export function MatterStateTag({ state }: { readonly state: MatterRow["state"] }) {
  const { language } = useLanguage();
  const entry = matterStateWords[state];
  return (
    <Tag
      tone={entry.tone}
      mark={asText(entry.mark)}
      title={entry.meaning[language]}
      isFilled={state === "closed"}
    >
      {entry[language]}
    </Tag>
  );
}

/** The light when the notice was drafted, and today's where it is another. */
export function MatterLights({ matter }: { readonly matter: Pick<MatterRow, "light" | "currentLight"> }) {
  const { list } = useLanguage().words.supervision;
  const { light, currentLight } = matter;
  if (light === null || currentLight === null || light === currentLight)
    return <LightTag light={light ?? currentLight} />;
  return (
    <span className="matter-lights">
      <LightTag light={light} />
      <span aria-hidden="true">→</span>
      <span className="visually-hidden">{list.lightNow}</span>
      <LightTag light={currentLight} />
    </span>
  );
}
