import { hkdfSync, randomBytes } from "node:crypto";
import type { Config } from "../../config.ts";
import { caseCiphers, type CaseCipher, cipherNamed } from "./case-cipher.ts";
import { type MasterKey, readMasterKey } from "./master-key.ts";

/** The two keys of a case, wrapped as they are stored. */
export interface WrappedKeys {
  readonly provider: string;
  readonly dataKey: Uint8Array;
  readonly sealedKey: Uint8Array;
}

/** What a case's secrets are enciphered with. "data": personal and sensitive; "sealed": sealed. */
export type KeyKind = "data" | "sealed";

/** Where in a case something enciphered stands, and of what type it is: it opens nowhere else. */
export interface Place<T> {
  readonly name: string;
  readonly holds?: T;
}

/** Enciphers and deciphers what belongs to one case. */
export class CaseKeys {
  readonly #cipher: CaseCipher;
  readonly #unwrap: (kind: KeyKind) => Uint8Array;
  readonly #keys = new Map<KeyKind, Uint8Array>();
  readonly #caseId: string;

  /** Each key is unwrapped when it is first needed: lists of many cases need the first alone. */
  constructor(cipher: CaseCipher, caseId: string, unwrap: (kind: KeyKind) => Uint8Array) {
    this.#cipher = cipher;
    this.#caseId = caseId;
    this.#unwrap = unwrap;
  }

  #key(kind: KeyKind): Uint8Array {
    const known = this.#keys.get(kind);
    if (known !== undefined) return known;
    const key = this.#unwrap(kind);
    this.#keys.set(kind, key);
    return key;
  }

  /** Throws where the master key does not open the keys of this case. */
  requireOpen(): void {
    this.#key("data");
    this.#key("sealed");
  }

  /** Enciphers a value as JSON. */
  encipher<T>(kind: KeyKind, place: Place<T>, value: T): Uint8Array {
    const plain = Buffer.from(JSON.stringify(value));
    return this.#cipher.encipher(this.#key(kind), plain, this.#purpose(kind, place.name));
  }

  /** Enciphers bytes, such as a file. */
  encipherBytes(kind: KeyKind, place: string, bytes: Uint8Array): Uint8Array {
    return this.#cipher.encipher(this.#key(kind), bytes, this.#purpose(kind, place));
  }

  /** What `encipher` was given; throws where anything was changed. */
  decipher<T>(kind: KeyKind, place: Place<T>, sealed: Uint8Array): T {
    const value: T = JSON.parse(Buffer.from(this.decipherBytes(kind, place.name, sealed)).toString("utf8"));
    return value;
  }

  /** What `encipherBytes` was given. */
  decipherBytes(kind: KeyKind, place: string, sealed: Uint8Array): Uint8Array {
    return this.#cipher.decipher(this.#key(kind), sealed, this.#purpose(kind, place));
  }

  #purpose(kind: KeyKind, place: string): string {
    return `${this.#caseId}/${kind}/${place}`;
  }
}

/** Keys made from the master key, each for one use. */
type Derived = "wrap-data" | "wrap-sealed" | "blind" | "disclosure" | "receipt";

/**
 * Envelope encryption of cases: each case has two random keys, which are stored wrapped with keys derived from the master
 * key (RFC 5869). Destroying a case's row of keys makes its secrets unreadable, in backups of later days too.
 */
export class CaseVault {
  readonly master: MasterKey;
  readonly #cipher: CaseCipher;
  readonly #derived = new Map<Derived, Uint8Array>();

  constructor(config: Config) {
    this.master = readMasterKey(config);
    this.#cipher = caseCiphers[config.HALFSKY_CASE_CIPHER];
  }

  #derive(use: Derived): Uint8Array {
    const known = this.#derived.get(use);
    if (known !== undefined) return known;
    const key = new Uint8Array(hkdfSync("sha256", this.master.bytes, "", `halfsky-case/${use}`, 32));
    this.#derived.set(use, key);
    return key;
  }

  /** New keys for a case, and how they are stored. */
  makeKeys(caseId: string): { readonly keys: CaseKeys; readonly wrapped: WrappedKeys } {
    const data = new Uint8Array(randomBytes(32));
    const sealed = new Uint8Array(randomBytes(32));
    const wrap = (kind: KeyKind, key: Uint8Array) =>
      this.#cipher.encipher(this.#derive(`wrap-${kind}`), key, `${caseId}/key/${kind}`);
    return {
      keys: new CaseKeys(this.#cipher, caseId, (kind) => (kind === "data" ? data : sealed)),
      wrapped: {
        provider: this.#cipher.name,
        dataKey: wrap("data", data),
        sealedKey: wrap("sealed", sealed),
      },
    };
  }

  /** The keys of a case as they were stored; with another master key nothing opens. */
  openKeys(caseId: string, { provider, dataKey, sealedKey }: WrappedKeys): CaseKeys {
    const cipher = cipherNamed(provider);
    const wrapped = { data: dataKey, sealed: sealedKey };
    return new CaseKeys(cipher, caseId, (kind) =>
      cipher.decipher(this.#derive(`wrap-${kind}`), wrapped[kind], `${caseId}/key/${kind}`),
    );
  }

  /** Keyed hash by which a value is found again without standing anywhere, in hex. */
  blind(kind: string, normalised: string): string {
    return hex(this.#cipher.hash(this.#derive("blind"), `${kind}\0${normalised}`));
  }

  /** Keyed hash of what was told to somebody, in hex: it proves what was sent and cannot be guessed from. */
  disclosureHash(text: string): string {
    return hex(this.#cipher.hash(this.#derive("disclosure"), text));
  }

  /** The code of a receipt, which only the reporter gets: made from the transaction, so that it is the same when asked again. */
  receiptCode(transactionId: string): string {
    const bytes = this.#cipher.hash(this.#derive("receipt"), `code\0${transactionId}`);
    return [...bytes.subarray(0, 10)].map((byte) => codeSigns[byte % codeSigns.length]).join("");
  }

  /** Keyed hash of the code of a receipt, in hex. */
  receiptHash(number: string, code: string): string {
    return hex(this.#cipher.hash(this.#derive("receipt"), `${number}\0${code}`));
  }
}

/** Signs that are not mixed up when they are read out; 32 of them, so that none is likelier. */
const codeSigns = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
