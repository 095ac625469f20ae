import type { Fault, matterActionRequest, MatterRecord } from "@halfsky/api-contract";
import { beijingTime } from "@halfsky/calendar";
import { decideAction, type Decision, type ProposedAction, wordsOfAction } from "@halfsky/supervision";
import type { z } from "zod";
import { type ReadContext, requireReach, type WriteContext } from "../access/context.ts";
import { requireAttachments } from "../attachments/add-attachment.service.ts";
import { notFound, PlatformError } from "../platform-error.ts";
import { findAddressee } from "./addressee.ts";
import { carryOut, type DecidedAction } from "./carry-out.service.ts";
import { findMatterReach, isMatterWithin, relationsOf } from "./matter-reach.ts";
import { getMatterRecord } from "./matter-record.ts";
import { findMatter, lockMatter, type StoredMatter, updateAddressee } from "./matter.store.ts";
import { type SupervisionBasis, supervisionBasis } from "./supervision-basis.ts";

const noun = { zh: "督办事项", en: "matter" };

/** A matter that the actor may see; the problem "not-found" for any other, which tells nothing of whether it exists. */
export async function getVisibleMatter(context: ReadContext, id: string): Promise<StoredMatter> {
  const stored = await findMatter(context.transaction, id);
  if (stored === undefined || !isMatterWithin(await findMatterReach(context), stored)) {
    throw notFound(noun, id);
  }
  return stored;
}

/** Does what a person wants to do with a matter, if its state, her relation to it and what she saw of it allow it. */
export async function actOnMatter(
  context: WriteContext,
  id: string,
  { baseVersion, action }: z.output<typeof matterActionRequest>,
): Promise<MatterRecord> {
  if (!(await lockMatter(context.transaction, id))) throw notFound(noun, id);
  let stored = await getVisibleMatter(context, id);
  refuseOutdated(stored, baseVersion);
  const basis = await supervisionBasis(context, stored.areaCode);
  const decided = await decideOn(context, stored, action, basis);
  if (action.kind === "draft-notice" && action.organisationId !== undefined) {
    stored = await readdress(context, stored, action.organisationId);
  }
  await carryOut(context, stored, decided, basis);
  return await getMatterRecord(context, id);
}

type Refusal = Extract<Decision, { readonly status: "refused" }>;

/** What only tells somebody of a date changes nothing that a person could have overlooked. */
const harmless: ReadonlySet<string> = new Set(["remind", "escalate"]);

function refuseOutdated(stored: StoredMatter, baseVersion: number): void {
  const meanwhile = stored.actions.filter(({ number, kind }) => number > baseVersion && !harmless.has(kind));
  if (meanwhile.length === 0 && baseVersion <= stored.matter.version) return;
  throw new PlatformError(
    "conflict",
    409,
    {
      zh: "您打开之后，这个事项有了新的进展，请看过再操作。",
      en: "The matter has moved on since you opened it; look at it again first.",
    },
    meanwhile.map((action): Fault => {
      const words = wordsOfAction(action);
      return {
        where: `action ${action.number}`,
        message: {
          zh: `${action.byName}于${beijingTime(action.at)}：${words.zh}`,
          en: `${action.byName}, ${beijingTime(action.at)}: ${words.en}`,
        },
      };
    }),
  );
}

function refusalProblem({ code, words, faults }: Refusal): PlatformError {
  switch (code) {
    case "not-allowed-now":
      return new PlatformError("not-allowed-now", 409, words, faults);
    case "second-person-needed":
      return new PlatformError("second-person-needed", 409, words, faults);
    case "not-permitted":
      return new PlatformError("not-permitted", 403, words, faults);
    case "invalid-input":
      return new PlatformError("invalid-input", 422, words, faults);
  }
}

/** Judges an action for the actor; throws the problem that says what is wrong, and what is possible now. */
export async function decideOn(
  context: WriteContext,
  stored: StoredMatter,
  action: ProposedAction,
  basis: SupervisionBasis,
): Promise<DecidedAction> {
  const { kind, ...details } = action;
  const decision = decideAction(stored.matter, action, {
    relations: await relationsOf(context, stored),
    accountId: context.actor.accountId,
    today: basis.today,
    calendar: basis.calendar,
    rules: basis.rules,
    rulesVersion: basis.version,
  });
  if (decision.status === "refused") throw refusalProblem(decision);
  if (kind === "confirm-closing" || kind === "refuse-closing" || kind === "reopen") {
    await requireReach(context, "supervision.close", { areaCode: stored.areaCode });
  }
  await requireAttachments(context, { kind: "supervision", id: stored.id }, action.attachmentIds ?? []);
  return { kind, relation: decision.relation, details, dues: decision.dues };
}

async function readdress(
  context: WriteContext,
  stored: StoredMatter,
  organisationId: string,
): Promise<StoredMatter> {
  const addressee = await findAddressee(context, stored.areaCode, organisationId);
  if (addressee.status === "none") {
    throw new PlatformError("invalid-input", 422, addressee.words, [
      { where: "body.action.organisationId", message: addressee.words },
    ]);
  }
  const { organisation } = addressee;
  await updateAddressee(context.transaction, stored, organisation);
  return { ...stored, organisation, organisationId, addresseeArea: organisation.areaCode };
}
