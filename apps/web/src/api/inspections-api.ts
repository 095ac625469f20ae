import {
  attachment,
  type findingChange,
  type FindingInput,
  type FindingStepInput,
  inspectionChoices,
  type InspectionChange,
  inspectionDuties,
  inspectionFindingList,
  type InspectionInput,
  inspectionList,
  inspectionRecord,
  type inspectionStepInput,
  type ScoresInput,
  type VisitRecordInput,
} from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { addressOf, type Query, request } from "./request.ts";
import { upload } from "./upload.ts";

const inspectionPath = (id: string) => `/api/inspections/${encodeURIComponent(id)}`;
const visitPath = (id: string) => `/api/inspection-visits/${encodeURIComponent(id)}`;
const findingPath = (id: string) => `/api/inspection-findings/${encodeURIComponent(id)}`;

/** All inspections of which the reader sees anything. */
export const inspectionsQuery = queryOptions({
  queryKey: ["inspections", "list"],
  queryFn: ({ signal }) => request("/api/inspections", inspectionList, { signal }),
});

/** An inspection, and what the reader may do now. */
export const inspectionQuery = (id: string) =>
  queryOptions({
    queryKey: ["inspections", "record", id],
    queryFn: ({ signal }) => request(inspectionPath(id), inspectionRecord, { signal }),
  });

/** What an inspection of the reader's own office can visit and name. */
export const inspectionChoicesQuery = queryOptions({
  queryKey: ["inspections", "choices"],
  queryFn: ({ signal }) => request("/api/inspections/choices", inspectionChoices, { signal }),
  staleTime: 10 * 60_000,
});

/** What waits for the reader in inspections. */
export const inspectionDutiesQuery = queryOptions({
  queryKey: ["inspections", "duties"],
  queryFn: ({ signal }) => request("/api/inspections/duties", inspectionDuties, { signal }),
});

/** Findings across inspections: of an indicator, of a plan. */
export const inspectionFindingsQuery = (query: Query) =>
  queryOptions({
    queryKey: ["inspections", "findings", query],
    queryFn: ({ signal }) => request("/api/inspection-findings", inspectionFindingList, { query, signal }),
  });

/** Plans an inspection. */
export function planInspection(body: InspectionInput) {
  return request("/api/inspections", inspectionRecord, { method: "POST", body });
}

/** Changes the plan of an inspection. */
export function changeInspection(id: string, body: InspectionChange) {
  return request(inspectionPath(id), inspectionRecord, { method: "PUT", body });
}

/** Takes a step of an inspection as a whole. */
export function takeInspectionStep(id: string, body: z.infer<typeof inspectionStepInput>) {
  return request(`${inspectionPath(id)}/steps`, inspectionRecord, { method: "POST", body });
}

/** Keeps rows of a visited unit's score sheet. */
export function saveScores(id: string, body: ScoresInput) {
  return request(`${inspectionPath(id)}/scores`, inspectionRecord, { method: "PUT", body });
}

/** Records a visit, or that it does not take place. */
export function recordVisit(id: string, body: VisitRecordInput) {
  return request(visitPath(id), inspectionRecord, { method: "PUT", body });
}

/** Raises a finding at a visit; answers its id beside the inspection. */
export function raiseFinding(visit: string, body: FindingInput) {
  const answer = z.object({ findingId: z.string(), record: inspectionRecord });
  return request(`${visitPath(visit)}/findings`, answer, { method: "POST", body });
}

/** Changes what a finding says. */
export function amendFinding(id: string, body: z.infer<typeof findingChange>) {
  return request(findingPath(id), inspectionRecord, { method: "PUT", body });
}

/** Takes a step of a finding. */
export function takeFindingStep(id: string, body: FindingStepInput) {
  return request(`${findingPath(id)}/steps`, inspectionRecord, { method: "POST", body });
}

/** Where files of an inspection belong. */
export interface FileOwner {
  readonly kind: "visit" | "finding" | "evidence";
  readonly id: string;
}

function filesPath({ kind, id }: FileOwner): string {
  if (kind === "visit") return `${visitPath(id)}/attachments`;
  return kind === "finding" ? `${findingPath(id)}/attachments` : `${findingPath(id)}/evidence/attachments`;
}

/** Keeps a file with a visit, a finding or an answer; the same file sent twice is kept once. */
export function addInspectionFile(owner: FileOwner, file: File, onProgress: (share: number) => void) {
  return upload(filesPath(owner), file, attachment, { onProgress });
}

/** Address of a file. */
export function inspectionFileAddress(owner: FileOwner, id: string): string {
  return `${filesPath(owner)}/${encodeURIComponent(id)}`;
}

/** Address of the result of an inspection as a Word file or a workbook. */
export function inspectionResultAddress(id: string, ending: "docx" | "xlsx", language: string): string {
  return addressOf(`${inspectionPath(id)}/result.${ending}`, { language });
}
