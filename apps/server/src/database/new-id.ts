import { randomBytes } from "node:crypto";

const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/** A new stable id that can be read aloud, such as "job-k3mvq7xw2d9h" (59 random bits, no letters that look alike). */
export function newId(prefix: string): string {
  return `${prefix}-${Array.from(randomBytes(12), (byte) => letters[byte % letters.length]).join("")}`;
}
