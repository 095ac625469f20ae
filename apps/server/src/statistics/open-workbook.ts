import type { Bilingual } from "@halfsky/statistics";
import ExcelJS from "exceljs";
import JSZip from "jszip";

/** Why a file is no workbook that can be read, and what to do about it. */
export interface UnreadableWorkbook {
  readonly code:
    | "empty-file"
    | "old-excel-file"
    | "not-a-workbook"
    | "unpacked-too-large"
    | "corrupt-workbook";
  readonly message: Bilingual;
  readonly hint: Bilingual;
}

const saveAgain: Bilingual = {
  zh: "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再上传。",
  en: "Open it in Excel or WPS, save it as an Excel workbook (.xlsx) and upload that.",
};

const refusals: Readonly<Record<UnreadableWorkbook["code"], Omit<UnreadableWorkbook, "code">>> = {
  "empty-file": {
    message: { zh: "文件是空的。", en: "The file is empty." },
    hint: {
      zh: "请检查文件是否保存完整，再重新选择。",
      en: "Check that the file was saved completely, then choose it again.",
    },
  },
  "old-excel-file": {
    message: {
      zh: "这是旧版 Excel（.xls）、WPS 表格（.et）或加了密码的文件，不能读取。",
      en: "This is an old Excel (.xls) or WPS (.et) file, or one with a password, and cannot be read.",
    },
    hint: {
      zh: "请打开后去掉密码，另存为“Excel 工作簿（.xlsx）”再上传。",
      en: "Open it, remove the password, save it as an Excel workbook (.xlsx) and upload that.",
    },
  },
  "not-a-workbook": {
    message: {
      zh: "文件内容不是 Excel 工作簿（.xlsx），改文件名不会改变内容。",
      en: "The content is no Excel workbook (.xlsx); renaming a file does not change what is in it.",
    },
    hint: saveAgain,
  },
  "unpacked-too-large": {
    message: {
      zh: "文件解压后的内容过大，已停止读取。",
      en: "The file unpacks to far more than a sheet of figures can hold; reading was stopped.",
    },
    hint: {
      zh: "请重新下载填报表，把数据粘贴进去再上传。",
      en: "Download the sheet again, paste the figures into it and upload that.",
    },
  },
  "corrupt-workbook": {
    message: {
      zh: "文件已损坏或不完整，不能打开。",
      en: "The file is damaged or incomplete and cannot be opened.",
    },
    hint: saveAgain,
  },
};

const unpackedLimit = 200 * 1024 * 1024;
const partsOfWorkbook = /^(xl\/|_rels\/|\[Content_Types\]\.xml$|docProps\/)/u;

function startsWith(bytes: Uint8Array, ...head: readonly number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte);
}

function refuse(code: UnreadableWorkbook["code"]): UnreadableWorkbook {
  return { code, ...refusals[code] };
}

/** Unpacks no further than the limit, whatever sizes the archive declares. */
async function isTooLarge(zip: JSZip): Promise<boolean> {
  let size = 0;
  for (const entry of Object.values(zip.files)) {
    if (entry.dir) continue;
    await new Promise<void>((resolve, reject) => {
      const stream = entry.nodeStream("nodebuffer");
      stream.on("data", (chunk: Uint8Array) => {
        size += chunk.length;
        if (size > unpackedLimit) {
          stream.pause();
          resolve();
        }
      });
      stream.on("end", () => resolve());
      stream.on("error", reject);
    });
    if (size > unpackedLimit) return true;
  }
  return false;
}

/** Opens an .xlsx whatever its file name says; anything else comes back as words. */
export async function openWorkbook(bytes: Uint8Array): Promise<ExcelJS.Workbook | UnreadableWorkbook> {
  if (bytes.length === 0) return refuse("empty-file");
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refuse("old-excel-file");
  if (!startsWith(bytes, 0x50, 0x4b)) return refuse("not-a-workbook");
  const zip = await JSZip.loadAsync(bytes).catch(() => null);
  if (zip === null) return refuse("corrupt-workbook");
  if (!zip.file("xl/workbook.xml")) return refuse("not-a-workbook");
  const others = Object.keys(zip.files).filter((name) => !partsOfWorkbook.test(name));
  for (const name of others) zip.remove(name);
  const large = await isTooLarge(zip).catch(() => null);
  if (large === null) return refuse("corrupt-workbook");
  if (large) return refuse("unpacked-too-large");
  const workbook = new ExcelJS.Workbook();
  const isOpen = await workbook.xlsx.load(asBuffer(bytes), { ignoreNodes: ["dataValidations"] }).then(
    () => true,
    () => false,
  );
  return isOpen ? workbook : refuse("corrupt-workbook");
}

/** exceljs declares a Buffer of its own that is an ArrayBuffer. */
function asBuffer(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}
