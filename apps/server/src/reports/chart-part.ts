import type { ChartBlock } from "@halfsky/reports";

// Colours of look.md that stay apart for colour-blind eyes and in grey print.
const fills = ["0958D9", "D46B08", "237804", "595959"];

/** DrawingML of a chart (ECMA-376 part 1, 21.2): Word and WPS draw it with their own fonts, and the values can be read back. */
export function chartPart(chart: ChartBlock): string {
  const series = chart.series.map((one, index) => seriesXml(chart, one, index)).join("");
  const plot =
    chart.form === "bar"
      ? `<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>${series}<c:gapWidth val="60"/><c:axId val="111"/><c:axId val="222"/></c:barChart>`
      : `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/><c:axId val="111"/><c:axId val="222"/></c:lineChart>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>${plot}${axes(chart)}</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1050"><a:latin typeface="仿宋_GB2312"/><a:ea typeface="仿宋_GB2312"/></a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr><c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`;
}

function seriesXml(chart: ChartBlock, series: ChartBlock["series"][number], index: number): string {
  const column = String.fromCharCode(66 + index);
  const last = chart.categories.length + 1;
  const fill = fills[index % fills.length] ?? "595959";
  const paint =
    chart.form === "bar"
      ? `<c:spPr><a:solidFill><a:srgbClr val="${fill}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>`
      : `<c:spPr><a:ln w="25400"><a:solidFill><a:srgbClr val="${fill}"/></a:solidFill></a:ln></c:spPr><c:marker><c:symbol val="circle"/><c:size val="6"/></c:marker>`;
  const points = series.values
    .map((value, at) => (value === null ? "" : `<c:pt idx="${at}"><c:v>${escapeXml(value)}</c:v></c:pt>`))
    .join("");
  const categories = chart.categories
    .map((category, at) => `<c:pt idx="${at}"><c:v>${escapeXml(category)}</c:v></c:pt>`)
    .join("");
  const count = chart.categories.length;
  return `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:strRef><c:f>Sheet1!$${column}$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escapeXml(series.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>${paint}<c:dLbls><c:numFmt formatCode="General" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls><c:cat><c:strRef><c:f>Sheet1!$A$2:$A$${last}</c:f><c:strCache><c:ptCount val="${count}"/>${categories}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!$${column}$2:$${column}$${last}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${count}"/>${points}</c:numCache></c:numRef></c:val></c:ser>`;
}

function axes(chart: ChartBlock): string {
  const bar = chart.form === "bar";
  // bars start at zero, and the first category stands on top
  const scaling = bar
    ? '<c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
    : '<c:scaling><c:orientation val="minMax"/></c:scaling>';
  const order = bar ? "maxMin" : "minMax";
  const grid =
    '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>';
  return `<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="${order}"/></c:scaling><c:delete val="0"/><c:axPos val="${bar ? "l" : "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:crossAx val="222"/></c:catAx><c:valAx><c:axId val="222"/>${scaling}<c:delete val="0"/><c:axPos val="${bar ? "b" : "l"}"/>${grid}<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="111"/>${bar ? '<c:crosses val="max"/>' : ""}</c:valAx>`;
}

/** The drawing that stands in the text where the chart goes; width and height in EMU. */
export function chartDrawing(
  relation: string,
  number: number,
  title: string,
  width: number,
  height: number,
): string {
  return `<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${width}" cy="${height}"/><wp:docPr id="${9000 + number}" name="chart ${number}" descr="${escapeXml(title)}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>`;
}

/** Text as it may stand in XML content and in an attribute. */
function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
