import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type * as Pdf from "pdfjs-dist/legacy/build/pdf.mjs";
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { documentLimits } from "../document-limits.ts";
import { UnreadableDocumentError } from "../unreadable-document-error.ts";
import { foldRadicals } from "./fold-radicals.ts";
import { readRulings } from "./page-rulings.ts";
import { type Fragment, type PageContent, toLines } from "./pdf-layout.ts";
import { refuseInflatedStreams } from "./refuse-inflated-streams.ts";

type PdfLibrary = typeof Pdf;

/** Pieces of text that a document of the allowed size can hold; more is a drawing made of letters. */
const mostFragments = 600_000;

let library: Promise<PdfLibrary> | undefined;

function loadLibrary(): Promise<PdfLibrary> {
  library ??= import("pdfjs-dist/legacy/build/pdf.mjs");
  return library;
}

function packageFolder(): string {
  return dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}

async function open(pdf: PdfLibrary, bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const folder = packageFolder();
  const task = pdf.getDocument({
    // The library takes the buffer for itself, so it gets a copy.
    data: new Uint8Array(bytes),
    cMapUrl: `${join(folder, "cmaps")}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(folder, "standard_fonts")}/`,
    wasmUrl: `${join(folder, "wasm")}/`,
    useSystemFonts: false,
    disableFontFace: false,
    isEvalSupported: false,
    // Only text and lines are read: pictures are never decoded.
    maxImageSize: 1,
    verbosity: pdf.VerbosityLevel.ERRORS,
  });
  try {
    return await task.promise;
  } catch (error) {
    await task.destroy();
    const code = isNamed(error, "PasswordException") ? "encrypted-document" : "corrupt-document";
    throw new UnreadableDocumentError(code, { cause: error });
  }
}

/** Width of a text in half character widths: Chinese characters count two. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) {
    width += /[\u2e80-\uffef]/.test(character) ? 2 : 1;
  }
  return width;
}

/** Cuts a fragment at runs of three spaces or more, by which some programs part columns. */
function cutAtGaps(fragment: Fragment): Fragment[] {
  const pieces = fragment.text.split(/(\s{3,})/);
  if (pieces.length === 1) {
    return [fragment];
  }
  const unit = (fragment.x1 - fragment.x0) / Math.max(1, widthOf(fragment.text));
  let x = fragment.x0;
  return pieces.flatMap((text) => {
    const x0 = x;
    x += widthOf(text) * unit;
    return text.trim() === "" ? [] : [{ ...fragment, text, x0, x1: x }];
  });
}

async function readFragments(pdf: PdfLibrary, page: PDFPageProxy, view: number[]): Promise<Fragment[]> {
  const { items } = await page.getTextContent({ includeMarkedContent: false });
  const fragments: Fragment[] = [];
  for (const item of items) {
    if (!("str" in item) || item.str.trim() === "") {
      continue;
    }
    const place: number[] = pdf.Util.transform(view, item.transform).map(Number);
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = place;
    const size = Math.hypot(c, d);
    // Slanted and upright lines are watermarks and stamps.
    if (!Number.isFinite(x + y + size) || size < 1 || Math.abs(b) > Math.abs(a) * 0.2) {
      continue;
    }
    fragments.push(...cutAtGaps({ text: foldRadicals(item.str), x0: x, x1: x + item.width, y, size }));
  }
  return fragments;
}

/** Whether words stand side by side anywhere on the page: a table without that holds no row of two cells. */
function hasColumns(fragments: readonly Fragment[]): boolean {
  return toLines(fragments).some((line) =>
    line.fragments.some(
      (fragment, index) => fragment.x0 - (line.fragments[index - 1]?.x1 ?? Infinity) > line.size * 0.5,
    ),
  );
}

async function readPage(pdf: PdfLibrary, document: PDFDocumentProxy, number: number): Promise<PageContent> {
  const page = await document.getPage(number);
  const viewport = page.getViewport({ scale: 1 });
  const fragments = await readFragments(pdf, page, viewport.transform);
  const rulings = hasColumns(fragments) ? await readRulings(page, viewport.transform, pdf.OPS) : [];
  page.cleanup();
  return { page: number, width: viewport.width, height: viewport.height, fragments, rulings };
}

function refuseWithoutWords(pages: readonly PageContent[]): void {
  const text = pages.flatMap(({ fragments }) => fragments.map((fragment) => fragment.text)).join("");
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const unmapped = text.match(/[\p{Co}\p{Cc}\uFFFD]/gu)?.length ?? 0;
  if (unmapped > letters) {
    throw new UnreadableDocumentError("unmapped-text");
  }
  if (letters === 0) {
    throw new UnreadableDocumentError("no-text-layer");
  }
}

/** Loads what is written and ruled on every page; throws UnreadableDocumentError for a PDF that has no text to read. */
export async function loadPages(bytes: Uint8Array): Promise<PageContent[]> {
  refuseInflatedStreams(bytes);
  const pdf = await loadLibrary();
  const document = await open(pdf, bytes);
  try {
    if (document.numPages > documentLimits.pages) {
      throw new UnreadableDocumentError("too-many-pages");
    }
    const pages: PageContent[] = [];
    let count = 0;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await readPage(pdf, document, number);
      count += page.fragments.length;
      if (count > mostFragments) {
        throw new UnreadableDocumentError("unpacked-too-large");
      }
      pages.push(page);
    }
    refuseWithoutWords(pages);
    return pages;
  } catch (error) {
    if (error instanceof UnreadableDocumentError) {
      throw error;
    }
    throw new UnreadableDocumentError("corrupt-document", { cause: error });
  } finally {
    await document.loadingTask.destroy();
  }
}
