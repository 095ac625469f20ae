import type { LightMyRequestResponse } from "fastify";
import type { SignedIn } from "../http/start-test-server.ts";

/** Uploads a document as a browser would, for tests; form fields stand before the file. */
export function uploadDocument(
  person: SignedIn,
  fileName: string,
  content: string | Uint8Array,
  fields: Readonly<Record<string, string>> = {},
): Promise<LightMyRequestResponse> {
  const boundary = "halfsky-test-boundary";
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return person.inject({
    method: "POST",
    url: "/api/plan-documents",
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([
      Buffer.from(parts.join("") + head),
      Buffer.from(content),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  });
}
