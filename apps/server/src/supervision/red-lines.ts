/** EMU in a millimetre, the unit of DrawingML. */
const emu = 36_000;
/** GB/T 9704—2012, 10.1: the red double lines are 170 mm long and centred on the 210 mm of the paper. */
const left = 20;
const length = 170;

/** One line: millimetres from the top of the paper, and its thickness in points. */
interface Line {
  readonly top: number;
  readonly points: number;
}

/**
 * The two red double lines of a letter as parts of a run: the upper one thick above thin, the lower one, 20 mm above the
 * lower edge of the paper, thin above thick. They stand at fixed places of the paper, whatever the text does.
 */
export function redLines(upperTop: number): string {
  const lower = 297 - 20;
  const lines: readonly Line[] = [
    { top: upperTop, points: 2.25 },
    { top: upperTop + 1.1, points: 0.75 },
    { top: lower - 1.1, points: 0.75 },
    { top: lower, points: 2.25 },
  ];
  return lines.map(lineXml).join("");
}

/** A line for Word 2010 and newer, WPS and LibreOffice, and the same for older programs. */
function lineXml({ top, points }: Line, index: number): string {
  const y = Math.round(top * emu);
  const width = length * emu;
  const inPoints = (millimetres: number): string => ((millimetres * 72) / 25.4).toFixed(2);
  return (
    `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">` +
    `<mc:Choice Requires="wps"><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="${index + 1}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">` +
    `<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>${left * emu}</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>${y}</wp:posOffset></wp:positionV>` +
    `<wp:extent cx="${width}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="${9001 + index}" name="red line ${index + 1}"/><wp:cNvGraphicFramePr/>` +
    `<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">` +
    `<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${width}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="${points * 12_700}"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>` +
    `</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>` +
    `<mc:Fallback><w:pict><v:line xmlns:v="urn:schemas-microsoft-com:vml" style="position:absolute;mso-position-horizontal-relative:page;mso-position-vertical-relative:page" from="${inPoints(left)}pt,${inPoints(top)}pt" to="${inPoints(left + length)}pt,${inPoints(top)}pt" strokecolor="red" strokeweight="${points}pt"/></w:pict></mc:Fallback></mc:AlternateContent>`
  );
}
