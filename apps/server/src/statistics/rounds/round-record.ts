import type { Progress, RoundRecord, RoundSummary } from "@halfsky/api-contract";
import { beijingDate } from "@halfsky/calendar";
import { addProgress } from "@halfsky/statistics";
import { findReach, mayReach, type ReadContext } from "../../access/context.ts";
import { isWithin } from "../../access/reach.ts";
import { listFormVersions } from "../forms/form.store.ts";
import { isSubmissionWithin } from "../submissions/submission-reach.ts";
import { showSubmission } from "../submissions/submission-rows.ts";
import { listSubmissions } from "../submissions/submission.store.ts";
import { findIssueFaults } from "./round-faults.ts";
import { listRoundForms, type StoredRoundForm } from "./round-form.store.ts";
import { listProgress, type ProgressPart } from "./round-progress.store.ts";
import { findRoundWarnings } from "./round-warnings.ts";
import { getRoundInReach, roundReach } from "./round.service.ts";
import { countRoundForms, listRounds, type StoredRound } from "./round.store.ts";

/** The rounds that the actor sees, each with how far what she reads of it has come. */
export async function getRoundList(
  context: ReadContext,
  filter: { readonly areaCode?: string | undefined; readonly year?: number | undefined },
): Promise<RoundSummary[]> {
  const { transaction } = context;
  const reach = await roundReach(context);
  const rounds = await listRounds(transaction, reach, filter);
  const ids = rounds.map(({ id }) => id);
  const parts = await listProgress(transaction, reach.read, ids, beijingDate(context.now));
  const forms = await countRoundForms(transaction, ids);
  const byRound = groupParts(parts, ({ roundId }) => roundId);
  return rounds.map((round) =>
    summaryOf(
      round,
      forms(round.id),
      addProgress((byRound.get(round.id) ?? []).map(({ progress }) => progress)),
    ),
  );
}

function summaryOf(round: StoredRound, forms: number, progress: Progress): RoundSummary {
  const { id, areaCode, areaName, title, year, dueOn, state, created, issued, closed } = round;
  return { id, areaCode, areaName, title, year, dueOn, state, forms, progress, created, issued, closed };
}

/** A round with its forms, whom they went to, and how far each has come; only what the actor reads of it. */
export async function getRoundRecord(context: ReadContext, id: string): Promise<RoundRecord> {
  const { transaction } = context;
  const round = await getRoundInReach(context, id);
  const today = beijingDate(context.now);
  const read = await findReach(context, "submission.read");
  const mayManage = await mayReach(context, "round.manage", { areaCode: round.areaCode });
  const isWhole = mayManage || isWithin(read, { areaCode: round.areaCode });
  const all = await listRoundForms(transaction, round);
  const forms = isWhole ? all : withinOwn(all, read, round.areaCode);
  const submissions = await listSubmissions(transaction, read, { roundId: id });
  const parts = await listProgress(transaction, read, [id], today);
  return {
    ...summaryOf(round, forms.length, addProgress(parts.map(({ progress }) => progress))),
    version: round.version,
    message: round.message,
    reminders: round.reminders.map((rule) => ({ ...rule })),
    ...(await findTroubles(context, round, all, mayManage)),
    formList: forms.map((form) => ({
      formId: form.formId,
      version: form.version,
      title: form.title,
      code: form.code,
      recipients: form.recipients.map(({ organisationId, organisationName, areaCode, areaName }) => ({
        organisationId,
        organisationName,
        areaCode,
        areaName,
      })),
    })),
    submissions: submissions.map((submission) => showSubmission(submission, today)),
    byOrganisation: sumBy(
      parts,
      ({ organisation }) => organisation,
      ({ id: key }) => key,
    ).map(([organisation, progress]) => ({ organisation, progress })),
    byArea: sumBy(
      parts,
      ({ area }) => area,
      ({ code }) => code,
    )
      .map(([area, progress]) => ({ area, progress }))
      .toSorted((one, other) => (one.area.code < other.area.code ? -1 : 1)),
    mayManage,
  };
}

type ReadReach = Awaited<ReturnType<typeof findReach>>;

/** Of the forms of a round those that somebody owes, with herself as the recipient. */
function withinOwn(forms: readonly StoredRoundForm[], read: ReadReach, roundArea: string) {
  return forms.flatMap((form) => {
    const recipients = form.recipients.filter(({ areaCode, organisationId, organisationArea }) =>
      isSubmissionWithin(read, {
        areaCode,
        organisation: { id: organisationId },
        organisationArea,
        roundArea,
      }),
    );
    return recipients.length === 0 ? [] : [{ ...form, recipients }];
  });
}

async function findTroubles(
  context: ReadContext,
  round: StoredRound,
  forms: readonly StoredRoundForm[],
  mayManage: boolean,
): Promise<Pick<RoundRecord, "faults" | "warnings">> {
  if (!mayManage || round.state !== "draft") return { faults: [], warnings: [] };
  const versions = await listFormVersions(
    context.transaction,
    forms.map(({ formId, version }) => ({ id: formId, version })),
  );
  return {
    faults: [...(await findIssueFaults(context, round, forms, versions))],
    warnings: [...(await findRoundWarnings(context.transaction, forms, versions))],
  };
}

function groupParts<Key>(parts: readonly ProgressPart[], keyOf: (part: ProgressPart) => Key) {
  const groups = new Map<Key, ProgressPart[]>();
  for (const part of parts) {
    const group = groups.get(keyOf(part));
    if (group === undefined) groups.set(keyOf(part), [part]);
    else group.push(part);
  }
  return groups;
}

/** The parts summed up by what they are of, in the order in which that first comes. */
function sumBy<Of>(
  parts: readonly ProgressPart[],
  ofPart: (part: ProgressPart) => Of,
  keyOf: (of: Of) => string,
): ReadonlyArray<readonly [Of, Progress]> {
  return [...groupParts(parts, (part) => keyOf(ofPart(part))).values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [[ofPart(first), addProgress(group.map(({ progress }) => progress))]];
  });
}
