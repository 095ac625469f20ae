import { parseBreakdown } from "../forms/breakdown.ts";
import type { FigurePart } from "../forms/form-definition.ts";
import { figureParts } from "../forms/form-definition.ts";
import type { ExpressionFault, ExpressionReference, Stretch } from "./expression-node.ts";

export type OperatorText = "+" | "-" | "*" | "/" | "(" | ")" | ",";

export type Token = Stretch &
  (
    | { readonly kind: "number"; readonly text: string }
    | { readonly kind: "name"; readonly text: string }
    | { readonly kind: "reference"; readonly reference: ExpressionReference }
    | { readonly kind: "operator"; readonly text: OperatorText }
    | { readonly kind: "bad" }
  );

const operators: Readonly<Record<string, OperatorText>> = {
  "+": "+",
  "-": "-",
  "−": "-",
  "–": "-",
  "*": "*",
  "×": "*",
  "·": "*",
  "/": "/",
  "÷": "/",
  "(": "(",
  ")": ")",
  ",": ",",
};

const space = /\s+/uy;
const number = /\d+(?:\.\d+)?/uy;
/** Wider than any id, so that a wrong word is told as a whole. */
const name = /[\p{L}_][\p{L}\p{N}_]*(?:-[\p{L}\p{N}_]+)*/uy;
const bracket = /\[([^[\]]*)(\]?)/uy;
const inBracket = /^([^@#\s]{1,200})(?:@([^@#\s]*))?(?:#([^@#\s]*))?$/u;
const longestNumber = 30;

/** Half-width forms of what Chinese keyboards write, one for one so that places stay. */
function halfWidth(text: string): string {
  return text.replace(/[！-～【】]/gu, (sign) =>
    sign === "【" ? "[" : sign === "】" ? "]" : String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0),
  );
}

function fault(at: Stretch, zh: string, en: string): ExpressionFault {
  return { from: at.from, to: at.to, message: { zh, en } };
}

function isFigurePart(text: string): text is FigurePart {
  return figureParts.some((part) => part === text);
}

function readReference(inside: string, at: Stretch): ExpressionReference | ExpressionFault {
  const [, indicatorId, breakdown = "", part = "value"] = inBracket.exec(inside) ?? [];
  if (indicatorId === undefined) {
    return fault(
      at,
      `“[${inside.slice(0, 60)}]”写法不对，应如 [i-指标]、[i-指标@sex=female] 或 [i-指标#numerator]。`,
      `"[${inside.slice(0, 60)}]" is not written like [i-some-id], [i-some-id@sex=female] or [i-some-id#numerator].`,
    );
  }
  if (parseBreakdown(breakdown) === null || (breakdown === "" && inside.includes("@"))) {
    return fault(
      at,
      `“@”后的分组“${breakdown.slice(0, 60)}”写法不对，应如 sex=female，几个维度按字母顺序用“;”连接。`,
      `The breakdown "${breakdown.slice(0, 60)}" after "@" is not written like sex=female, several dimensions in alphabetic order joined by ";".`,
    );
  }
  if (!isFigurePart(part)) {
    return fault(
      at,
      `“#”后只能写 numerator（分子）或 denominator（分母）。`,
      'After "#" stands numerator or denominator.',
    );
  }
  return { kind: "indicator", indicatorId, breakdown, part };
}

/** Cuts the text of an expression into its words; what cannot be read becomes a fault and a word that fits nowhere. */
export function readTokens(typed: string): { tokens: Token[]; faults: ExpressionFault[] } {
  const text = halfWidth(typed);
  const tokens: Token[] = [];
  const faults: ExpressionFault[] = [];
  let from = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = from;
    return pattern.exec(text);
  };
  while (from < text.length) {
    const blank = match(space)?.[0];
    if (blank !== undefined) {
      from += blank.length;
      continue;
    }
    const operator = operators[text[from] ?? ""];
    const digits = match(number)?.[0];
    const word = match(name)?.[0];
    const quoted = match(bracket);
    const length = operator ? 1 : (digits ?? word ?? quoted?.[0] ?? "").length;
    const at = { from, to: from + Math.max(length, 1) };
    if (operator) tokens.push({ kind: "operator", text: operator, ...at });
    else if (digits !== undefined && digits.length <= longestNumber) {
      tokens.push({ kind: "number", text: digits, ...at });
    } else if (word !== undefined) tokens.push({ kind: "name", text: word, ...at });
    else if (quoted?.[2] === "]") {
      const reference = readReference(quoted[1] ?? "", at);
      if ("message" in reference) {
        faults.push(reference);
        tokens.push({ kind: "bad", ...at });
      } else tokens.push({ kind: "reference", reference, ...at });
    } else {
      pushBad(typed, at, digits !== undefined, quoted !== null, tokens, faults);
    }
    ({ to: from } = at);
  }
  return { tokens, faults };
}

/** Neighbouring signs that cannot be read are one fault, not one each. */
function pushBad(
  typed: string,
  at: Stretch,
  isNumber: boolean,
  isBracket: boolean,
  tokens: Token[],
  faults: ExpressionFault[],
): void {
  if (isNumber) {
    faults.push(
      fault(at, `数字过长，最多${longestNumber}位。`, `A number has at most ${longestNumber} digits.`),
    );
  } else if (isBracket) {
    faults.push(fault(at, "“[”没有对应的“]”。", 'A "[" has no "]".'));
  } else {
    const [lastToken, lastFault] = [tokens.at(-1), faults.at(-1)];
    if (lastToken?.kind === "bad" && lastToken.to === at.from && lastFault?.to === at.from) {
      const joined = { from: lastFault.from, to: at.to };
      tokens[tokens.length - 1] = { kind: "bad", from: lastToken.from, to: at.to };
      faults[faults.length - 1] = unreadable(typed, joined);
      return;
    }
    faults.push(unreadable(typed, at));
  }
  tokens.push({ kind: "bad", ...at });
}

function unreadable(typed: string, at: Stretch): ExpressionFault {
  const shown = typed.slice(at.from, Math.min(at.to, at.from + 40));
  return fault(
    at,
    `看不懂“${shown}”；可用数字、+ − × ÷、括号、[指标]、栏号和函数，函数有 share、permille、per10wan、ratio、difference、gap、parity。`,
    `"${shown}" cannot be read; known are numbers, + − × ÷, parentheses, [indicators], column ids and the functions share, permille, per10wan, ratio, difference, gap, parity.`,
  );
}
