/** An exact decimal number: `digits` × 10^−`scale`. All arithmetic on figures is done on these, never on binary fractions. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

const pattern = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;
const longest = 1000;
const largestExponent = 400;
const powers: bigint[] = [1n];

/** 10 to a whole power of 0 or more. */
export function powerOfTen(exponent: number): bigint {
  for (let next = powers.length; next <= exponent; next++) powers.push((powers[next - 1] ?? 1n) * 10n);
  return powers[exponent] ?? 10n ** BigInt(exponent);
}

/** Reads decimal text (also with an exponent, as JSON writes large numbers); null for anything else. */
export function parseDecimal(text: string): Decimal | null {
  return parseShort(text) ?? parseAny(text);
}

const shortLength = 15;
const [zero, nine, point] = [48, 57, 46];

/** Reads unsigned plain digits that fit a safe integer: nearly all figures, several times faster than the full pattern. */
function parseShort(text: string): Decimal | null {
  const { length } = text;
  if (length === 0 || length > shortLength) return null;
  let number = 0;
  let pointAt = -1;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= zero && code <= nine) number = number * 10 + (code - zero);
    else if (code === point && pointAt < 0 && at > 0 && at < length - 1) pointAt = at;
    else return null;
  }
  return { digits: BigInt(number), scale: pointAt < 0 ? 0 : length - 1 - pointAt };
}

function parseAny(text: string): Decimal | null {
  if (text.length > longest) return null;
  const match = pattern.exec(text);
  if (!match) return null;
  const [, sign, whole = "", fraction = "", exponentText] = match;
  const exponent = exponentText === undefined ? 0 : Number(exponentText);
  if (Math.abs(exponent) > largestExponent) return null;
  const size = BigInt(whole + fraction);
  const digits = sign === "-" ? -size : size;
  const scale = fraction.length - exponent;
  return scale >= 0 ? { digits, scale } : { digits: digits * powerOfTen(-scale), scale: 0 };
}

/** A whole number as a decimal. */
export function wholeDecimal(number: number): Decimal {
  return { digits: BigInt(number), scale: 0 };
}

/** The digits of a decimal at a finer scale; exact, because `scale` must not be coarser than the decimal's own. */
export function digitsAt(value: Decimal, scale: number): bigint {
  return value.scale === scale ? value.digits : value.digits * powerOfTen(scale - value.scale);
}

/** The sum, exactly. */
export function plus(one: Decimal, other: Decimal): Decimal {
  const scale = Math.max(one.scale, other.scale);
  return { digits: digitsAt(one, scale) + digitsAt(other, scale), scale };
}

/** The difference, exactly. */
export function minus(one: Decimal, other: Decimal): Decimal {
  return plus(one, negated(other));
}

/** The product, exactly. */
export function times(one: Decimal, other: Decimal): Decimal {
  return { digits: one.digits * other.digits, scale: one.scale + other.scale };
}

/** The quotient rounded half up (away from zero) to so many decimals; null where the divisor is zero. */
export function dividedBy(one: Decimal, other: Decimal, decimals: number): Decimal | null {
  if (other.digits === 0n) return null;
  const shift = decimals + other.scale - one.scale;
  const dividend = shift >= 0 ? one.digits * powerOfTen(shift) : one.digits;
  const divisor = shift >= 0 ? other.digits : other.digits * powerOfTen(-shift);
  return { digits: divideHalfUp(dividend, divisor), scale: decimals };
}

/** A whole quotient rounded half up, away from zero; the divisor must not be zero. */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  const isNegative = dividend < 0n !== divisor < 0n;
  const size = dividend < 0n ? -dividend : dividend;
  const by = divisor < 0n ? -divisor : divisor;
  const quotient = (2n * size + by) / (2n * by);
  return isNegative ? -quotient : quotient;
}

/** The number with the other sign. */
export function negated(value: Decimal): Decimal {
  return { digits: -value.digits, scale: value.scale };
}

/** The number without its sign. */
export function absolute(value: Decimal): Decimal {
  return value.digits < 0n ? negated(value) : value;
}

/** Below, equal or above: −1, 0 or 1; 1.0 and 1 are equal. */
export function compareDecimal(one: Decimal, other: Decimal): -1 | 0 | 1 {
  const scale = Math.max(one.scale, other.scale);
  const left = digitsAt(one, scale);
  const right = digitsAt(other, scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Rounds half up, away from zero (四舍五入), to so many decimals; finer numbers only, others keep their value. */
export function rounded(value: Decimal, decimals: number): Decimal {
  if (value.scale <= decimals) return { digits: digitsAt(value, decimals), scale: decimals };
  return { digits: divideHalfUp(value.digits, powerOfTen(value.scale - decimals)), scale: decimals };
}

/** Decimal text with all digits of the scale: 2.50 stays 2.50. */
export function fixedText(value: Decimal): string {
  const isNegative = value.digits < 0n;
  const size = (isNegative ? -value.digits : value.digits).toString().padStart(value.scale + 1, "0");
  const whole = size.slice(0, size.length - value.scale);
  const fraction = size.slice(size.length - value.scale);
  return `${isNegative ? "-" : ""}${whole}${fraction && `.${fraction}`}`;
}

/** The shortest decimal text of a number: 2.50 becomes 2.5, −0 becomes 0. */
export function shortText(value: Decimal): string {
  const text = fixedText(value);
  return value.scale === 0 ? text : text.replace(/\.?0+$/, "");
}
