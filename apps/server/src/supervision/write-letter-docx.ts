import type { LetterContent } from "@halfsky/api-contract";
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  FrameAnchorType,
  Header,
  HorizontalPositionAlign,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  VerticalPositionAlign,
  WidthType,
} from "docx";
import JSZip from "jszip";
import {
  bodyLine,
  faces,
  fontOf,
  plainPage,
  plainStyles,
  sizes,
  textWidth,
} from "../office-files/official-page.ts";
import { redLines } from "./red-lines.ts";

/** Twips in a millimetre, and in a character of 三号. */
const millimetre = 1440 / 25.4;
const character = 320;

/** GB/T 9704—2012, 10.1, millimetres: the issuer begins 30 mm below the paper's edge, the red line is 4 mm below it. */
const issuerTop = 30;
const lineBelowIssuer = 4;
/** 发文字号 stands ⅞ of a character of 三号 below the line. */
const numberBelowLine = (16 * 7) / 8;
/** Points: the issuer is to be striking, but never larger than the 22 mm wide, 15 mm high of the standard. */
const largestIssuer = 36;

const linesMark = "[[red lines]]";
const red = "FF0000";

/** Writes a letter as .docx in the letter form (信函格式) of GB/T 9704—2012, 10.1, with its receipt on a page of its own. */
export async function writeLetterDocx(content: LetterContent): Promise<Uint8Array> {
  // in half-points, as Word counts
  const issuerSize = Math.min(
    largestIssuer,
    Math.floor((textWidth / 20 / Math.max(1, content.issuer.length)) * 2) / 2,
  );
  const document = new Document({
    title: content.title,
    creator: content.issuer,
    evenAndOddHeaderAndFooters: true,
    styles: plainStyles,
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            ...plainPage,
            margin: { ...plainPage.margin, header: Math.round(issuerTop * millimetre), footer: 1400 },
          },
        },
        headers: { first: issuerHeader(content.issuer, issuerSize), default: empty(), even: empty() },
        // page one carries no number, which is as the standard wants it
        footers: {
          first: new Footer({ children: [new Paragraph({})] }),
          default: pageNumber(AlignmentType.RIGHT),
          even: pageNumber(AlignmentType.LEFT),
        },
        children: [...bodyOf(content), ...receiptOf(content)],
      },
    ],
  });
  const upperLine = issuerTop + (issuerSize * 25.4) / 72 + lineBelowIssuer;
  return await addLines(await Packer.toBuffer(document), upperLine);
}

function empty(): Header {
  return new Header({ children: [new Paragraph({})] });
}

/** 发文机关标志, and below it the room to the line and on to the number. */
function issuerHeader(issuer: string, points: number): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: {
          line: Math.round(points * 20),
          lineRule: LineRuleType.EXACTLY,
          after: Math.round((lineBelowIssuer + 1.5) * millimetre + numberBelowLine * 20),
        },
        children: [
          new TextRun({
            text: issuer,
            font: fontOf(faces.title),
            size: Math.round(points * 2),
            color: red,
          }),
          new TextRun({ text: linesMark }),
        ],
      }),
    ],
  });
}

function line(
  text: string,
  options: {
    readonly face?: string;
    readonly size?: number;
    readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType];
    readonly firstLine?: number;
    readonly right?: number;
    readonly keepNext?: boolean;
  } = {},
): Paragraph {
  const { face = faces.body, size = sizes.body, align = AlignmentType.LEFT } = options;
  return new Paragraph({
    alignment: align,
    keepNext: options.keepNext ?? false,
    spacing: { line: bodyLine, lineRule: LineRuleType.EXACTLY },
    indent: { firstLine: options.firstLine ?? 0, right: options.right ?? 0 },
    children: text === "" ? [] : [new TextRun({ text, font: fontOf(face), size })],
  });
}

const blank = (): Paragraph => line("");

function bodyOf(content: LetterContent): Paragraph[] {
  const [last, ...others] = content.paragraphs.toReversed();
  const paragraph = (text: string, keepNext = false): Paragraph =>
    line(text, { align: AlignmentType.BOTH, firstLine: 2 * character, keepNext });
  return [
    line(content.number ?? "", { align: AlignmentType.RIGHT }),
    blank(),
    blank(),
    ...titleLines(content.title).map((text) =>
      line(text, { face: faces.title, size: sizes.title, align: AlignmentType.CENTER }),
    ),
    blank(),
    line(content.addressee),
    ...others.toReversed().map((text) => paragraph(text)),
    ...(last === undefined ? [] : [paragraph(last, true)]),
    new Paragraph({ keepNext: true, spacing: { line: bodyLine, lineRule: LineRuleType.EXACTLY } }),
    ...signatureOf(content),
    // 附注 (7.3.6): in brackets, two characters in, on the line below the date
    ...(content.contact === "" ? [] : [line(`（联系人：${content.contact}）`, { firstLine: 2 * character })]),
    ...copiesOf(content.copies),
  ];
}

/** Characters of 二号 in a line of the 版心. */
const charactersInTitleLine = 20;

/** A long title breaks where its sense does (7.3.1): before the word 指标, else into equal parts. */
export function titleLines(title: string): readonly string[] {
  if (title.length <= charactersInTitleLine) return [title];
  const sense = title.lastIndexOf("指标");
  const lines = Math.ceil(title.length / charactersInTitleLine);
  const at = sense > 0 && sense <= charactersInTitleLine ? sense : Math.ceil(title.length / lines);
  return [title.slice(0, at), ...titleLines(title.slice(at))];
}

/**
 * 署名 and 成文日期 for a letter that is sealed (7.3.5.1): the date four characters from the right and the name centred over
 * it; a name that is longer than the date stands two characters from the right and has the date centred below it.
 */
function signatureOf({ signature, date }: LetterContent): Paragraph[] {
  const nameWidth = widthOf(signature);
  const dateWidth = widthOf(date);
  const isLonger = nameWidth > dateWidth;
  const nameRight = isLonger ? 2 * character : 4 * character + (dateWidth - nameWidth) / 2;
  const dateRight = isLonger ? 2 * character + (nameWidth - dateWidth) / 2 : 4 * character;
  return [
    line(signature, { align: AlignmentType.RIGHT, right: Math.round(nameRight), keepNext: true }),
    line(date, { align: AlignmentType.RIGHT, right: Math.round(dateRight) }),
  ];
}

/** Twips of a text of 三号: letters and digits take half a place. */
function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += (sign.codePointAt(0) ?? 0) < 0x2e80 ? character / 2 : character;
  return width;
}

/** 版记 of a letter: only who gets a copy, without lines, issuer and date of issue, lowest in the 版心 (10.1). */
function copiesOf(copies: readonly string[]): Paragraph[] {
  if (copies.length === 0) return [];
  return [
    new Paragraph({
      frame: {
        type: "alignment",
        width: textWidth,
        height: 0,
        anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
        alignment: { x: HorizontalPositionAlign.LEFT, y: VerticalPositionAlign.BOTTOM },
      },
      indent: { left: 280, right: 280 },
      spacing: { line: 480, lineRule: LineRuleType.EXACTLY },
      children: [
        new TextRun({ text: `抄送：${copies.join("，")}。`, font: fontOf(faces.body), size: sizes.page }),
      ],
    }),
  ];
}

/** 回执: a table to be filled in, on a page of its own. */
function receiptOf({ receipt }: LetterContent): (Paragraph | Table)[] {
  const border = { style: BorderStyle.SINGLE, size: 4, color: "000000" };
  const widths = [Math.round(textWidth * 0.32), textWidth - Math.round(textWidth * 0.32)];
  const cell = (text: string, column: number): TableCell =>
    new TableCell({
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: 100, right: 100 },
      children: [line(text, { align: column === 0 ? AlignmentType.CENTER : AlignmentType.LEFT })],
    });
  return [
    new Paragraph({
      pageBreakBefore: true,
      alignment: AlignmentType.CENTER,
      spacing: { line: 640, lineRule: LineRuleType.EXACTLY, after: bodyLine },
      children: [new TextRun({ text: receipt.title, font: fontOf(faces.title), size: sizes.title })],
    }),
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: widths,
      borders: {
        top: border,
        bottom: border,
        left: border,
        right: border,
        insideHorizontal: border,
        insideVertical: border,
      },
      rows: receipt.rows.map(
        ({ label, value }, index) =>
          new TableRow({
            cantSplit: true,
            // the last row is for words
            height: { value: index === receipt.rows.length - 1 ? 3400 : 800, rule: "atLeast" },
            children: [cell(label, 0), cell(value, 1)],
          }),
      ),
    }),
  ];
}

/** 四号 half-width 宋体 with a line on each side; odd pages right, even pages left, one character in. */
function pageNumber(align: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer {
  const font = { ascii: faces.page, hAnsi: faces.page, eastAsia: faces.page };
  return new Footer({
    children: [
      new Paragraph({
        alignment: align,
        indent: { left: 280, right: 280 },
        children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], font, size: sizes.page })],
      }),
    ],
  });
}

/** Puts the lines where their mark stands. */
async function addLines(bytes: Uint8Array, upperLine: number): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  const pattern = /<w:t[^>]*>\[\[red lines\]\]<\/w:t>/;
  for (const path of Object.keys(zip.files).filter((name) => /^word\/header\d+\.xml$/.test(name))) {
    const xml = (await zip.file(path)?.async("string")) ?? "";
    if (pattern.test(xml))
      zip.file(
        path,
        xml.replace(pattern, () => redLines(upperLine)),
      );
  }
  return await zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}
