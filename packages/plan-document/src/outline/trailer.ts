import { markerRank } from "../lines/list-marker.ts";
import type { Paragraph } from "../lines/paragraph.ts";

const trailer =
  /^(?:抄送|抄报|主送|主办|承办|印发机关|附件|附表|附：|分送|发：|信息公开|（此件|责任编辑|来源：|打印本页|关闭窗口|上一篇|下一篇|扫一扫|分享到|相关(?:文档|链接|解读))/;
const signature =
  /^[\u4e00-\u9fff]{4,30}(?:人民政府|人民政府办公[室厅]|委员会|办公室|妇儿工委)(?:20\d\d年\d{1,2}月\d{1,2}日)?(?:印发)?$|^20\d\d年\d{1,2}月\d{1,2}日(?:印发)?$/;
const searched = 40;

const longestAnnexLine = 120;

function isStructure({ marker }: Paragraph): boolean {
  return marker !== null && markerRank(marker.kind) <= markerRank("cn-paren");
}

/** Leaves out what follows the end of the last plan: copies, signatures, dates, the furniture of a web page. */
export function cutTrailer(paragraphs: readonly Paragraph[]): Paragraph[] {
  const floor = Math.max(0, paragraphs.length - searched);
  let end = paragraphs.length;
  for (let index = paragraphs.length - 1; index >= floor; index -= 1) {
    const paragraph = paragraphs[index];
    if (paragraph === undefined) break;
    if (paragraph.text.length <= 80 && (trailer.test(paragraph.text) || signature.test(paragraph.text)))
      end = index;
    else if (isStructure(paragraph) || paragraph.text.length > longestAnnexLine) break;
  }
  return paragraphs.slice(0, end);
}
