import JSZip from "jszip";
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { documentLimits } from "./document-limits.ts";
import { readPlanDocument } from "./read-plan-document.ts";
import { packDocx, paragraph } from "./test-documents/pack-docx.ts";
import { writeHtmlDocument } from "./test-documents/write-html-document.ts";
import { writePdfDocument } from "./test-documents/write-pdf-document.ts";
import { UnreadableDocumentError } from "./unreadable-document-error.ts";

async function refusalOf(bytes: Uint8Array): Promise<string> {
  try {
    await readPlanDocument("file", bytes);
    return "read";
  } catch (error) {
    if (error instanceof UnreadableDocumentError) {
      return error.code;
    }
    throw error;
  }
}

async function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(files)) {
    zip.file(name, content);
  }
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE", compressionOptions: { level: 9 } });
}

function latin(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, "latin1"));
}

function ole(stream: string): Uint8Array {
  return Uint8Array.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...Buffer.from(` ${stream} `, "utf16le"),
  ]);
}

const text = "某县儿童发展规划\n一、总体要求";
const encode = (content: string): Uint8Array => new TextEncoder().encode(content);

const page = writeHtmlDocument([
  { kind: "paragraph", text: "某县儿童发展规划" },
  { kind: "paragraph", text: "本县坚持儿童优先，家庭、学校和社会共同育人。".repeat(20) },
]);
const smallDocx = await packDocx({ body: paragraph("某县儿童发展规划") });
const document = await packDocx({ body: paragraph("正文".repeat(500)) });

describe("a document is told by its content, whatever its name", () => {
  test.each([
    ["text", encode(text)],
    ["docx", smallDocx],
    ["html", encode(page)],
    ["pdf", writePdfDocument([{ texts: [{ text: "某县儿童发展规划", x: 100, y: 100 }] }])],
  ])("%s", async (format, bytes) => {
    const source = await readPlanDocument("plan.doc", bytes);
    expect(source.format).toBe(format);
    expect(source.lines[0]?.text).toBe("某县儿童发展规划");
  });
});

describe("text comes in the encodings of Chinese offices", () => {
  test.each([
    ["UTF-8 with a mark", Uint8Array.from([0xef, 0xbb, 0xbf, ...encode(text)])],
    ["UTF-16 LE with a mark", Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, "utf16le")])],
    ["UTF-16 BE with a mark", Uint8Array.from([0xfe, 0xff, ...Buffer.from(text, "utf16le").swap16()])],
    ["UTF-16 LE without one", Uint8Array.from(Buffer.from(text.repeat(8), "utf16le"))],
    ["UTF-16 BE without one", Uint8Array.from(Buffer.from(text.repeat(8), "utf16le").swap16())],
    // 某县儿童发展规划 in GB18030.
    ["GB18030", Uint8Array.from(Buffer.from("c4b3cfd8b6f9cdafb7a2d5b9b9e6bbae0a", "hex"))],
    ["UTF-8 cut in mid-character", encode(text.repeat(200)).subarray(0, -1)],
  ])("%s", async (_, bytes) => {
    expect((await readPlanDocument("plan.txt", bytes)).lines[0]?.text).toBe("某县儿童发展规划");
  });
});

describe("what cannot be read is refused in words", () => {
  const flipped = Uint8Array.from(document);
  flipped[Math.floor(document.length / 3)] = (flipped[Math.floor(document.length / 3)] ?? 0) ^ 0x10;
  const bomb = "0".repeat(documentLimits.partBytes + 1);

  test.each<[string, string, () => Promise<Uint8Array> | Uint8Array]>([
    ["an empty file", "empty-file", () => new Uint8Array()],
    ["a file of blanks", "empty-file", () => encode(" \n\t\n")],
    ["a file of 50 MB", "file-too-large", () => new Uint8Array(50 * 1024 * 1024)],
    ["an old Word file", "old-word-file", () => ole("WordDocument")],
    ["an old Excel file", "spreadsheet-file", () => ole("Workbook")],
    ["a .docx with a password", "encrypted-document", () => ole("EncryptedPackage")],
    [
      "an .xlsx",
      "spreadsheet-file",
      () => zipOf({ "[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<w/>" }),
    ],
    [
      "a .pptx",
      "presentation-file",
      () => zipOf({ "[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>" }),
    ],
    [
      "an .odt",
      "other-office-file",
      () => zipOf({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<a/>" }),
    ],
    ["an .ofd", "other-office-file", () => zipOf({ "OFD.xml": "<a/>" })],
    ["an .rtf", "other-office-file", () => latin("{\\rtf1 text}")],
    ["a web archive", "other-office-file", () => latin("MIME-Version: 1.0\nContent-Type: multipart/related")],
    ["any other zip", "archive-file", () => zipOf({ "plan.txt": text })],
    ["a .rar", "archive-file", () => latin("Rar!\x1a\x07\x00")],
    ["a .png", "image-file", () => latin("\x89PNG\r\n\x1a\n")],
    ["a .jpg", "image-file", () => latin("\xff\xd8\xff\xe0")],
    ["a .docx cut short", "corrupt-document", () => document.subarray(0, document.length - 40)],
    ["a .docx with one bit turned", "corrupt-document", () => flipped],
    [
      "a .docx of broken XML",
      "corrupt-document",
      () => zipOf({ "word/document.xml": "<w:document><w:body></w:document>" }),
    ],
    ["a zip bomb", "unpacked-too-large", () => zipOf({ "word/document.xml": bomb })],
    [
      "a .pdf with a password",
      "encrypted-document",
      () => writePdfDocument([{ texts: [] }], { isLocked: true }),
    ],
    ["a scanned .pdf", "no-text-layer", () => writePdfDocument([{ texts: [] }])],
    [
      "a .pdf of page numbers only",
      "no-text-layer",
      () => writePdfDocument([{ texts: [{ text: "- 1 -", x: 280, y: 800 }] }]),
    ],
    [
      "a .pdf of thousands of pages",
      "too-many-pages",
      () => writePdfDocument(Array.from({ length: 2000 }, () => ({ texts: [] }))),
    ],
    ["a .pdf that is none", "corrupt-document", () => latin("%PDF-1.7\nnothing")],
    ["a .pdf bomb", "unpacked-too-large", () => pdfBomb()],
    [
      "bytes of a program",
      "not-a-document",
      () => Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) % 256),
    ],
  ])("%s", async (_, code, make) => {
    expect(await refusalOf(await make())).toBe(code);
  });
});

function pdfBomb(): Uint8Array {
  const packed = deflateSync(Buffer.alloc(documentLimits.streamBytes + 1), { level: 9 });
  const head = `%PDF-1.5\n1 0 obj\n<< /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`;
  return Uint8Array.from(
    Buffer.concat([Buffer.from(head, "latin1"), packed, Buffer.from("\nendstream\nendobj\n")]),
  );
}
