import { importedDocument, type ImportedDocument, type PlanRecord, planRecord } from "@halfsky/api-contract";
import type { LightMyRequestResponse } from "fastify";
import type { SignedIn } from "../http/start-test-server.ts";
import { uploadFile } from "../http/upload-file.ts";

/** Uploads a plan document as a browser would, for tests. */
export function uploadDocument(
  person: SignedIn,
  fileName: string,
  content: string | Uint8Array,
  fields: Readonly<Record<string, string>> = {},
): Promise<LightMyRequestResponse> {
  return uploadFile(person, { url: "/api/plan-documents", fileName, content, fields });
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
