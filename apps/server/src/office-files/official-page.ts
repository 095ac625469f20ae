/** Faces that GB/T 9704—2012 names; they cannot be shipped, Word falls back where they are not installed. */
export const faces = {
  body: "仿宋_GB2312",
  title: "方正小标宋简体",
  one: "黑体",
  two: "楷体_GB2312",
  page: "宋体",
} as const;

/** The face of Latin letters and digits. */
const latin = "Times New Roman";

/** Half-points: 二号 22 pt, 三号 16 pt, 四号 14 pt, 五号 10.5 pt. */
export const sizes = { title: 44, body: 32, page: 28, table: 21 } as const;

/** Twips: A4 with the 版心 of 156 × 225 mm. */
const page = {
  width: 11906,
  height: 16838,
  top: 2098,
  left: 1588,
  right: 1474,
  bottom: 1984,
} as const;

/** Twips: 28 pt fixed spacing gives the 22 lines a page of the standard. */
export const bodyLine = 560;

/** Twips: the width of the 版心. */
export const textWidth = page.width - page.left - page.right;

/** The fonts of a run: the face for Chinese, and ours for everything Latin. */
export function fontOf(face: string): {
  readonly ascii: string;
  readonly hAnsi: string;
  readonly eastAsia: string;
} {
  return { ascii: latin, hAnsi: latin, eastAsia: face };
}

/** The styles of a document in the plain form: the face and size of running text. */
export const plainStyles = {
  default: {
    document: {
      run: {
        font: fontOf(faces.body),
        size: sizes.body,
        language: { value: "en-US", eastAsia: "zh-CN" },
      },
    },
  },
} as const;

/** The page of a document; margins in twips. */
export const plainPage = {
  size: { width: page.width, height: page.height },
  margin: { top: page.top, left: page.left, right: page.right, bottom: page.bottom },
} as const;
