import type { CaseRow } from "@halfsky/api-contract";
import { gradeColours, type GradeColour } from "@halfsky/cases";
import { Tag, type Tone } from "../ui/tag.tsx";
import { useBilingual } from "../words/language.tsx";

/** Colours of grades in the tones of the application; the word stands beside each. */
const gradeTones: Readonly<Record<GradeColour, { readonly tone: Tone; readonly mark: string }>> = {
  red: { tone: "red", mark: "●" },
  orange: { tone: "orange", mark: "●" },
  yellow: { tone: "yellow", mark: "●" },
  pink: { tone: "red", mark: "◐" },
  blue: { tone: "blue", mark: "●" },
  green: { tone: "green", mark: "●" },
  purple: { tone: "blue", mark: "◆" },
  grey: { tone: "grey", mark: "○" },
};

function isColour(text: string): text is GradeColour {
  return gradeColours.some((one) => one === text);
}

/** The grade of a case: its word on the local scale, in its colour. */
export function GradeTag({ grade }: { readonly grade: CaseRow["grade"] }) {
  const speak = useBilingual();
  if (grade === null) return null;
  const { tone, mark } = gradeTones[isColour(grade.colour) ? grade.colour : "grey"];
  return (
    <Tag tone={tone} mark={mark} isFilled={grade.colour === "red"}>
      {speak(grade.title)}
    </Tag>
  );
}
