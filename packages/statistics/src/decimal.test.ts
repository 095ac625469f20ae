import { Decimal as Oracle } from "decimal.js";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dividedBy, fixedText, parseDecimal, plus, shortText, times } from "./decimal.ts";
import {
  canonicalDecimal,
  compareDecimalText,
  formatDecimal,
  getDecimal,
  roundHalfUp,
  shortenDecimal,
  subtractDecimalText,
} from "./decimal-text.ts";

const Exact = Oracle.clone({
  precision: 200,
  rounding: Oracle.ROUND_HALF_UP,
  toExpPos: 1000,
  toExpNeg: -1000,
});
const decimalText = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.integer({ min: 0, max: 12 }))
  .map(([digits, scale]) => fixedText({ digits, scale }));

describe("decimal text", () => {
  test("keeps the decimals that were written and drops sign, leading zeros and exponents", () => {
    expect(canonicalDecimal("+0085.20")).toBe("85.20");
    expect(canonicalDecimal("1e+21")).toBe("1000000000000000000000");
    expect(canonicalDecimal("5e-7")).toBe("0.0000005");
    expect(canonicalDecimal("-0.0")).toBe("0.0");
  });

  test.each(["", " 1", "1.", ".5", "1,000", "NaN", "Infinity", "0x10", "1e999", "--1", "１"])(
    "%j is not decimal text",
    (text) => {
      expect(parseDecimal(text)).toBeNull();
    },
  );

  test("one and a half tenths is exact where binary fractions are not", () => {
    expect(subtractDecimalText("0.3", "0.1")).toBe("0.2");
    expect(compareDecimalText("0.30", "0.3")).toBe(0);
  });

  test("rounds half away from zero on both sides of it", () => {
    expect(roundHalfUp("2.345", 2)).toBe("2.35");
    expect(roundHalfUp("-2.345", 2)).toBe("-2.35");
    expect(roundHalfUp("1.005", 2)).toBe("1.01");
    expect(roundHalfUp("2", 1)).toBe("2.0");
    expect(formatDecimal("-0.04", { decimals: 1 })).toBe("0.0");
  });

  test("English groups thousands, Chinese does not unless asked", () => {
    expect(formatDecimal("1234567.50", { lang: "en" })).toBe("1,234,567.50");
    expect(formatDecimal("-1234567.5", { lang: "zh" })).toBe("-1234567.5");
    expect(formatDecimal("123456", { lang: "zh", group: true })).toBe("123,456");
    expect(formatDecimal("999", { lang: "en" })).toBe("999");
  });

  test("agrees with an independent decimal library on sums, products, quotients, order and rounding", () => {
    fc.assert(
      fc.property(decimalText, decimalText, fc.integer({ min: 0, max: 9 }), (a, b, decimals) => {
        const [x, y] = [getDecimal(a), getDecimal(b)];
        expect(shortText(plus(x, y))).toBe(new Exact(a).plus(b).toString());
        expect(shortText(times(x, y))).toBe(new Exact(a).times(b).toString());
        expect(compareDecimalText(a, b)).toBe(new Exact(a).comparedTo(b));
        expect(roundHalfUp(a, decimals).replace(/^-(?=[0.]*$)/, "")).toBe(
          new Exact(a).toFixed(decimals).replace(/^-(?=[0.]*$)/, ""),
        );
        const quotient = dividedBy(x, y, decimals);
        expect(quotient && shortText(quotient)).toBe(
          new Exact(b).isZero()
            ? null
            : new Exact(a).div(b).toDecimalPlaces(decimals).plus(0).toString().replace(/^-0$/, "0"),
        );
      }),
      { numRuns: 5000 },
    );
  });

  test("reading and writing again changes nothing", () => {
    fc.assert(
      fc.property(decimalText, (text) => {
        expect(canonicalDecimal(text)).toBe(text);
        expect(compareDecimalText(shortenDecimal(text), text)).toBe(0);
      }),
    );
  });
});
