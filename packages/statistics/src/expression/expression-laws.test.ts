import {
  array,
  assert,
  constantFrom,
  integer,
  letrec,
  oneof,
  property,
  record,
  string,
  tuple,
} from "fast-check";
import { expect, test } from "vitest";
import { addDecimalText, compareDecimalText } from "../decimal-text.ts";
import { checkExpression } from "./check-expression.ts";
import { evaluate, type LookedUp } from "./evaluate.ts";
import { listReferences, referenceText } from "./expression-node.ts";
import { longestExpression, parseExpression } from "./parse-expression.ts";

const scope = {
  indicators: new Map([
    ["i-a", { unit: "人" }],
    ["i-b", { unit: "人" }],
    ["i-c", { unit: "%" }],
  ]),
  columns: new Map([
    ["total", { unit: "人" }],
    ["female", { unit: null }],
  ]),
};

/** Pieces of the language and of what is not in it, put together without sense. */
const pieces = array(
  constantFrom(
    ..."+-*/(),×÷−（），[]@#;= \t\n".split(""),
    ..."share permille per10wan ratio difference gap parity total female i-a 12 3.5 [i-a] [i-c] 占比 sex=female [i-a@sex=female] [i-b#numerator] 𝒳 \u0000".split(
      " ",
    ),
  ),
  { maxLength: 120 },
).map((list) => list.join(""));

test("any text gives an answer or faults inside the text, and what is sound can be worked out", () => {
  const some: LookedUp = { value: "12.5", missing: null };
  assert(
    property(oneof(pieces, string({ maxLength: 300, unit: "binary" })), (text) => {
      const checked = checkExpression(text, scope);
      const faults = checked.isSound ? [] : checked.faults;
      expect(checked.isSound).toBe(faults.length === 0);
      const outside = faults.filter(
        ({ from, to, message }) =>
          from < 0 || to < from || to > text.length || message.zh === "" || message.en === "",
      );
      expect(outside).toEqual([]);
      const result = checked.isSound ? evaluate(checked.expression, () => some, 2).status : "value";
      expect(["value", "missing"]).toContain(result);
    }),
    { numRuns: 1000 },
  );
});

test("the longest and deepest texts end as well", () => {
  for (const piece of ["(", "gap(", "-", "[i-a]+", "1/", "share(", "gap(gap([i-a])+", ")", "[", "a-", "，"]) {
    const text = piece.repeat(Math.floor(longestExpression / piece.length));
    expect(checkExpression(text, scope).isSound).toBe(false);
  }
  const chain = `[i-a]${"/3-[i-b]".repeat(240)}`;
  const checked = checkExpression(chain, scope);
  expect(checked.isSound).toBe(true);
  expect(listReferences(parseExpression(chain).node)).toHaveLength(2);
});

interface Written {
  readonly text: string;
  readonly value: number;
}

/** Expressions with their values, worked out while they are written: + and × of whole numbers stay exact in both. */
const { written } = letrec<{ written: Written }>((tie) => ({
  written: oneof(
    { depthSize: "small", withCrossShrink: true },
    integer({ min: 0, max: 99 }).map((value) => ({ text: String(value), value })),
    tuple(tie("written"), constantFrom("+", "-", "*", "−", "×"), tie("written")).map(
      ([left, sign, right]) => ({
        text: `(${left.text} ${sign} ${right.text})`,
        value:
          sign === "+"
            ? left.value + right.value
            : sign === "*" || sign === "×"
              ? left.value * right.value
              : left.value - right.value,
      }),
    ),
    tie("written").map(({ text, value }) => ({ text: `-${text}`, value: -value })),
  ),
}));

test("whole numbers come out as they do on paper", () => {
  const isSmall = ({ text, value }: Written): boolean =>
    text.length < longestExpression && text.split("(").length < 25 && Math.abs(value) < 2 ** 50;
  assert(
    property(written.filter(isSmall), ({ text, value }) => {
      // −0 is written 0
      expect(evaluate(parseExpression(text), () => undefined, 0)).toEqual({
        status: "value",
        value: String(value + 0),
      });
    }),
  );
});

test("a multiplication goes before an addition, and equal signs from the left", () => {
  assert(
    property(
      integer({ min: 1, max: 99 }),
      integer({ min: 1, max: 99 }),
      integer({ min: 1, max: 99 }),
      (a, b, c) => {
        const result = (text: string): unknown => evaluate(parseExpression(text), () => undefined, 0);
        expect(result(`${a} + ${b} * ${c}`)).toEqual(result(`${a} + (${b} * ${c})`));
        expect(result(`${a} - ${b} - ${c}`)).toEqual(result(`(${a} - ${b}) - ${c}`));
        expect(result(`${a} / ${b} * ${c}`)).toEqual(result(`(${a} / ${b}) * ${c}`));
        expect(result(`${a} × ${b} ÷ ${c}`)).toEqual(result(`${a} * ${b} / ${c}`));
      },
    ),
  );
});

const counts = record({ a: integer({ min: 0, max: 10_000_000 }), b: integer({ min: 1, max: 10_000_000 }) });

function valueOf(text: string, { a, b }: { a: number; b: number }, decimals: number | null): string {
  const values: Record<string, string> = { "[i-a]": String(a), "[i-b]": String(b) };
  const result = evaluate(
    parseExpression(text),
    (reference) => ({ value: values[referenceText(reference)] ?? null, missing: null }),
    decimals,
  );
  return result.status === "value" ? result.value : result.reason;
}

test("a share and the share of the rest make 100, exactly", () => {
  assert(
    property(counts, (both) => {
      expect(valueOf("share([i-a], [i-b]) + share([i-b] - [i-a], [i-b])", both, null)).toBe("100");
    }),
  );
});

test("a permille is ten shares, a rate on 100,000 a hundred permilles, a share a hundred ratios", () => {
  assert(
    property(counts, (both) => {
      expect(valueOf("permille([i-a], [i-b]) - 10 * share([i-a], [i-b])", both, null)).toBe("0");
      expect(valueOf("per10wan([i-a], [i-b]) - 100 * permille([i-a], [i-b])", both, null)).toBe("0");
      expect(valueOf("share([i-a], [i-b]) - 100 * ratio([i-a], [i-b])", both, null)).toBe("0");
    }),
  );
});

test("gap and difference turn round with their sides, and parity is above 1 where the gap is above 0", () => {
  assert(
    property(counts, (both) => {
      const gap = valueOf("gap([i-a], [i-b])", both, 3);
      expect(compareDecimalText(addDecimalText(gap, valueOf("difference([i-b], [i-a])", both, 3)), "0")).toBe(
        0,
      );
      const parity = valueOf("parity([i-a], [i-b])", both, null);
      expect(compareDecimalText(parity, "1")).toBe(compareDecimalText(gap, "0"));
    }),
  );
});

test("rounding at the end is never further off than half a unit of the last place", () => {
  assert(
    property(counts, integer({ min: 0, max: 6 }), (both, decimals) => {
      const exact = valueOf("share([i-a], [i-b])", both, 18);
      const shown = valueOf("share([i-a], [i-b])", both, decimals);
      const off = Math.abs(Number(shown) - Number(exact));
      expect(off).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-7);
    }),
  );
});
