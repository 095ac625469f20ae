import type { PrivacyClass } from "@halfsky/cases";
import { Tag, type Tone } from "../../ui/tag.tsx";
import { useWords } from "../../words/language.tsx";

const tones: Readonly<Record<PrivacyClass, Tone>> = {
  open: "grey",
  work: "grey",
  personal: "blue",
  sensitive: "orange",
  sealed: "red",
};

/** How close a field is kept; the two free classes need no mark. */
export function PrivacyMark({ privacy }: { readonly privacy: PrivacyClass }) {
  const { form: said } = useWords().cases;
  if (privacy === "open" || privacy === "work" || privacy === "personal") return null;
  return (
    <Tag tone={tones[privacy]} mark={privacy === "sealed" ? "▣" : "◐"} title={said.privacyNote[privacy]}>
      {said.privacy[privacy]}
    </Tag>
  );
}
