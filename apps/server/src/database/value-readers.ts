/** The type oid of bytea. */
export const byteaOid = 17;

/** Readers of PostgreSQL's text values by type oid, the same for both drivers, so that equal rows are equal values. */
export const valueReaders: Readonly<Record<number, (text: string) => unknown>> = withArrays({
  16: { array: 1000, read: (text) => text === "t" },
  [byteaOid]: { array: 1001, read: readBytes },
  20: { array: 1016, read: readSafeInteger },
  21: { array: 1005, read: Number },
  23: { array: 1007, read: Number },
  25: { array: 1009, read: String },
  114: { array: 199, read: (text) => JSON.parse(text) as unknown },
  700: { array: 1021, read: Number },
  701: { array: 1022, read: Number },
  1042: { array: 1014, read: String },
  1043: { array: 1015, read: String },
  1082: { array: 1182, read: String },
  1114: { array: 1115, read: String },
  1184: { array: 1185, read: readInstant },
  1186: { array: 1187, read: String },
  1700: { array: 1231, read: String },
  3802: { array: 3807, read: (text) => JSON.parse(text) as unknown },
});

interface Reader {
  readonly array: number;
  readonly read: (text: string) => unknown;
}

function withArrays(readers: Readonly<Record<number, Reader>>): Record<number, (text: string) => unknown> {
  return Object.fromEntries(
    Object.entries(readers).flatMap(([oid, { array, read }]) => [
      [Number(oid), read],
      [array, (text: string) => readArray(text, read)],
    ]),
  );
}

function readSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is beyond the safe integers`);
  return value;
}

/** "2025-01-02 03:04:05.678+08" → "2025-01-01T19:04:05.678Z". */
export function readInstant(text: string): string {
  const parts = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)([+-]\d\d)(?::?(\d\d))?$/.exec(text);
  if (parts === null) throw new RangeError(`timestamp ${text} is none of our era`);
  const [, day, time, hours, minutes] = parts;
  return new Date(`${day}T${time}${hours}:${minutes ?? "00"}`).toISOString();
}

/** Bytes as PostgreSQL reads them; the embedded database's own writer takes twice the time, during which nothing else runs. */
export function writeBytes(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex")}`;
}

function readBytes(text: string): Uint8Array {
  if (!text.startsWith("\\x")) throw new RangeError("bytea must arrive in hexadecimal");
  return new Uint8Array(Buffer.from(text.slice(2), "hex"));
}

/** Reads PostgreSQL's array text, e.g. {1,NULL,"a \"b\""}, nested ones too. */
function readArray(text: string, read: (text: string) => unknown): unknown[] {
  let at = text.indexOf("{");
  const items = (): unknown[] => {
    const list: unknown[] = [];
    at += 1;
    while (text[at] !== "}") {
      if (text[at] === ",") at += 1;
      else if (text[at] === "{") list.push(items());
      else if (text[at] === '"') list.push(read(quoted()));
      else {
        const end = at + text.slice(at).search(/[,}]/);
        const word = text.slice(at, end);
        list.push(word === "NULL" ? null : read(word));
        at = end;
      }
    }
    at += 1;
    return list;
  };
  const quoted = (): string => {
    let word = "";
    for (at += 1; text[at] !== '"'; at += 1) {
      if (text[at] === "\\") at += 1;
      word += text[at] ?? "";
    }
    at += 1;
    return word;
  };
  return items();
}
