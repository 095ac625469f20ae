import type { CaseRow } from "@halfsky/api-contract";
import { gradeColours, type GradeColour } from "@halfsky/cases";
import { Tag, type Tone } from "../ui/tag.tsx";
import { useBilingual, useWords } from "../words/language.tsx";

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

interface GradeTagProps {
  readonly grade: CaseRow["grade"];
  /** what counts while the grade is not known */
  readonly careful?: CaseRow["grade"];
}

/** The grade of a case: its word on the local scale, in its colour; while none is known, the careful one that counts meanwhile. */
export function GradeTag({ grade, careful = null }: GradeTagProps) {
  const { grades: said } = useWords().cases;
  const speak = useBilingual();
  const shown = grade ?? careful;
  if (shown === null) return null;
  const { tone, mark } = gradeTones[isColour(shown.colour) ? shown.colour : "grey"];
  return grade === null ? (
    <Tag tone={tone} mark="?" title={said.carefulNote}>
      {said.careful(speak(shown.title))}
    </Tag>
  ) : (
    <Tag tone={tone} mark={mark} isFilled={shown.colour === "red"}>
      {speak(shown.title)}
    </Tag>
  );
}
