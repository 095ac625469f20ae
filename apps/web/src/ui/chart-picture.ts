import type { Chart } from "./echarts.ts";
import { fontFamily } from "./theme.ts";

const ratio = 2;
const headHeight = 40;

/** Draws a chart with its title above it, twice as fine as on the screen. */
async function drawPicture(chart: Chart, title: string): Promise<Blob> {
  const image = new Image();
  image.src = chart.getDataURL({ type: "png", pixelRatio: ratio, backgroundColor: "#fff" });
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width;
  canvas.height = image.height + headHeight * ratio;
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("canvas has no 2d context");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = "#1f2329";
  pen.font = `600 ${15 * ratio}px ${fontFamily}`;
  pen.textBaseline = "middle";
  const margin = 12 * ratio;
  pen.fillText(title, margin, (headHeight * ratio) / 2, canvas.width - 2 * margin);
  pen.drawImage(image, 0, headHeight * ratio);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("canvas gave no picture"))),
      "image/png",
    );
  });
}

function savePicture(picture: Blob, title: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(picture);
  link.download = `${title.replaceAll(/[\\/:*?"<>|]/gu, " ").slice(0, 80)}.png`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Copies a chart as a picture; without HTTPS browsers have no clipboard for pictures, then it is saved as a file. */
export async function copyChart(chart: Chart, title: string): Promise<"copied" | "saved"> {
  const picture = await drawPicture(chart, title);
  if (typeof ClipboardItem === "function" && typeof navigator.clipboard?.write === "function") {
    try {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
      return "copied";
    } catch (error) {
      // The person or the browser's policy may forbid it; the file is as good.
      if (!(error instanceof DOMException)) throw error;
    }
  }
  savePicture(picture, title);
  return "saved";
}
