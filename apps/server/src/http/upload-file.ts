import type { LightMyRequestResponse } from "fastify";
import type { SignedIn } from "./start-test-server.ts";

/** A file that a person uploads in a test, with the form fields before it. */
export interface UploadedFile {
  readonly url: string;
  readonly fileName: string;
  readonly content: string | Uint8Array;
  readonly fields?: Readonly<Record<string, string>>;
  /** Header of RFC 7240. */
  readonly prefer?: string;
}

/** Uploads a file as a browser would, and waits for what comes of it, for tests. */
export function uploadFile(person: SignedIn, file: UploadedFile): Promise<LightMyRequestResponse> {
  const boundary = "halfsky-test-boundary";
  const parts = Object.entries(file.fields ?? {}).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return person.inject({
    method: "POST",
    url: file.url,
    headers: {
      "content-type": `multipart/form-data; boundary=${boundary}`,
      prefer: file.prefer ?? "wait=60",
    },
    payload: Buffer.concat([
      Buffer.from(parts.join("") + head),
      Buffer.from(file.content),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  });
}
