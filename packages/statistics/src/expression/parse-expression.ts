import { breakdownText, parseBreakdown } from "../forms/breakdown.ts";
import type {
  ExpressionFault,
  ExpressionFunction,
  ExpressionNode,
  ExpressionReference,
  Stretch,
} from "./expression-node.ts";
import { expressionFunctions } from "./expression-node.ts";
import type { OperatorText, Token } from "./read-tokens.ts";
import { readTokens } from "./read-tokens.ts";

/** The longest text of an expression, in UTF-16 units. */
export const longestExpression = 2000;
const deepest = 30;

/** An expression as read, with everything that is wrong with the way it is written; `node` is whole where `faults` is empty. */
export interface ParsedExpression {
  readonly text: string;
  readonly node: ExpressionNode;
  readonly faults: readonly ExpressionFault[];
}

/** Reads an expression; bounded in length and depth, so that any text gives an answer. What it asks for is not looked up yet: see `checkExpression`. */
export function parseExpression(text: string): ParsedExpression {
  if (text.length > longestExpression) {
    const all = { from: 0, to: text.length };
    const message = {
      zh: `公式有${text.length}个字符，最多${longestExpression}个；请拆成几个计算指标。`,
      en: `The formula has ${text.length} characters, the most is ${longestExpression}; split it into several computed indicators.`,
    };
    return { text, node: { kind: "unreadable", ...all }, faults: [{ ...all, message }] };
  }
  const { tokens, faults } = readTokens(text);
  const parser = new Parser(tokens, text.length, faults);
  const node = parser.readWhole();
  return { text, node, faults: faults.toSorted((one, other) => one.from - other.from) };
}

function isFunction(text: string): text is ExpressionFunction {
  return expressionFunctions.some((name) => name === text);
}

function isCalledWithOne(name: ExpressionFunction): boolean {
  return name === "gap" || name === "parity";
}

function hasComparisonOfSexes(node: ExpressionNode): boolean {
  switch (node.kind) {
    case "number":
    case "reference":
    case "unreadable":
      return false;
    case "negative":
      return hasComparisonOfSexes(node.of);
    case "operation":
      return hasComparisonOfSexes(node.left) || hasComparisonOfSexes(node.right);
    case "call":
      return isCalledWithOne(node.name) || node.operands.some((one) => hasComparisonOfSexes(one));
  }
}

class Parser {
  readonly #tokens: readonly Token[];
  readonly #faults: ExpressionFault[];
  readonly #end: Stretch;
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], length: number, faults: ExpressionFault[]) {
    this.#tokens = tokens;
    this.#faults = faults;
    this.#end = { from: length, to: length };
  }

  readWhole(): ExpressionNode {
    let node = this.#readSum();
    for (let rest = this.#peek(); rest !== undefined; rest = this.#peek()) {
      this.#blame(
        rest,
        rest.kind === "operator" && rest.text === ")" ? "多了一个“)”。" : "这里缺少运算符。",
        rest.kind === "operator" && rest.text === ")"
          ? 'There is a ")" too many.'
          : "An operator is missing here.",
      );
      // A fault of writing stands; the rest is read on so that its own faults are told as well.
      if (rest.kind === "operator") this.#next++;
      if (this.#peek() === undefined) break;
      const right = this.#readSum();
      node = { kind: "operation", operator: "+", left: node, right, from: node.from, to: right.to };
    }
    return node;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#next];
  }

  #take(...texts: OperatorText[]): OperatorText | undefined {
    const token = this.#peek();
    if (token?.kind !== "operator" || !texts.includes(token.text)) return undefined;
    this.#next++;
    return token.text;
  }

  #blame(at: Stretch, zh: string, en: string): void {
    this.#faults.push({ from: at.from, to: at.to, message: { zh, en } });
  }

  #readSum(): ExpressionNode {
    let left = this.#readProduct();
    for (let sign = this.#take("+", "-"); sign !== undefined; sign = this.#take("+", "-")) {
      const right = this.#readProduct();
      left = {
        kind: "operation",
        operator: sign === "+" ? "+" : "-",
        left,
        right,
        from: left.from,
        to: right.to,
      };
    }
    return left;
  }

  #readProduct(): ExpressionNode {
    let left = this.#readSigned();
    for (let sign = this.#take("*", "/"); sign !== undefined; sign = this.#take("*", "/")) {
      const right = this.#readSigned();
      left = {
        kind: "operation",
        operator: sign === "*" ? "*" : "/",
        left,
        right,
        from: left.from,
        to: right.to,
      };
    }
    return left;
  }

  #readSigned(): ExpressionNode {
    const from = this.#peek()?.from ?? this.#end.from;
    let isNegative = false;
    let hasSign = false;
    for (let sign = this.#take("-"); sign !== undefined; sign = this.#take("-")) {
      isNegative = !isNegative;
      hasSign = true;
    }
    const of = this.#readPrimary();
    if (!hasSign) return of;
    return isNegative ? { kind: "negative", of, from, to: of.to } : { ...of, from };
  }

  #readPrimary(): ExpressionNode {
    const token = this.#peek();
    if (token === undefined) {
      this.#blame(
        this.#end,
        "公式没有写完，这里缺少数字、指标或栏。",
        "The formula is not finished: a number, an indicator or a column is missing here.",
      );
      return { kind: "unreadable", ...this.#end };
    }
    const { from, to } = token;
    switch (token.kind) {
      case "number":
        this.#next++;
        return { kind: "number", text: token.text, from, to };
      case "reference":
        this.#next++;
        return { kind: "reference", reference: token.reference, from, to };
      case "bad":
        // told while the words were cut
        this.#next++;
        return { kind: "unreadable", from, to };
      case "name": {
        this.#next++;
        const isCall = this.#take("(") !== undefined;
        if (isCall) return this.#readCall(token.text, token);
        return { kind: "reference", reference: { kind: "column", column: token.text }, from, to };
      }
      case "operator":
        if (token.text === "(") {
          this.#next++;
          return this.#readInside(token, () => {
            const node = this.#readSum();
            return { ...node, from, to: this.#close(token) };
          });
        }
        this.#blame(
          token,
          `“${token.text}”前缺少数字、指标或栏。`,
          `A number, an indicator or a column is missing before "${token.text}".`,
        );
        // a sign that nothing can begin with is left to whoever waits for it, but the reading must go on
        if (token.text === ")" || token.text === ",") return { kind: "unreadable", from, to: from };
        this.#next++;
        return { kind: "unreadable", from, to };
    }
  }

  /** Reads inside parentheses; deeper than anybody needs the rest of the text is passed over. */
  #readInside(at: Stretch, read: () => ExpressionNode): ExpressionNode {
    if (this.#depth >= deepest) {
      this.#blame(at, `括号最多${deepest}层。`, `Parentheses go at most ${deepest} deep.`);
      this.#next = this.#tokens.length;
      return { kind: "unreadable", from: at.from, to: this.#end.to };
    }
    this.#depth++;
    const node = read();
    this.#depth--;
    return node;
  }

  #close(open: Stretch): number {
    const token = this.#peek();
    if (this.#take(")") !== undefined) return token?.to ?? this.#end.to;
    this.#blame(open, "“(”没有对应的“)”。", 'A "(" has no ")".');
    return token?.from ?? this.#end.to;
  }

  #readCall(name: string, at: Stretch): ExpressionNode {
    return this.#readInside(at, () => {
      const operands: ExpressionNode[] = [];
      const next = this.#peek();
      if (!(next?.kind === "operator" && next.text === ")")) {
        do operands.push(this.#readSum());
        while (this.#take(",") !== undefined);
      }
      const whole = { from: at.from, to: this.#close(at) };
      if (isFunction(name)) return this.#buildCall(name, operands, whole);
      this.#blame(
        at,
        `没有函数“${name.slice(0, 40)}”，可用的有：${expressionFunctions.join("、")}。`,
        `There is no function "${name.slice(0, 40)}"; known are ${expressionFunctions.join(", ")}.`,
      );
      return { kind: "unreadable", ...whole };
    });
  }

  #buildCall(name: ExpressionFunction, operands: readonly ExpressionNode[], whole: Stretch): ExpressionNode {
    const [first, second] = operands;
    if (first && second && operands.length === 2)
      return { kind: "call", name, operands: [first, second], ...whole };
    if (first && operands.length === 1 && isCalledWithOne(name)) {
      // each would double the expression, and two sexes of two sexes mean nothing
      if (hasComparisonOfSexes(first)) {
        this.#blame(whole, "gap、parity不能套用。", "gap and parity cannot stand inside each other.");
        return { kind: "unreadable", ...whole };
      }
      const women = this.#breakDown(first, "female");
      const men = this.#breakDown(first, "male");
      return { kind: "call", name, operands: [women, men], ...whole };
    }
    const wanted = isCalledWithOne(name)
      ? {
          zh: "1个（按性别自动分开）或2个（女、男）",
          en: "one argument (broken down by sex) or two (women, men)",
        }
      : { zh: "2个", en: "two arguments" };
    this.#blame(
      whole,
      `函数${name}要有${wanted.zh}参数，这里有${operands.length}个。`,
      `The function ${name} takes ${wanted.en}; here ${operands.length} stand.`,
    );
    return { kind: "unreadable", ...whole };
  }

  /** The same expression of women's or men's figures alone. */
  #breakDown(node: ExpressionNode, sex: "female" | "male"): ExpressionNode {
    switch (node.kind) {
      case "number":
      case "unreadable":
        return node;
      case "negative":
        return { ...node, of: this.#breakDown(node.of, sex) };
      case "operation":
        return { ...node, left: this.#breakDown(node.left, sex), right: this.#breakDown(node.right, sex) };
      case "call":
        return {
          ...node,
          operands: [this.#breakDown(node.operands[0], sex), this.#breakDown(node.operands[1], sex)],
        };
      case "reference":
        return this.#breakDownReference(node, node.reference, sex);
    }
  }

  #breakDownReference(at: Stretch, reference: ExpressionReference, sex: "female" | "male"): ExpressionNode {
    const { from, to } = at;
    if (reference.kind === "column") {
      // told once, not for women and men
      if (sex === "female") {
        this.#blame(
          at,
          "栏不能自动按性别分开，请写出两栏，如 gap(female, male)。",
          "A column cannot be broken down by sex; name two, like gap(female, male).",
        );
      }
      return { kind: "unreadable", from, to };
    }
    const parts = parseBreakdown(reference.breakdown) ?? [];
    if (parts.some(({ dimension }) => dimension === "sex")) {
      if (sex === "female") {
        this.#blame(
          at,
          "这个指标已经写明性别，不能再按性别分开。",
          "This figure is already of one sex and cannot be broken down by sex again.",
        );
      }
      return { kind: "unreadable", from, to };
    }
    const breakdown = breakdownText([...parts, { dimension: "sex", category: sex }]);
    return { kind: "reference", reference: { ...reference, breakdown }, from, to };
  }
}
