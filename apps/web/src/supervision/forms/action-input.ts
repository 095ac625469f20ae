import type { Attachment, MatterActionInput } from "@halfsky/api-contract";
import type { EvidenceKind } from "@halfsky/supervision";

/** What a person can do on a matter; the platform's own steps are not among them. */
export type PersonAction = MatterActionInput["kind"];

/** A step of the plan while it is typed. */
export interface StepFields {
  readonly what?: string | undefined;
  readonly due?: string | undefined;
  readonly evidence?: EvidenceKind | undefined;
}

/** Every field of the forms; a form uses those of its action. */
export interface ActionFields {
  readonly organisationId?: string;
  readonly text?: string;
  readonly reason?: string;
  readonly remark?: string;
  readonly files?: readonly Attachment[];
  readonly withPlan?: boolean;
  readonly steps?: readonly StepFields[];
  readonly step?: number;
  readonly dutyId?: string;
  readonly dutyIds?: readonly string[];
  readonly due?: string;
  readonly heldOn?: string;
  readonly decision?: string;
  /** New days by the id of the duty; empty ones are left as they are. */
  readonly dues?: Readonly<Record<string, string | undefined>>;
}

const filled = (text: string | undefined) => {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? undefined : trimmed;
};
const ids = (files: readonly Attachment[] | undefined) => (files ?? []).map(({ id }) => id);

function stepsOf(fields: ActionFields) {
  return (fields.steps ?? []).map(({ what, due, evidence }) => ({
    what: what?.trim() ?? "",
    due: due ?? "",
    evidence: evidence ?? "document",
  }));
}

/** Duties are named like "step-3/1"; the names of form fields hold no slash or dot. */
export function dueFieldName(dutyId: string): string {
  return dutyId.replaceAll(/[./]/gu, "_");
}

/** What is sent for the filled-in form of an action. */
export function actionOf(
  kind: PersonAction,
  fields: ActionFields,
  duties: readonly { readonly id: string }[],
): MatterActionInput {
  const text = filled(fields.text);
  const remark = filled(fields.remark);
  const reason = fields.reason?.trim() ?? "";
  const optional = text === undefined ? {} : { text };
  switch (kind) {
    case "draft-notice":
      return {
        kind,
        remark: remark ?? null,
        ...(fields.organisationId === undefined ? {} : { organisationId: fields.organisationId }),
      };
    case "issue-notice":
    case "acknowledge":
      return { kind };
    case "submit-explanation":
      return {
        kind,
        text: text ?? "",
        attachmentIds: ids(fields.files),
        ...(fields.withPlan === true ? { steps: stepsOf(fields) } : {}),
      };
    case "return-explanation":
    case "return-plan":
    case "propose-closing":
    case "refuse-closing":
    case "reopen":
    case "withdraw":
      return { kind, reason };
    case "accept-explanation":
    case "accept-plan":
    case "confirm-closing":
      return { kind, ...optional };
    case "submit-plan":
      return { kind, steps: stepsOf(fields), ...optional };
    case "report-step":
      return { kind, step: fields.step ?? 0, text: text ?? "", attachmentIds: ids(fields.files) };
    case "return-step":
      return { kind, step: fields.step ?? 0, reason };
    case "accept-step":
      return { kind, step: fields.step ?? 0, ...optional };
    case "extend-deadline":
      return { kind, dutyId: fields.dutyId ?? "", due: fields.due ?? "", reason };
    case "issue-urging":
      return {
        kind,
        ...(fields.dutyIds === undefined || fields.dutyIds.length === 0
          ? {}
          : { dutyIds: [...fields.dutyIds] }),
        ...(remark === undefined ? {} : { remark }),
      };
    case "hold-meeting":
      return {
        kind,
        heldOn: fields.heldOn ?? "",
        decision: fields.decision?.trim() ?? "",
        attachmentIds: ids(fields.files),
        dues: duties.flatMap(({ id }) => {
          const due = fields.dues?.[dueFieldName(id)];
          return due === undefined ? [] : [{ dutyId: id, due }];
        }),
      };
  }
}

/** The field of the form that a fault of the server means; null where it means none of them. */
export function fieldOfFault(where: string): readonly (string | number)[] | null {
  const inside = /^(?:body\.)?action\.(.+)$/u.exec(where)?.[1];
  if (inside === undefined) return null;
  const path = inside
    .split(/[.[\]]+/u)
    .filter((part) => part !== "")
    .map((part) => (/^\d+$/u.test(part) ? Number(part) : part));
  return path[0] === "kind" ? null : path;
}
