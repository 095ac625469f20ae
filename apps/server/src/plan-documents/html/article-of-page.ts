import { attributeOf, type HtmlElement, isElement } from "./html-tree.ts";

/** Elements that never hold words of the document. */
const silent = new Set([
  "head",
  "script",
  "style",
  "noscript",
  "template",
  "iframe",
  "object",
  "embed",
  "svg",
  "canvas",
  "video",
  "audio",
  "button",
  "select",
  "textarea",
  "input",
  "nav",
  "footer",
  "aside",
]);

const furnitureRoles = new Set([
  "navigation",
  "banner",
  "contentinfo",
  "complementary",
  "search",
  "menu",
  "toolbar",
]);

/** Words of class names and ids by which web sites mark what stands around an article. */
const furnitureName =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|crumbs?|footer|foot|bottom|copyright|share|bdshare|social|sidebar|aside|pager|pagination|toolbar|qrcode|ewm|related|recommend|search|topbar|login|friendlink|print)(?:$|[\s_-])/i;

const wholeTexts = new Set(["body", "main", "article"]);

interface Weight {
  readonly words: number;
  readonly linked: number;
}

/** Characters of an element's text, and how many of them stand in links; computed once for the whole tree. */
export type Weights = ReadonlyMap<HtmlElement, Weight>;

function isHidden(element: HtmlElement): boolean {
  const style = attributeOf(element, "style")?.replaceAll(/\s/g, "").toLowerCase() ?? "";
  return (
    attributeOf(element, "hidden") !== undefined ||
    style.includes("display:none") ||
    style.includes("visibility:hidden")
  );
}

/** Whether an element is never part of the document, whatever it says. */
function isSilent(element: HtmlElement): boolean {
  return (
    silent.has(element.tagName) || isHidden(element) || furnitureRoles.has(attributeOf(element, "role") ?? "")
  );
}

/** Weighs every element of the tree by its words, silent elements as nothing. */
export function weighElements(root: HtmlElement): Weights {
  const weights = new Map<HtmlElement, Weight>();
  const weigh = (element: HtmlElement): Weight => {
    let words = 0;
    let linked = 0;
    if (!isSilent(element)) {
      for (const child of element.childNodes) {
        if (isElement(child)) {
          const inner = weigh(child);
          words += inner.words;
          linked += inner.linked;
        } else if ("value" in child) {
          words += child.value.replaceAll(/\s+/g, "").length;
        }
      }
      if (element.tagName === "a" && attributeOf(element, "href") !== undefined) {
        linked = words;
      }
    }
    weights.set(element, { words, linked });
    return { words, linked };
  };
  weigh(root);
  return weights;
}

function ownWords(weights: Weights, element: HtmlElement): number {
  const weight = weights.get(element);
  return weight === undefined ? 0 : weight.words - weight.linked;
}

/** The innermost element that still holds nine tenths of the page's words outside links: the article. */
export function findArticle(body: HtmlElement, weights: Weights): HtmlElement {
  const needed = ownWords(weights, body) * 0.9;
  let article = body;
  for (;;) {
    const inner = article.childNodes
      .filter(isElement)
      .find((child) => ownWords(weights, child) >= needed && !isSilent(child));
    if (needed === 0 || inner === undefined || ["table", "p", "pre", "ul", "ol"].includes(inner.tagName)) {
      return article;
    }
    article = inner;
  }
}

/** Whether an element within the article is a bar, list of links or notice of the web site; never a large part of it. */
export function isFurniture(element: HtmlElement, article: HtmlElement, weights: Weights): boolean {
  if (isSilent(element)) {
    return true;
  }
  const weight = weights.get(element);
  const whole = weights.get(article);
  if (
    weight === undefined ||
    whole === undefined ||
    wholeTexts.has(element.tagName) ||
    weight.words > whole.words * 0.1
  ) {
    return false;
  }
  const names = `${attributeOf(element, "class") ?? ""} ${attributeOf(element, "id") ?? ""}`;
  const isBar = element.tagName === "header" || furnitureName.test(names);
  const isLinkList = weight.linked > weight.words * 0.7 && weight.linked > 30 && element.tagName !== "a";
  return isBar || isLinkList;
}

/** The page's main heading where it stands outside the article, as web sites set it. */
export function findHeadingOutside(
  body: HtmlElement,
  article: HtmlElement,
  weights: Weights,
): HtmlElement | undefined {
  const headings: HtmlElement[] = [];
  const visit = (element: HtmlElement): void => {
    for (const child of element.childNodes) {
      if (isElement(child) && child !== article && !isSilent(child)) {
        if (child.tagName === "h1" && (weights.get(child)?.words ?? 0) > 0) {
          headings.push(child);
        } else {
          visit(child);
        }
      }
    }
  };
  if (article !== body) {
    visit(body);
  }
  return headings.length === 1 ? headings[0] : undefined;
}
