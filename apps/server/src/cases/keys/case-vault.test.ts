import { assert, asyncProperty, constantFrom, property, string, uint8Array } from "fast-check";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../config.ts";
import { caseCiphers, cipherNames } from "./case-cipher.ts";
import { CaseVault } from "./case-vault.ts";
import { readMasterKey } from "./master-key.ts";

const key = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

function vault(cipher: string, master = key): CaseVault {
  return new CaseVault(readConfig({ HALFSKY_CASE_KEY: master, HALFSKY_CASE_CIPHER: cipher }));
}

describe.each(cipherNames)("secrets kept with %s", (name) => {
  test("open with their key and purpose as they were written", () => {
    const bytes32 = uint8Array({ minLength: 32, maxLength: 32 });
    assert(
      property(bytes32, uint8Array({ maxLength: 500 }), string(), (secret, plain, purpose) => {
        const cipher = caseCiphers[name];
        const sealed = cipher.encipher(secret, plain, purpose);
        expect(cipher.decipher(secret, sealed, purpose)).toEqual(plain);
        expect(() => cipher.decipher(secret, sealed, `${purpose}!`)).toThrow(/does not open/u);
      }),
      { numRuns: 100 },
    );
  });

  test("do not open where one bit was changed", () => {
    const cipher = caseCiphers[name];
    const secret = new Uint8Array(32).fill(7);
    const sealed = cipher.encipher(secret, Buffer.from("现住处"), "case/1");
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Uint8Array.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => cipher.decipher(secret, changed, "case/1")).toThrow(/does not open/u);
    }
  });

  test("never look the same twice, and of one case open in no other", () => {
    const one = vault(name);
    const { keys, wrapped } = one.makeKeys("case-a");
    const first = keys.encipher("data", { name: "action/1" }, { name: "甲" });
    expect(first).not.toEqual(keys.encipher("data", { name: "action/1" }, { name: "甲" }));
    expect(one.openKeys("case-a", wrapped).decipher("data", { name: "action/1" }, first)).toEqual({
      name: "甲",
    });
    expect(() => keys.decipher("sealed", { name: "action/1" }, first)).toThrow(/does not open/u);
    expect(() => keys.decipher("data", { name: "action/2" }, first)).toThrow(/does not open/u);
    for (const [of, id] of [
      [one, "case-b"],
      [vault(name, key.replace("00", "ff")), "case-a"],
    ] as const) {
      const other = of.openKeys(id, wrapped);
      expect(() => other.decipher("data", { name: "action/1" }, first)).toThrow(/does not open/u);
    }
  });

  test("are found again by a keyed hash that says nothing without the key", () => {
    const one = vault(name);
    expect(one.blind("phone", "13000000000")).toBe(vault(name).blind("phone", "13000000000"));
    expect(one.blind("phone", "13000000000")).not.toBe(one.blind("name", "13000000000"));
    expect(one.blind("phone", "13000000000")).not.toBe(
      vault(name, key.replace("00", "ff")).blind("phone", "13000000000"),
    );
  });
});

describe("the master key", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "halfsky-case-key-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("is made once in the data folder, for nobody else to read", async () => {
    const config = { ...readConfig({}), HALFSKY_DATA: folder };
    const made = readMasterKey(config);
    expect(made.from).toBe("made");
    expect(readMasterKey(config).fingerprint).toBe(made.fingerprint);
    expect((await stat(join(folder, "case.key"))).mode & 0o777).toBe(0o600);
    expect(await readFile(join(folder, "case.key"), "utf8")).toMatch(/^[0-9a-f]{64}\n$/u);
  });

  test("is the same from the environment and from a file, in hexadecimal and in Base64", async () => {
    const path = join(folder, "key");
    await writeFile(path, Buffer.from(key, "hex").toString("base64"));
    const { fingerprint } = readMasterKey(readConfig({ HALFSKY_CASE_KEY_FILE: path }));
    expect(readMasterKey(readConfig({ HALFSKY_CASE_KEY: key })).fingerprint).toBe(fingerprint);
  });

  test("of another length, or of a file that is not there, is refused in words", async () => {
    await assert(
      asyncProperty(constantFrom("abc", "00".repeat(16), "00".repeat(33)), async (word) => {
        expect(() => readMasterKey(readConfig({ HALFSKY_CASE_KEY: word }))).toThrow(/32 字节.*32 bytes/su);
      }),
      { numRuns: 3 },
    );
    const missing = readConfig({ HALFSKY_CASE_KEY_FILE: join(folder, "none") });
    expect(() => readMasterKey(missing)).toThrow(/读不到/u);
  });
});
