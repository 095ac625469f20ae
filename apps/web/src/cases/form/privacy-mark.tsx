import { type PrivacyClass, privacyWords } from "@halfsky/cases";
import { tones } from "../../ui/tag.tsx";
import { useBilingual, useWords } from "../../words/language.tsx";
import "../cases.css";

/** How close a field is kept; classes that are usual at work need no mark, so that the two close ones stand out. */
export function PrivacyMark({ privacy }: { readonly privacy: PrivacyClass }) {
  const { form: said } = useWords().cases;
  const speak = useBilingual();
  if (privacy === "open" || privacy === "work" || privacy === "personal") return null;
  const isSealed = privacy === "sealed";
  return (
    <span
      className="case-privacy"
      style={{ color: isSealed ? tones.red : tones.grey }}
      title={said.privacyNote[privacy]}
    >
      <span aria-hidden="true">{isSealed ? "▣ " : "◐ "}</span>
      {speak(privacyWords[privacy])}
    </span>
  );
}
