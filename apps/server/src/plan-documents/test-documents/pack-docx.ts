import JSZip from "jszip";

const contentTypes = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`;
const relations = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"`;

/** Parts of a .docx written by hand: what stands in the body, and whole numbering and styles parts. */
export interface DocxParts {
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
}

/** Packs hand-written WordprocessingML as a .docx. */
export async function packDocx({ body, numbering, styles }: DocxParts): Promise<Uint8Array> {
  const zip = new JSZip();
  zip.file("[Content_Types].xml", contentTypes);
  zip.file("_rels/.rels", relations);
  zip.file("word/document.xml", `<w:document ${namespaces}><w:body>${body}</w:body></w:document>`);
  if (numbering !== undefined) {
    zip.file("word/numbering.xml", `<w:numbering ${namespaces}>${numbering}</w:numbering>`);
  }
  if (styles !== undefined) {
    zip.file("word/styles.xml", `<w:styles ${namespaces}>${styles}</w:styles>`);
  }
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}

/** A paragraph of one run, with the given properties. */
export function paragraph(text: string, properties = ""): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** Properties that put a paragraph into a list. */
export function inList(list: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
}

/** A list level: its number format and how the number is drawn. */
export function listLevel(level: number, format: string, drawn: string, more = ""): string {
  return `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${drawn}"/></w:lvl>`;
}
