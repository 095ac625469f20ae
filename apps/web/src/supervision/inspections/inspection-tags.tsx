import {
  type FindingState,
  findingStateWords,
  type InspectionState,
  inspectionStateWords,
  type Seriousness,
  seriousnessWords,
  type VisitState,
  visitStateWords,
} from "@halfsky/supervision";
import { Tag } from "../../ui/tag.tsx";
import { useLanguage } from "../../words/language.tsx";

// The text form of a mark: without it some systems draw a coloured picture.
const asText = (mark: string) => mark.replaceAll(/[✔↩‼]/gu, (sign) => `${sign}\uFE0E`);

/** Where an inspection stands; filled once a second person closed it. */
export function InspectionStateTag({ state }: { readonly state: InspectionState }) {
  const { language } = useLanguage();
  const entry = inspectionStateWords[state];
  return (
    <Tag tone={entry.tone} mark={asText(entry.mark)} isFilled={state === "closed"}>
      {entry[language]}
    </Tag>
  );
}

/** Where a visit stands. */
export function VisitStateTag({ state }: { readonly state: VisitState }) {
  const { language } = useLanguage();
  const entry = visitStateWords[state];
  return (
    <Tag tone={entry.tone} mark={asText(entry.mark)}>
      {entry[language]}
    </Tag>
  );
}

/** Where a finding stands; filled once the re-check accepted it. */
export function FindingStateTag({ state }: { readonly state: FindingState }) {
  const { language } = useLanguage();
  const entry = findingStateWords[state];
  return (
    <Tag tone={entry.tone} mark={asText(entry.mark)} isFilled={state === "settled"}>
      {entry[language]}
    </Tag>
  );
}

/** How serious a finding is. */
export function SeriousnessTag({ degree }: { readonly degree: Seriousness }) {
  const { language } = useLanguage();
  const entry = seriousnessWords[degree];
  return (
    <Tag tone={entry.tone} mark={asText(entry.mark)}>
      {entry[language]}
    </Tag>
  );
}
