import type { Permission } from "@halfsky/api-contract";
import type { AuditDraft } from "../audit/audit-draft.ts";
import type { ReadTransaction, WriteTransaction } from "../database/transactions.ts";
import { PlatformError } from "../platform-error.ts";
import type { Actor } from "./actor.ts";
import { type AreaTree, loadAreaTree } from "./area-tree.ts";
import { isWithin, type Reach, reachOf, type Subject } from "./reach.ts";

/** What a service or store gets to read with. */
export interface ReadContext {
  readonly transaction: ReadTransaction;
  readonly actor: Actor;
  /** The moment of the request, ISO 8601 in UTC; the same through the whole request. */
  readonly now: string;
  readonly requestId: string | null;
}

/** What a service gets to change things with: change, audit entries and jobs are committed together. */
export interface WriteContext extends ReadContext {
  readonly transaction: WriteTransaction;
  /** Filled by `recordAudit`, written just before the commit. */
  readonly pendingAudit: AuditDraft[];
}

const trees = new WeakMap<ReadTransaction, Promise<AreaTree>>();

/** The tree of areas as this transaction sees it; read once a transaction. */
export function areaTreeOf(context: ReadContext): Promise<AreaTree> {
  const known = trees.get(context.transaction);
  if (known !== undefined) return known;
  const tree = loadAreaTree(context.transaction);
  trees.set(context.transaction, tree);
  return tree;
}

/** How far the actor's permission reaches; for lists, with `withinReach`. */
export async function findReach(context: ReadContext, permission: Permission): Promise<Reach> {
  return reachOf(context.actor, permission, await areaTreeOf(context));
}

/** Whether the actor may use a permission on a row. */
export async function mayReach(
  context: ReadContext,
  permission: Permission,
  subject: Subject,
): Promise<boolean> {
  return isWithin(await findReach(context, permission), subject);
}

/** Throws the problem "out-of-reach" unless the actor may use the permission on the row. */
export async function requireReach(
  context: ReadContext,
  permission: Permission,
  subject: Subject,
): Promise<void> {
  if (await mayReach(context, permission, subject)) return;
  throw new PlatformError("out-of-reach", 403, {
    zh: "这属于其他地区或单位，您的账号无权处理。",
    en: "This belongs to another area or organisation, which your account does not reach.",
  });
}
