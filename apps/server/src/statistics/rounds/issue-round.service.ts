import type { WriteContext } from "../../access/context.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import { PlatformError } from "../../platform-error.ts";
import { lockForms, listFormVersions } from "../forms/form.store.ts";
import { createSubmissions } from "../submissions/create-submissions.service.ts";
import type { IssuedRound } from "./issued-round.ts";
import { startReminders } from "./reminder-job.ts";
import { listRoundForms, pinFormVersions } from "./round-form.store.ts";
import { findIssueFaults } from "./round-faults.ts";
import { holdRound, requireState } from "./round.service.ts";
import { updateRoundState } from "./round.store.ts";
import { tellOfIssue } from "./tell-of-round.ts";

/**
 * Issues a draft: its forms are pinned in their newest versions, a submission is made for each recipient, and those who
 * fill in are told; all of it or, with every reason at once, nothing.
 */
export async function issueRound(context: WriteContext, id: string): Promise<void> {
  const { transaction, actor, now } = context;
  const round = await holdRound(context, id);
  requireState(round, "draft");
  const drafted = await listRoundForms(transaction, round);
  // a form that is being saved at this moment is waited for, so that what is checked is what is pinned
  await lockForms(
    transaction,
    drafted.map(({ formId }) => formId),
  );
  const forms = await listRoundForms(transaction, round);
  const versions = await listFormVersions(
    transaction,
    forms.map(({ formId, version }) => ({ id: formId, version })),
  );
  const faults = await findIssueFaults(context, round, forms, versions);
  if (faults.length > 0) {
    throw new PlatformError(
      "round-not-issuable",
      422,
      {
        zh: `有 ${faults.length} 处问题，改好后才能下发。`,
        en: `${faults.length} thing(s) keep the round from being issued.`,
      },
      faults,
    );
  }
  await pinFormVersions(transaction, round);
  await updateRoundState(transaction, round, "open", { by: actor.accountId, at: now });
  const issued: IssuedRound = {
    areaCode: round.areaCode,
    id,
    year: round.year,
    dueOn: round.dueOn,
    forms: forms.flatMap(({ formId, formArea, version, recipients }) => {
      const definition = versions.find((one) => one.formId === formId)?.definition;
      return definition === undefined ? [] : [{ formArea, formId, version, definition, recipients }];
    }),
  };
  await createSubmissions(context, issued);
  await tellOfIssue(context, round, forms);
  await startReminders(context, round.areaCode);
  recordAudit(context, {
    action: "round.issue",
    subjectKind: "round",
    subjectId: id,
    areaCode: round.areaCode,
    after: {
      title: round.title,
      year: round.year,
      dueOn: round.dueOn,
      forms: forms.map(({ formId, version, recipients }) => ({
        formId,
        version,
        recipients: recipients.map(({ organisationId, areaCode }) => `${organisationId}@${areaCode}`),
      })),
    },
  });
}
