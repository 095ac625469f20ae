import { lightWords } from "@halfsky/targets";
import type { LightName } from "../../ui/light-tag.tsx";
import { useLanguage } from "../../words/language.tsx";

/** A light on a dark wall: mark and word in a colour with enough contrast there. */
export function WallLight({ light }: { readonly light: LightName | null }) {
  const { language, words } = useLanguage();
  if (light === null) return <span className="wall-light is-none">– {words.lights.unlit}</span>;
  const { mark } = lightWords[light];
  return (
    <span className={`wall-light is-${light}`}>
      <span aria-hidden="true">{mark.replaceAll("✔", "✔\uFE0E")}</span> {lightWords[light][language]}
    </span>
  );
}
