import JSZip from "jszip";
import { decodeText } from "../decode-text.ts";
import { documentLimits } from "../document-limits.ts";
import { UnreadableDocumentError } from "../unreadable-document-error.ts";
import { elementsOf, readXml, type XmlElement } from "./xml-tree.ts";

/** The parts of a .docx that its text is read from. */
export interface DocxPackage {
  readonly document: XmlElement;
  readonly styles: XmlElement | undefined;
  readonly numbering: XmlElement | undefined;
}

async function openZip(bytes: Uint8Array, checkCRC32: boolean): Promise<JSZip> {
  try {
    return await JSZip.loadAsync(bytes, { checkCRC32 });
  } catch (error) {
    const isEncrypted = error instanceof Error && /encrypted/i.test(error.message);
    throw new UnreadableDocumentError(isEncrypted ? "encrypted-document" : "corrupt-document", {
      cause: error,
    });
  }
}

/** Unpacks a part without keeping it and answers its size, stopping as soon as the bound is passed. */
function measurePart(file: JSZip.JSZipObject, bound: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let size = 0;
    const stream = file.nodeStream("nodebuffer");
    stream.on("data", (chunk: Uint8Array) => {
      size += chunk.length;
      if (size > bound) {
        stream.pause();
        reject(new UnreadableDocumentError("unpacked-too-large"));
      }
    });
    stream.on("end", () => resolve(size));
    stream.on("error", (error: Error) => {
      reject(new UnreadableDocumentError("corrupt-document", { cause: error }));
    });
  });
}

async function refuseBomb(zip: JSZip): Promise<void> {
  let total = 0;
  for (const file of Object.values(zip.files)) {
    if (!file.dir) {
      const left = documentLimits.unpackedBytes - total;
      total += await measurePart(
        file,
        Math.min(left, /\.(?:xml|rels)$/i.test(file.name) ? documentLimits.partBytes : left),
      );
    }
  }
}

function refuseOtherZip(zip: JSZip): void {
  const names = Object.keys(zip.files);
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^word\/.+\.xml$/i)) {
    return;
  }
  if (has(/^xl\//i)) {
    throw new UnreadableDocumentError("spreadsheet-file");
  }
  if (has(/^ppt\//i)) {
    throw new UnreadableDocumentError("presentation-file");
  }
  if (has(/^(?:mimetype|OFD\.xml|content\.xml)$/i)) {
    throw new UnreadableDocumentError("other-office-file");
  }
  throw new UnreadableDocumentError(
    names.includes("[Content_Types].xml") ? "corrupt-document" : "archive-file",
  );
}

async function readPart(zip: JSZip, name: string): Promise<XmlElement | undefined> {
  const content = await zip.file(name)?.async("uint8array");
  return content === undefined ? undefined : readXml(decodeText(content));
}

interface Relation {
  readonly kind: string;
  readonly target: string;
}

async function readRelations(zip: JSZip, name: string): Promise<Relation[]> {
  const relations = await readPart(zip, name);
  return elementsOf(relations).map(({ attributes }) => ({
    kind: (attributes["Type"] ?? "").split("/").at(-1) ?? "",
    target: attributes["Target"] ?? "",
  }));
}

/** The name of a part within the zip: a target is absolute, or stands beside the part that names it. */
function partName(folder: string, target: string): string {
  return target.startsWith("/") ? target.slice(1) : `${folder}${target}`;
}

/** Opens a .docx within the bounds of `documentLimits`; throws UnreadableDocumentError for any other zip or a damaged one. */
export async function openDocxPackage(bytes: Uint8Array): Promise<DocxPackage> {
  const unchecked = await openZip(bytes, false);
  refuseOtherZip(unchecked);
  await refuseBomb(unchecked);
  // Only now, when its size is known to be safe, is every part unpacked and held against its checksum.
  const zip = await openZip(bytes, true);
  const roots = await readRelations(zip, "_rels/.rels");
  const main = partName(
    "",
    roots.find(({ kind }) => kind === "officeDocument")?.target ?? "word/document.xml",
  );
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const relations = await readRelations(zip, `${folder}_rels/${main.slice(folder.length)}.rels`);
  const read = (kind: string): Promise<XmlElement | undefined> => {
    const target = relations.find((relation) => relation.kind === kind)?.target ?? `${kind}.xml`;
    return readPart(zip, partName(folder, target));
  };
  const document = await readPart(zip, main);
  if (document?.name !== "document") {
    throw new UnreadableDocumentError("corrupt-document");
  }
  return { document, styles: await read("styles"), numbering: await read("numbering") };
}
