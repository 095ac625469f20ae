import type { CaseDone, CaseOpening } from "@halfsky/api-contract";
import {
  type ActionDetails,
  type CaseDecision,
  decideCaseAction,
  emptyCase,
  type ResolvedEffect,
  saidByLink,
} from "@halfsky/cases";
import { randomInt } from "node:crypto";
import { platformActor } from "../access/actor.ts";
import { asDetails } from "./as-details.ts";
import { assigneesUnder } from "./assignees.ts";
import { caseAreaFault, requireCaseArea } from "./require-case-area.ts";
import { findOrganisation } from "../accounts/organisation.store.ts";
import { newId } from "../database/new-id.ts";
import { PlatformError } from "../platform-error.ts";
import { caseTreeOf } from "./case-person.ts";
import { withLocalities } from "./check-localities.ts";
import { caseBasis, standingBefore } from "./case-basis.ts";
import { gatesOf } from "./gates.ts";
import { carryOut, type NewCase } from "./carry-out.ts";
import { type CaseWriteContext, clockBasisIn } from "./case-host.ts";
import { choicesIn, refusedAction } from "./case-problems.ts";
import { definitionIn, systemOf } from "./definitions.ts";
import { linkedFrom } from "./linked-from.ts";
import type { LoadedCase } from "./load-case.ts";
import { answerOfTransaction } from "./known-transaction.ts";

/** What opens a case, by a person, by another case, or from the public. */
export interface Opening {
  readonly system: string;
  readonly areaCode: string;
  readonly action: string;
  readonly transactionId: string;
  readonly details: ActionDetails;
  /** who owns it where no agency serves the area */
  readonly ownerElse?: { readonly organisationId: string; readonly areaCode: string };
  /**
   * the owner stands in its own area and not in that of the case: a letter of the city's office about a county's agency is
   * nothing that the county supervises
   */
  readonly ownerAtHome?: true;
}

/** A case that was opened, and those opened along with it. */
export interface OpenedCase {
  readonly loaded: LoadedCase;
  readonly opened: CaseDone["opened"];
  readonly pending: boolean;
}

/** POST /api/cases: the same transaction twice is one case. */
export async function openCase(context: CaseWriteContext, input: CaseOpening): Promise<CaseDone> {
  return await openOnce(context, { ...input, details: asDetails(input.details) });
}

/** Opens a case as whoever opens it may, once for a transaction id. */
export async function openOnce(
  context: CaseWriteContext,
  input: Omit<Opening, "areaCode"> & { readonly areaCode?: string | undefined },
): Promise<CaseDone> {
  const known = await answerOfTransaction(context, input.transactionId, { system: input.system });
  if (known !== undefined) return known;
  const areaCode = input.areaCode ?? context.actor.areaCode;
  await requireCaseArea(context, areaCode, systemOf(context.host, input.system).definition);
  const { loaded, opened, pending } = await openJudged(context, { ...input, areaCode });
  return { id: loaded.row.id, number: loaded.row.number, version: loaded.state.version, pending, opened };
}

/** Judges an opening and does it, with the cases that follow from it. */
export async function openJudged(
  context: CaseWriteContext,
  opening: Opening,
  decide: (subject: NewCase) => Promise<CaseDecision> = (subject) => decideOpening(context, subject, opening),
): Promise<OpenedCase> {
  const subject = await newCase(context, opening);
  const decision = await decide(subject);
  if (decision.status === "refused")
    throw refusedAction(
      decision,
      () => context.actor.displayName,
      () => true,
      await choicesIn(context, decision),
    );
  const named = decision.details.owner ?? opening.ownerElse;
  const owner = await findOrganisation(
    context.transaction,
    named?.organisationId ?? context.actor.organisation.id,
  );
  if (owner === undefined) {
    throw new PlatformError("no-agency", 409, {
      zh: "本地区还没有登记办理此业务的单位，请先设置协作单位。",
      en: "No organisation on record handles this in the area; set the agencies first.",
    });
  }
  const areaCode = opening.ownerAtHome === true ? owner.area_code : named?.areaCode;
  const accepted = {
    ...decision,
    details: {
      ...decision.details,
      ...(areaCode === undefined ? {} : { owner: { organisationId: owner.id, areaCode } }),
    },
  };
  const loaded = await carryOut(context, subject, { ...opening, baseVersion: 0, accepted });
  const { after, opened } = await openLinked(context, loaded, opening.transactionId, decision.effects);
  return { loaded: after, opened, pending: decision.pending };
}

async function decideOpening(
  context: CaseWriteContext,
  subject: NewCase,
  opening: Opening,
): Promise<CaseDecision> {
  const { action, transactionId, details, areaCode } = opening;
  const { definition } = subject.current;
  const gates = await gatesOf(context, definition, null, { action, details }, context.actor.accountId);
  const basis = await caseBasis(context, standingBefore(areaCode), gates);
  const proposed = { action, transactionId, baseVersion: 0, details };
  const decided = decideCaseAction(definition, null, proposed, basis);
  const assignees = await assigneesOfOpening(context, subject, decided);
  const decision = await withLocalities(
    context,
    { definition, areaCode },
    details.answers,
    assignees === undefined ? decided : decideCaseAction(definition, null, proposed, { ...basis, assignees }),
  );
  await requireNear(context, opening, decision);
  return decision;
}

/** Among whom an opening may name somebody: who will own the case is known only once it is judged; undefined where it names nobody. */
async function assigneesOfOpening(
  context: CaseWriteContext,
  { current }: NewCase,
  decision: CaseDecision,
): Promise<readonly string[] | undefined> {
  if (decision.status === "refused" || decision.details.assignee === undefined) return undefined;
  const { organisation, areaCode } = context.actor;
  const owner = decision.details.owner ?? { organisationId: organisation.id, areaCode };
  return (await assigneesUnder(context, current, owner)).map(({ id }) => id);
}

/**
 * Throws "invalid-input" where somebody opens a case in an area that is not hers and nobody there is asked: no agency of the
 * area owns it or holds a referral of it, so that nobody there would ever hear of it.
 */
async function requireNear(
  context: CaseWriteContext,
  { areaCode }: Opening,
  decision: CaseDecision,
): Promise<void> {
  if (decision.status === "refused" || context.actor.accountId === platformActor.accountId) return;
  const isWithin = await caseTreeOf(context);
  if (isWithin(areaCode, context.actor.areaCode)) return;
  const isAsked =
    decision.details.owner !== undefined ||
    decision.effects.some((effect) => effect.kind === "refer" && effect.organisationId !== null);
  if (isAsked) return;
  const message = {
    zh: "该地区不在您的工作范围内，且当地没有接办的单位；请选本地区，或请当地单位登记。",
    en: "The area is not yours, and nobody there would be asked; choose your own, or let an agency there open it.",
  };
  throw new PlatformError("invalid-input", 422, message, [{ where: "body.areaCode", message }]);
}

async function newCase(context: CaseWriteContext, { system, areaCode }: Opening): Promise<NewCase> {
  const caseId = newId("case");
  const { keys, wrapped } = context.host.vault.makeKeys(caseId);
  return {
    row: null,
    areaCode,
    caseId,
    number: drawNumber(system, areaCode, context.now),
    keys,
    wrapped,
    actions: [],
    state: emptyCase,
    current: await definitionIn(context, system, areaCode),
    clock: await clockBasisIn(context),
  };
}

const letters = "ACDEFGHJKLMNPQRTUVWXY34679";

/**
 * A number 编号 such as DVC-990101-26-K7QW4M: system, area, year, and six drawn signs that are not mixed up on the
 * telephone. Drawn, because numbers that are counted tell by their gaps of cases that are sealed.
 */
function drawNumber(system: string, areaCode: string, now: string): string {
  const initials = system
    .split("-")
    .map((word) => word.slice(0, word === system.split("-")[0] ? 2 : 1))
    .join("")
    .slice(0, 4)
    .toUpperCase();
  const drawn = Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join("");
  return `${initials}-${areaCode}-${now.slice(2, 4)}-${drawn}`;
}

/** Opens the cases that an action calls for, in its transaction, and links them both ways. */
export async function openLinked(
  context: CaseWriteContext,
  from: LoadedCase,
  transactionId: string,
  effects: readonly ResolvedEffect[],
): Promise<{ readonly after: LoadedCase; readonly opened: CaseDone["opened"] }> {
  let after = from;
  const opened: CaseDone["opened"] = [];
  const asPlatform: CaseWriteContext = { ...context, actor: platformActor };
  for (const [index, effect] of effects.entries()) {
    if (effect.kind !== "open") continue;
    const name = `${transactionId}/${index}`;
    const { definition } = after.current;
    const said = saidByLink(definition, effect.link, await linkedFrom(context, after, null));
    const other = await openJudged(asPlatform, {
      system: effect.system,
      areaCode: await linkedArea(context, after, effect),
      action: effect.by,
      transactionId: `${name}/open`,
      details: { answers: { ...effect.answers, fields: { ...effect.answers.fields, ...said } } },
      ownerElse: after.state.owner,
    });
    after = await linkBoth(asPlatform, after, other.loaded, effect.link, name);
    opened.push(
      { id: other.loaded.row.id, number: other.loaded.row.number, system: effect.system },
      ...other.opened,
    );
  }
  return { after, opened };
}

/** Links two cases both ways; returns the first as it stands then. */
export async function linkBoth(
  context: CaseWriteContext,
  from: LoadedCase,
  other: LoadedCase,
  name: string,
  transactionId: string,
): Promise<LoadedCase> {
  const to = { name, caseId: other.row.id, system: other.row.system };
  const after = await link(context, from, `${transactionId}/to`, to);
  await link(context, other, `${transactionId}/from`, {
    name,
    caseId: after.row.id,
    system: after.row.system,
  });
  return after;
}

/**
 * The area in which a link opens its case; throws "invalid-input" at the answer that names one on which no such case can be
 * put. The platform, whom nobody can ask for another answer, opens it in the area of the case that it comes from.
 */
async function linkedArea(
  context: CaseWriteContext,
  { row, state, current }: LoadedCase,
  { link: name, system }: { readonly link: string; readonly system: string },
): Promise<string> {
  const { definition } = current;
  const field = definition.links?.[name]?.inArea;
  const value = field === undefined ? undefined : state.fields[field]?.value;
  if (field === undefined || typeof value !== "string") return row.lies_in;
  const fault = await caseAreaFault(context, value, systemOf(context.host, system).definition);
  if (fault === null) return value;
  if (context.actor.accountId === platformActor.accountId) return row.lies_in;
  const title = definition.fields[field]?.title ?? { zh: field, en: field };
  const message = { zh: `${title.zh}：${fault.zh}`, en: `${title.en}: ${fault.en}` };
  throw new PlatformError("invalid-input", 422, message, [
    { where: `body.details.answers.fields.${field}`, message },
  ]);
}

async function link(
  context: CaseWriteContext,
  subject: LoadedCase,
  transactionId: string,
  to: NonNullable<ActionDetails["link"]>,
): Promise<LoadedCase> {
  return await carryOut(context, subject, {
    action: "link",
    transactionId,
    baseVersion: subject.state.version,
    accepted: {
      status: "accepted",
      actedAs: "platform",
      relation: "platform",
      details: { link: to },
      effects: [],
      pending: false,
      notices: [],
    },
  });
}
