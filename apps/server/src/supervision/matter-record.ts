import type { MatterAction, MatterRecord } from "@halfsky/api-contract";
import {
  attachmentsOfAction,
  isEnded,
  listPossible,
  openDuties,
  textOfAction,
  wordsOfAction,
} from "@halfsky/supervision";
import { mayReach, type ReadContext } from "../access/context.ts";
import { listAttachments } from "../attachments/attachment.store.ts";
import { notFound, PlatformError } from "../platform-error.ts";
import { judgeTargetsOf } from "./judged-targets.ts";
import { listLetters } from "./letter.store.ts";
import { findMatterReach, isMatterWithin, relationsOf } from "./matter-reach.ts";
import { nameOf, showDuty, showMatter } from "./matter-rows.ts";
import { findMatter, type MatterActionRow, type StoredMatter } from "./matter.store.ts";
import { supervisionBasis } from "./supervision-basis.ts";

/** Everything of a matter that the actor may see. */
export async function getMatterRecord(context: ReadContext, id: string): Promise<MatterRecord> {
  const stored = await findMatter(context.transaction, id);
  if (stored === undefined || !isMatterWithin(await findMatterReach(context), stored)) {
    throw notFound({ zh: "督办事项", en: "matter" }, id);
  }
  const { matter, actions } = stored;
  const basis = await supervisionBasis(context, stored.areaCode);
  const targets = (await judgeTargetsOf(context.transaction, [stored]))(stored);
  const letters = await listLetters(context.transaction, [id]);
  const open = openDuties(matter);
  const others = matter.duties.filter(({ state }) => state !== "open");
  const stamp = (by: { readonly by: string; readonly at: string }) => ({
    by: nameOf(actions, by.by),
    at: by.at,
  });
  const { explanation, plan, closing } = matter;
  return {
    ...showMatter(stored, targets, basis),
    facts: stored.facts.map((facts) => ({ ...facts, because: [...facts.because] })),
    targets: [...targets],
    remark: matter.remark,
    explanation: explanation && {
      ...explanation,
      attachmentIds: [...explanation.attachmentIds],
      submitted: stamp(explanation.submitted),
    },
    plan: plan && {
      ...plan,
      submitted: stamp(plan.submitted),
      steps: plan.steps.map((step) => ({
        ...step,
        attachmentIds: [...step.attachmentIds],
        reported: step.reported && stamp(step.reported),
      })),
    },
    closing: closing && {
      proposed: stamp(closing.proposed),
      byMe: closing.proposed.by === context.actor.accountId,
      reason: closing.reason,
    },
    duties: [...open, ...others].map((duty) => showDuty(duty, matter, basis)),
    actions: actions.map(showAction),
    letters: [...(letters.get(id) ?? [])],
    attachments: await listAttachments(context.transaction, { kind: "supervision", id }),
    may: await listMay(context, stored),
    mayAttach: await mayAttach(context, stored),
  };
}

function showAction(action: MatterActionRow): MatterAction {
  return {
    number: action.number,
    kind: action.kind,
    at: action.at,
    by: action.byName,
    organisation: action.organisationName,
    relation: action.relation,
    words: wordsOfAction(action),
    text: textOfAction(action),
    attachmentIds: [...attachmentsOfAction(action)],
  };
}

async function listMay(context: ReadContext, stored: StoredMatter): Promise<MatterRecord["may"]> {
  const relations = await relationsOf(context, stored);
  const mayClose = await mayReach(context, "supervision.close", { areaCode: stored.areaCode });
  return listPossible(stored.matter, relations, context.actor.accountId).filter(
    (kind) => mayClose || (kind !== "confirm-closing" && kind !== "refuse-closing" && kind !== "reopen"),
  );
}

/** Whether the actor has a part in the matter, and it still goes on. */
async function mayAttach(context: ReadContext, stored: StoredMatter): Promise<boolean> {
  return !isEnded(stored.matter.state) && (await relationsOf(context, stored)).length > 0;
}

/** Throws a problem unless the actor may add files to a matter. */
export async function requireAttach(context: ReadContext, stored: StoredMatter): Promise<void> {
  if ((await relationsOf(context, stored)).length === 0) {
    throw new PlatformError("not-permitted", 403, {
      zh: "您不参与办理这个事项，不能加附件。",
      en: "You have no part in this matter and cannot add files.",
    });
  }
  if (isEnded(stored.matter.state)) {
    throw new PlatformError("not-allowed-now", 409, {
      zh: "事项已结束，不能再加附件。",
      en: "The matter has ended; no file can be added.",
    });
  }
}
