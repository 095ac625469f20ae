import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Ruling } from "./pdf-layout.ts";

type Matrix = readonly [number, number, number, number, number, number];
interface Point {
  readonly x: number;
  readonly y: number;
}

/** How many numbers follow each step of a path: move, line, curve, quadratic curve, close. */
const stepLengths: readonly number[] = [2, 2, 6, 4, 0];

/** Borders are drawn as lines or as thin filled boxes, at most this thick in points. */
const borderThickness = 3;
const shortestBorder = 4;

function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = inner;
  return [
    outer[0] * a + outer[2] * b,
    outer[1] * a + outer[3] * b,
    outer[0] * c + outer[2] * d,
    outer[1] * c + outer[3] * d,
    outer[0] * e + outer[2] * f + outer[4],
    outer[1] * e + outer[3] * f + outer[5],
  ];
}

function toMatrix(values: unknown): Matrix | undefined {
  const list = Array.isArray(values) || values instanceof Float32Array ? Array.from(values, Number) : [];
  const [a, b, c, d, e, f] = list;
  if (
    a === undefined ||
    b === undefined ||
    c === undefined ||
    d === undefined ||
    e === undefined ||
    f === undefined
  ) {
    return undefined;
  }
  return [a, b, c, d, e, f];
}

/** The closed or open outlines of a path as lists of points on the page; those with curves are left out. */
function outlinesOf(path: ArrayLike<number>, matrix: Matrix): Point[][] {
  const outlines: Point[][] = [];
  let points: Point[] = [];
  let hasCurve = false;
  const finish = (): void => {
    if (points.length > 1 && !hasCurve) {
      outlines.push(points);
    }
    points = [];
    hasCurve = false;
  };
  for (let index = 0; index < path.length;) {
    const step = path[index] ?? 4;
    const x = path[index + 1] ?? 0;
    const y = path[index + 2] ?? 0;
    index += 1 + (stepLengths[step] ?? 0);
    if (step === 0) {
      finish();
    }
    if (step === 0 || step === 1) {
      points.push({
        x: matrix[0] * x + matrix[2] * y + matrix[4],
        y: matrix[1] * x + matrix[3] * y + matrix[5],
      });
    } else if (step === 4) {
      const [first] = points;
      if (first !== undefined) {
        points.push(first);
      }
    } else {
      hasCurve = true;
    }
  }
  finish();
  return outlines;
}

function toRuling(a: Point, b: Point): Ruling | undefined {
  const width = Math.abs(a.x - b.x);
  const height = Math.abs(a.y - b.y);
  if (height <= borderThickness && width >= shortestBorder) {
    return { isHorizontal: true, at: (a.y + b.y) / 2, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) };
  }
  if (width <= borderThickness && height >= shortestBorder) {
    return { isHorizontal: false, at: (a.x + b.x) / 2, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) };
  }
  return undefined;
}

function rulingsOfOutline(points: readonly Point[], isStroked: boolean): Ruling[] {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const box = toRuling(
    { x: Math.min(...xs), y: Math.min(...ys) },
    { x: Math.max(...xs), y: Math.max(...ys) },
  );
  if (box !== undefined) {
    return [box];
  }
  if (!isStroked) {
    return [];
  }
  return points.slice(1).flatMap((point, index) => {
    const before = points[index];
    const ruling = before === undefined ? undefined : toRuling(before, point);
    return ruling === undefined ? [] : [ruling];
  });
}

/** The numbers of the drawing operators that matter here, as pdf.js names them. */
export interface DrawingOperators {
  readonly save: number;
  readonly restore: number;
  readonly transform: number;
  readonly constructPath: number;
  readonly paintFormXObjectBegin: number;
  readonly paintFormXObjectEnd: number;
  readonly stroke: number;
  readonly closeStroke: number;
  readonly fillStroke: number;
  readonly eoFillStroke: number;
  readonly closeFillStroke: number;
  readonly closeEOFillStroke: number;
  readonly fill: number;
  readonly eoFill: number;
}

/** Finds the horizontal and vertical lines drawn on a page; `view` turns its units into points from the top left corner. */
export async function readRulings(
  page: PDFPageProxy,
  view: readonly number[],
  operators: DrawingOperators,
): Promise<Ruling[]> {
  const start = toMatrix([...view]);
  if (start === undefined) {
    return [];
  }
  const strokes = new Set([
    operators.stroke,
    operators.closeStroke,
    operators.fillStroke,
    operators.eoFillStroke,
    operators.closeFillStroke,
    operators.closeEOFillStroke,
  ]);
  const list = await page.getOperatorList();
  const rulings: Ruling[] = [];
  const stack: Matrix[] = [];
  let matrix = start;
  for (const [index, operator] of list.fnArray.entries()) {
    const operands: readonly unknown[] = Array.isArray(list.argsArray[index]) ? list.argsArray[index] : [];
    if (operator === operators.save) {
      stack.push(matrix);
    } else if (operator === operators.restore || operator === operators.paintFormXObjectEnd) {
      matrix = stack.pop() ?? start;
    } else if (operator === operators.transform) {
      const inner = toMatrix(operands);
      matrix = inner === undefined ? matrix : multiply(matrix, inner);
    } else if (operator === operators.paintFormXObjectBegin) {
      stack.push(matrix);
      const inner = toMatrix(operands[0]);
      matrix = inner === undefined ? matrix : multiply(matrix, inner);
    } else if (operator === operators.constructPath) {
      const painted = Number(operands[0]);
      const path: unknown = Array.isArray(operands[1]) ? operands[1][0] : undefined;
      const isStroked = strokes.has(painted);
      if (
        path instanceof Float32Array &&
        (isStroked || painted === operators.fill || painted === operators.eoFill)
      ) {
        rulings.push(...outlinesOf(path, matrix).flatMap((points) => rulingsOfOutline(points, isStroked)));
      }
    }
  }
  return rulings;
}
