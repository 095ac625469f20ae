import type { Words } from "@halfsky/api-contract";

/** Why a file could not be read; each code has its sentence and its advice below. */
const unreadableCodes = [
  "empty-file",
  "file-too-large",
  "unpacked-too-large",
  "too-many-pages",
  "too-demanding",
  "old-word-file",
  "encrypted-document",
  "spreadsheet-file",
  "presentation-file",
  "other-office-file",
  "image-file",
  "archive-file",
  "corrupt-document",
  "no-text-layer",
  "unmapped-text",
  "not-a-document",
] as const;
export type UnreadableCode = (typeof unreadableCodes)[number];

interface Refusal {
  readonly words: Words;
  readonly hint: Words;
}

const refusals: Readonly<Record<UnreadableCode, Refusal>> = {
  "empty-file": {
    words: { zh: "文件是空的，没有可读的内容。", en: "The file is empty: there is nothing to read." },
    hint: {
      zh: "请检查文件是否下载或导出完整，再重新选择。",
      en: "Check that the download or export finished, then choose it again.",
    },
  },
  "file-too-large": {
    words: { zh: "文件超过 20 MB，未予读取。", en: "The file is larger than 20 MB and was not read." },
    hint: {
      zh: "规划文本通常不到 2 MB：请删去图片后另存，或只保留正文。",
      en: "A plan is usually under 2 MB: remove the pictures and save again, or keep the text only.",
    },
  },
  "unpacked-too-large": {
    words: {
      zh: "文件解压后的内容过大，已停止读取。",
      en: "The file unpacks to far more than a document can hold; reading was stopped.",
    },
    hint: {
      zh: "请用 Word 或 WPS 打开后另存为新的 .docx 文件再试。",
      en: "Open it in Word or WPS, save it as a new .docx file and try again.",
    },
  },
  "too-many-pages": {
    words: { zh: "PDF 超过 500 页，未予读取。", en: "The PDF has more than 500 pages and was not read." },
    hint: {
      zh: "请把规划所在的页单独导出为一个 PDF 文件。",
      en: "Export the pages that hold the plan as a PDF of their own.",
    },
  },
  "too-demanding": {
    words: {
      zh: "读取这份文件所需的时间或内存远超一般文档，已停止读取。",
      en: "Reading the file takes far more time or memory than a document does; reading was stopped.",
    },
    hint: {
      zh: "请用 Word 或 WPS 打开后另存为新的 .docx 文件，或把规划正文另存为 .txt 再试。",
      en: "Open it in Word or WPS and save it as a new .docx file, or save the text of the plan as .txt, and try again.",
    },
  },
  "old-word-file": {
    words: {
      zh: "这是旧版 Word（.doc）或 WPS 文字（.wps）文件，不能直接读取。",
      en: "This is an old Word (.doc) or WPS (.wps) file, which cannot be read directly.",
    },
    hint: {
      zh: "请用 Word 或 WPS 打开，另存为 .docx 文件。",
      en: "Open it in Word or WPS and save it as .docx.",
    },
  },
  "encrypted-document": {
    words: {
      zh: "文件有密码保护，不能读取。",
      en: "The file is protected by a password and cannot be read.",
    },
    hint: {
      zh: "请先去掉打开密码，再另存一份。",
      en: "Remove the password, save a copy and choose that.",
    },
  },
  "spreadsheet-file": {
    words: { zh: "这是电子表格，不是规划文本。", en: "This is a spreadsheet, not the text of a plan." },
    hint: {
      zh: "请选择规划全文（.docx、.pdf、.html 或 .txt）；年度数据请在数据页导入。",
      en: "Choose the plan's full text (.docx, .pdf, .html or .txt); yearly figures are imported on the figures page.",
    },
  },
  "presentation-file": {
    words: { zh: "这是演示文稿，不是规划文本。", en: "This is a presentation, not the text of a plan." },
    hint: {
      zh: "请选择规划全文（.docx、.pdf、.html 或 .txt）。",
      en: "Choose the plan's full text (.docx, .pdf, .html or .txt).",
    },
  },
  "other-office-file": {
    words: {
      zh: "暂不支持这种文档格式（如 .odt、.ofd、.rtf、.mht）。",
      en: "This kind of document (such as .odt, .ofd, .rtf or .mht) cannot be read.",
    },
    hint: {
      zh: "请用原来的软件打开，另存为 .docx 或导出为 .pdf。",
      en: "Open it in the program that made it and save it as .docx, or export it as .pdf.",
    },
  },
  "image-file": {
    words: { zh: "这是图片，没有可读的文字。", en: "This is a picture: it holds no text to read." },
    hint: {
      zh: "请先用文字识别（OCR）软件转成文字，核对后保存为 .docx 或 .txt。",
      en: "Turn it into text with OCR, check the result and save it as .docx or .txt.",
    },
  },
  "archive-file": {
    words: { zh: "这是压缩包，不是文档。", en: "This is an archive, not a document." },
    hint: {
      zh: "请先解压，再选择其中的规划文本。",
      en: "Unpack it first, then choose the plan's text in it.",
    },
  },
  "corrupt-document": {
    words: {
      zh: "文件已损坏或不完整，不能打开。",
      en: "The file is damaged or incomplete and cannot be opened.",
    },
    hint: {
      zh: "请重新下载；或用 Word、WPS 打开修复后另存一份。",
      en: "Download it again, or open it in Word or WPS, let it repair the file and save a copy.",
    },
  },
  "no-text-layer": {
    words: {
      zh: "PDF 只有扫描图像，没有文字层。",
      en: "The PDF holds scanned pictures only: it has no text layer.",
    },
    hint: {
      zh: "请用带文字识别（OCR）的软件转换后核对，再导入。",
      en: "Convert it with OCR, check the text and import that.",
    },
  },
  "unmapped-text": {
    words: {
      zh: "PDF 的字体没有字符对照，取出的文字是乱码。",
      en: "The PDF's fonts carry no character map: its text comes out as garbage.",
    },
    hint: {
      zh: "请用原始 Word 文件，或重新导出 PDF（勾选嵌入字体）。",
      en: "Use the original Word file, or export the PDF again with embedded fonts.",
    },
  },
  "not-a-document": {
    words: {
      zh: "文件内容不是文字，认不出是什么格式。",
      en: "The content is not text, and its format is not known.",
    },
    hint: {
      zh: "可以读取的格式：.docx、.pdf、.html、.txt。",
      en: "Formats that can be read: .docx, .pdf, .html, .txt.",
    },
  },
};

/** Thrown when the bytes of a file cannot become a document; carries safe words for the person who chose it. */
export class UnreadableDocumentError extends Error {
  override readonly name = "UnreadableDocumentError";
  readonly code: UnreadableCode;
  readonly words: Words;
  readonly hint: Words;

  constructor(code: UnreadableCode, options?: { readonly cause?: unknown }) {
    const { words, hint } = refusals[code];
    super(`${code}: ${words.en}`, options);
    this.code = code;
    this.words = words;
    this.hint = hint;
  }
}
