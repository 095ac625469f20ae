import { importedDocument, type ImportedDocument, type PlanRecord, planRecord } from "@halfsky/api-contract";
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

/** Imports a document that must be accepted, for tests. */
export async function importDocument(
  person: SignedIn,
  fileName: string,
  content: string | Uint8Array,
  fields: Readonly<Record<string, string>> = {},
): Promise<ImportedDocument> {
  const answer = await uploadDocument(person, fileName, content, fields);
  if (answer.statusCode !== 200) throw new Error(`${fileName} was refused: ${answer.body}`);
  return importedDocument.parse(answer.json());
}

/** Reads the record of a plan that must be there, for tests. */
export async function readPlan(person: SignedIn, id: string): Promise<PlanRecord> {
  return expectPlan(await person.get(`/api/plans/${id}`));
}

/** The plan record in an answer that must be one, for tests. */
export function expectPlan(answer: LightMyRequestResponse): PlanRecord {
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`);
  return planRecord.parse(answer.json());
}
