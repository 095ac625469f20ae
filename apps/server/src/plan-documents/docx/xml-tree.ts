import { XMLParser, XMLValidator } from "fast-xml-parser";
import { documentLimits } from "../document-limits.ts";
import { UnreadableDocumentError } from "../unreadable-document-error.ts";

/** An XML element without namespace prefixes; text stands among its children. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

type ParsedNode = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  removeNSPrefix: true,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

function isNode(value: unknown): value is ParsedNode {
  return typeof value === "object" && value !== null;
}

function readAttributes(value: unknown): Record<string, string> {
  const attributes: Record<string, string> = {};
  if (isNode(value)) {
    for (const [name, text] of Object.entries(value)) {
      attributes[name] = String(text);
    }
  }
  return attributes;
}

function toChildren(nodes: unknown, depth: number): (XmlElement | string)[] {
  if (depth > documentLimits.depth) {
    throw new UnreadableDocumentError("corrupt-document");
  }
  const children: (XmlElement | string)[] = [];
  for (const node of Array.isArray(nodes) ? nodes : []) {
    if (!isNode(node)) {
      continue;
    }
    for (const [name, value] of Object.entries(node)) {
      if (name === "#text") {
        children.push(String(value));
      } else if (name !== ":@") {
        const attributes = readAttributes(node[":@"]);
        children.push({ name, attributes, children: toChildren(value, depth + 1) });
      }
    }
  }
  return children;
}

/** Parses well-formed XML; throws UnreadableDocumentError "corrupt-document" for anything else, and for a DTD. */
export function readXml(text: string): XmlElement {
  // Office documents never carry a DTD; one in them is an attempt to blow up entities.
  if (/<!DOCTYPE/i.test(text.slice(0, 4096)) || XMLValidator.validate(text) !== true) {
    throw new UnreadableDocumentError("corrupt-document");
  }
  let parsed: unknown;
  try {
    parsed = parser.parse(text);
  } catch (error) {
    throw new UnreadableDocumentError("corrupt-document", { cause: error });
  }
  const root = toChildren(parsed, 0).find((child) => typeof child !== "string");
  if (root === undefined) {
    throw new UnreadableDocumentError("corrupt-document");
  }
  return root;
}

/** The child elements, in order. */
export function elementsOf(element: XmlElement | undefined): XmlElement[] {
  return (element?.children ?? []).filter((child) => typeof child !== "string");
}

/** The first child element of this name. */
export function findElement(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return elementsOf(element).find((child) => child.name === name);
}

/** The `val` of a child element, the usual way of WordprocessingML to hold a setting. */
export function settingOf(element: XmlElement | undefined, name: string): string | undefined {
  return findElement(element, name)?.attributes["val"];
}

/** Whether an on/off child element is set: present without a value, or with a true one. */
export function isSwitchedOn(element: XmlElement | undefined, name: string): boolean {
  const found = findElement(element, name);
  return found !== undefined && !["0", "false", "off", "none"].includes(found.attributes["val"] ?? "true");
}

/** All text inside an element. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === "string" ? child : textOf(child))).join("");
}
