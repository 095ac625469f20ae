import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** Names of the ciphers that a platform may keep cases with. */
export const cipherNames = ["aes-256-gcm", "sm4"] as const;
export type CipherName = (typeof cipherNames)[number];

/**
 * A provider of authenticated encryption. What was enciphered for one purpose (case, action, class) opens for no other: the
 * purpose is bound to it.
 */
export interface CaseCipher {
  readonly name: CipherName;
  /** Enciphers bytes with a key of 32 bytes, bound to a purpose. */
  encipher(key: Uint8Array, plain: Uint8Array, purpose: string): Uint8Array;
  /** Deciphers; throws where a byte, the key or the purpose differs. */
  decipher(key: Uint8Array, sealed: Uint8Array, purpose: string): Uint8Array;
  /** A keyed hash of 32 bytes. */
  hash(key: Uint8Array, text: string): Uint8Array;
}

function closed(): Error {
  return new Error("a secret does not open: it was changed, or key or purpose are another's");
}

const gcmNonce = 12;
const gcmTag = 16;

/** AES-256-GCM (NIST SP 800-38D): nonce, tag, text. */
const aes: CaseCipher = {
  name: "aes-256-gcm",
  encipher(key, plain, purpose) {
    const nonce = randomBytes(gcmNonce);
    const cipher = createCipheriv("aes-256-gcm", key, nonce);
    cipher.setAAD(Buffer.from(purpose));
    const text = Buffer.concat([cipher.update(plain), cipher.final()]);
    return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), text]));
  },
  decipher(key, sealed, purpose) {
    const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, gcmNonce), {
      authTagLength: gcmTag,
    });
    decipher.setAAD(Buffer.from(purpose));
    try {
      decipher.setAuthTag(sealed.subarray(gcmNonce, gcmNonce + gcmTag));
      const text = decipher.update(sealed.subarray(gcmNonce + gcmTag));
      return new Uint8Array(Buffer.concat([text, decipher.final()]));
    } catch {
      throw closed();
    }
  },
  hash: (key, text) => new Uint8Array(createHmac("sha256", key).update(text).digest()),
};

const sm4Nonce = 16;
const sm3Length = 32;

/** Two keys that never meet: one enciphers, one proves. */
function sm4Keys(key: Uint8Array) {
  const part = (label: string) => createHmac("sm3", key).update(label).digest();
  return { cipher: part("sm4-ctr").subarray(0, 16), proof: part("hmac-sm3") };
}

function sm4Proof(key: Uint8Array, purpose: string, nonce: Uint8Array, text: Uint8Array): Buffer {
  const bound = Buffer.from(purpose);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bound.length);
  return createHmac("sm3", key).update(length).update(bound).update(nonce).update(text).digest();
}

/**
 * SM4 (GB/T 32907) in counter mode, then HMAC-SM3 (GB/T 32905) over purpose, nonce and text: nonce, proof, text. The
 * OpenSSL that Node 20 brings has both, but SM4 in GCM only from 3.1 on.
 */
const sm4: CaseCipher = {
  name: "sm4",
  encipher(key, plain, purpose) {
    const keys = sm4Keys(key);
    const nonce = randomBytes(sm4Nonce);
    const cipher = createCipheriv("sm4-ctr", keys.cipher, nonce);
    const text = Buffer.concat([cipher.update(plain), cipher.final()]);
    return new Uint8Array(Buffer.concat([nonce, sm4Proof(keys.proof, purpose, nonce, text), text]));
  },
  decipher(key, sealed, purpose) {
    const keys = sm4Keys(key);
    const nonce = sealed.subarray(0, sm4Nonce);
    const proof = sealed.subarray(sm4Nonce, sm4Nonce + sm3Length);
    const text = sealed.subarray(sm4Nonce + sm3Length);
    const expected = sm4Proof(keys.proof, purpose, nonce, text);
    if (proof.length !== expected.length || !timingSafeEqual(proof, expected)) {
      throw closed();
    }
    const decipher = createDecipheriv("sm4-ctr", keys.cipher, nonce);
    return new Uint8Array(Buffer.concat([decipher.update(text), decipher.final()]));
  },
  hash: (key, text) => new Uint8Array(createHmac("sm3", key).update(text).digest()),
};

/** The ciphers by their name, as it stands beside each key. */
export const caseCiphers: Readonly<Record<CipherName, CaseCipher>> = { "aes-256-gcm": aes, sm4 };

/** The cipher of a name read from the database; throws where this program does not know it. */
export function cipherNamed(name: string): CaseCipher {
  const known = cipherNames.find((one) => one === name);
  if (known === undefined) throw new Error(`this program has no cipher ${name}`);
  return caseCiphers[known];
}
