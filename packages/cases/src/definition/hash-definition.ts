import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "./canonical-json.ts";
import type { SystemDefinition } from "./definition.ts";

/**
 * The version of a definition: sha-256 over its canonical JSON, 64 hexadecimal digits. The same however the keys were
 * written, except where their order means something: grades stand from low to high.
 */
export function hashDefinition(definition: SystemDefinition): string {
  const known = hashes.get(definition);
  if (known !== undefined) return known;
  const hash = bytesToHex(sha256(utf8ToBytes(definitionText(definition))));
  hashes.set(definition, hash);
  return hash;
}

// definitions are never changed, and each request asks for the hash of one
const hashes = new WeakMap<SystemDefinition, string>();

/** The text that is hashed. */
export function definitionText(definition: SystemDefinition): string {
  return canonicalJson({ definition, scale: Object.keys(definition.grade?.values ?? {}) });
}
