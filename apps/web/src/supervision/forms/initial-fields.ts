import type { MatterRecord } from "@halfsky/api-contract";
import type { ActionFields, PersonAction } from "./action-input.ts";
import { fittingSteps } from "./fitting-steps.ts";

/** What a form begins with: what stands of it already, so that something returned is mended and not typed anew. */
export function initialFields(
  kind: PersonAction,
  record: MatterRecord,
  step: number | undefined,
): ActionFields {
  const kept = (ids: readonly string[]) => record.attachments.filter(({ id }) => ids.includes(id));
  switch (kind) {
    case "draft-notice":
      return { organisationId: record.organisation.id, remark: record.remark ?? "" };
    case "submit-explanation":
      return {
        steps: [{ evidence: "document" }],
        ...(record.explanation === null
          ? {}
          : { text: record.explanation.text, files: kept(record.explanation.attachmentIds) }),
      };
    case "submit-plan":
      return {
        steps: record.plan?.steps.map(({ what, due, evidence }) => ({ what, due, evidence })) ?? [
          { evidence: "document" },
        ],
        text: record.plan?.remark ?? "",
      };
    case "report-step":
    case "return-step":
    case "accept-step": {
      const chosen =
        record.plan?.steps.find(({ number }) => number === step) ?? fittingSteps(kind, record)[0];
      if (chosen === undefined) return {};
      return kind === "report-step"
        ? { step: chosen.number, text: chosen.report ?? "", files: kept(chosen.attachmentIds) }
        : { step: chosen.number };
    }
    default:
      return {};
  }
}
