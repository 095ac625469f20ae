import type { FieldType, PersonPart } from "../definition/definition.ts";
import type { Answer } from "../log/case-log.ts";

/** What is shown of a part of a person in lists: 张**, 138****1234, 1990-**-**; enough to know it again, not to use it. */
export function maskPart(part: PersonPart, value: Answer): Answer {
  if (typeof value !== "string") return value;
  switch (part) {
    case "name":
      return maskName(value);
    case "phone":
      return maskPhone(value);
    case "birthDate":
      return maskDay(value);
    case "idNumber":
      return value.length < 8 ? stars : `${value.slice(0, 3)}${"*".repeat(11)}${value.slice(-4)}`;
    case "address":
    case "sex":
    case "relation":
      return stars;
  }
}

/** What is shown of the answer to a question in lists. */
export function maskAnswer(type: FieldType, value: Answer): Answer {
  if (typeof value !== "string") return typeof value === "boolean" || Array.isArray(value) ? stars : value;
  return type.kind === "date" || type.kind === "moment" ? maskDay(value) : stars;
}

const stars = "***";

/** Always two stars: the count of characters is no hint. */
function maskName(name: string): string {
  const [first = ""] = name.trim();
  return first === "" ? stars : `${first}**`;
}

function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/gu, "");
  return digits.length < 11 ? stars : `${digits.slice(-11, -8)}****${digits.slice(-4)}`;
}

function maskDay(day: string): string {
  return /^\d{4}-/u.test(day) ? `${day.slice(0, 4)}-**-**` : stars;
}
