/** The place of a fault inside the answers: "body.details.answers.fields.injury" and "fields.injury" are the same place. */
export function placeOfFault(where: string): string {
  return where.replace(/^(body\.)?(details\.)?(answers\.)?/u, "");
}

/** The id of the element at a place of the answers, or of what is asked beside them, as the forms give it. */
export function idOfPlace(prefix: string, where: string): string {
  const [kind, ...rest] = where.split(".");
  if (rest.length === 0) return `${prefix}-${kind ?? ""}`;
  if (kind === "receivers") return [prefix, "receiver", ...rest].join("-");
  return kind === "parties" && rest.length === 1
    ? `${prefix}-party-${rest[0] ?? ""}`
    : [prefix, ...rest].join("-");
}
