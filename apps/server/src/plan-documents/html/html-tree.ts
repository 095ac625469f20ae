import { parse, type DefaultTreeAdapterTypes } from "parse5";
import { documentLimits } from "../document-limits.ts";
import { UnreadableDocumentError } from "../unreadable-document-error.ts";

export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;

/** Whether a node is an element, not text, a comment or a doctype. */
export function isElement(node: HtmlNode | HtmlElement): node is HtmlElement {
  return "tagName" in node;
}

/** The value of an attribute; undefined where it is not set. */
export function attributeOf(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

/** The child elements of this name, in order. */
export function childrenNamed(element: HtmlElement, ...names: readonly string[]): HtmlElement[] {
  return element.childNodes.filter(isElement).filter((child) => names.includes(child.tagName));
}

/** Refuses trees deeper than a written page, before anything walks them by recursion. */
function refuseDepth(root: HtmlElement): void {
  let level: HtmlElement[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > documentLimits.depth) {
      throw new UnreadableDocumentError("corrupt-document");
    }
    level = level.flatMap((element) => element.childNodes.filter(isElement));
  }
}

/** Parses HTML as a browser does, whatever its faults, and answers its body. */
export function readHtmlBody(html: string): HtmlElement | undefined {
  const root = parse(html).childNodes.find((node) => isElement(node) && node.tagName === "html");
  if (root === undefined || !isElement(root)) {
    return undefined;
  }
  refuseDepth(root);
  return childrenNamed(root, "body")[0];
}
