import { AlignmentType, Document, LineRuleType, Packer, Paragraph, TextRun } from "docx";
import { bodyLine, faces, fontOf, plainPage, plainStyles, sizes } from "../office-files/official-page.ts";

/** A document of a case: a record, a decision, a notice. */
export interface CaseDocument {
  readonly language: "zh" | "en";
  readonly title: string;
  /** readable number 编号 */
  readonly number: string;
  readonly paragraphs: readonly string[];
  readonly signature: string;
  readonly date: string;
  /** whether everything in it is made up */
  readonly isSample: boolean;
}

/** Twips of a character of 三号. */
const character = 320;

/** Writes a document of a case as .docx on the page of GB/T 9704—2012. */
export async function writeCaseDocx(content: CaseDocument): Promise<Uint8Array> {
  const document = new Document({
    title: content.title,
    styles: plainStyles,
    sections: [
      {
        properties: {
          page: plainPage,
        },
        children: bodyOf(content),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function bodyOf({
  title,
  number,
  paragraphs,
  signature,
  date,
  isSample,
  language,
}: CaseDocument): Paragraph[] {
  const sample =
    language === "zh" ? "（示例数据，均为虚构，不得引用）" : "(sample data, all made up, not to be quoted)";
  return [
    line(title, { face: faces.title, size: sizes.title, align: AlignmentType.CENTER }),
    ...(isSample ? [line(sample, { align: AlignmentType.CENTER })] : []),
    line(number, { align: AlignmentType.CENTER }),
    line(""),
    ...paragraphs.map((text) => line(text, { align: AlignmentType.BOTH, firstLine: 2 * character })),
    line(""),
    line(signature, { align: AlignmentType.RIGHT, right: 2 * character }),
    line(date, { align: AlignmentType.RIGHT, right: 2 * character }),
  ];
}

function line(
  text: string,
  options: {
    readonly face?: string;
    readonly size?: number;
    readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType];
    readonly firstLine?: number;
    readonly right?: number;
  } = {},
): Paragraph {
  const { face = faces.body, size = sizes.body, align = AlignmentType.LEFT } = options;
  return new Paragraph({
    alignment: align,
    spacing: { line: bodyLine, lineRule: LineRuleType.EXACTLY },
    indent: { firstLine: options.firstLine ?? 0, right: options.right ?? 0 },
    children: text === "" ? [] : [new TextRun({ text, font: fontOf(face), size })],
  });
}
