import {
  applyAction,
  audiences,
  type Matter,
  type MatterActionKind,
  matterActionWords,
  type MatterRelation,
  nextClockDay,
  type SetDue,
  type StoredAction,
  wordsOfAction,
} from "@halfsky/supervision";
import type { WriteContext } from "../access/context.ts";
import { platformActor } from "../access/actor.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { issueLetter } from "./issue-letter.service.ts";
import { insertAction, type StoredMatter } from "./matter.store.ts";
import type { SupervisionBasis } from "./supervision-basis.ts";
import { tellRung } from "./tell-rung.ts";

/** An action that was judged and may be done. */
export interface DecidedAction {
  readonly kind: MatterActionKind;
  readonly relation: MatterRelation;
  readonly details: Readonly<Record<string, unknown>>;
  readonly dues: readonly SetDue[];
}

/**
 * Does an action on a matter that the caller holds: its line in the history, the letter that goes with it, who is told,
 * and the audit entry, all in the caller's transaction. Returns the matter as it stands then.
 */
export async function carryOut(
  context: WriteContext,
  stored: StoredMatter,
  decided: DecidedAction,
  basis: SupervisionBasis,
): Promise<StoredMatter> {
  const { actor, now } = context;
  const action: StoredAction = {
    number: stored.matter.version + 1,
    kind: decided.kind,
    relation: decided.relation,
    by: actor.accountId,
    at: now,
    details: decided.details,
    dues: decided.dues,
  };
  const matter = applyAction(stored.matter, action);
  if (matter.unread.includes(action.number)) {
    throw new Error(`${stored.id}: action ${decided.kind} does not fit state ${stored.matter.state}`);
  }
  const isPlatform = actor.accountId === platformActor.accountId;
  await insertAction(
    context.transaction,
    stored,
    { ...action, organisationId: isPlatform ? null : actor.organisation.id },
    { matter, nextStepOn: nextClockDay(matter, basis.today, basis) },
  );
  const after: StoredMatter = {
    ...stored,
    issuedAt: matter.issued?.at ?? null,
    matter,
    actions: [
      ...stored.actions,
      {
        ...action,
        byName: actor.displayName,
        organisationName: isPlatform ? null : actor.organisation.name,
      },
    ],
  };
  if (decided.kind === "issue-notice") await issueLetter(context, after, "notice", basis);
  if (decided.kind === "issue-urging") await issueLetter(context, after, "urging", basis);
  await tellAudience(context, after, action);
  recordAudit(context, {
    action: `supervision.${decided.kind}`,
    subjectKind: "supervision",
    subjectId: stored.id,
    areaCode: stored.areaCode,
    before: { state: stored.matter.state, version: stored.matter.version },
    after: { state: matter.state, version: matter.version },
    details: { ...decided.details, dues: decided.dues },
  });
  return after;
}

async function tellAudience(
  context: WriteContext,
  stored: StoredMatter,
  action: StoredAction,
): Promise<void> {
  const words = wordsOfAction(action);
  const note = {
    kind: action.kind,
    words: { zh: `“${stored.title}”：${words.zh}`, en: `${stored.title}: ${words.en}` },
  };
  for (const rung of audienceOf(action, stored.matter)) await tellRung(context, stored, rung, note);
}

/** Who is told; of a draft that is withdrawn nobody outside the office ever knew. */
function audienceOf(action: StoredAction, matter: Matter) {
  const kind = Object.keys(matterActionWords).find((one): one is MatterActionKind => one === action.kind);
  const rungs = kind === undefined ? [] : audiences[kind];
  return matter.issued === null ? rungs.filter((rung) => rung !== "unit") : rungs;
}
