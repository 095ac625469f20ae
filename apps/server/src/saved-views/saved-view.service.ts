import type { SavedView, SavedViewChange, SavedViewInput } from "@halfsky/api-contract";
import type { WriteContext } from "../access/context.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { newId } from "../database/new-id.ts";
import { notFound, PlatformError } from "../platform-error.ts";
import { deleteSavedView, insertSavedView, listSavedViews, updateSavedView } from "./saved-view.store.ts";

/** More than anyone finds her way in; a bound for a program that saves in a loop. */
const mostViews = 200;

/** Saves a view of the actor; every name stands once in a list. */
export async function saveView(context: WriteContext, input: SavedViewInput): Promise<SavedView> {
  const views = await listSavedViews(context.transaction, context.actor.accountId);
  if (views.length >= mostViews) {
    throw new PlatformError("too-many-views", 409, {
      zh: `最多保存 ${mostViews} 个视图，请先删去不用的。`,
      en: `At most ${mostViews} views are kept; delete some that you no longer use.`,
    });
  }
  refuseTakenName(views, input);
  const view: SavedView = { id: newId("view"), ...input, savedAt: context.now };
  await insertSavedView(context.transaction, context.actor.accountId, view);
  note(context, "saved-view.save", { after: view }, view.id);
  return view;
}

/** Gives a view of the actor another name, or other filters and columns. */
export async function changeView(
  context: WriteContext,
  id: string,
  input: SavedViewChange,
): Promise<SavedView> {
  const views = await listSavedViews(context.transaction, context.actor.accountId);
  const before = getView(views, id);
  const after: SavedView = { ...before, ...input };
  refuseTakenName(views, after);
  await updateSavedView(context.transaction, context.actor.accountId, after);
  note(context, "saved-view.change", { before, after }, id);
  return after;
}

/** Forgets a view of the actor; who undoes that saves it again. */
export async function forgetView(context: WriteContext, id: string): Promise<void> {
  const before = getView(await listSavedViews(context.transaction, context.actor.accountId), id);
  await deleteSavedView(context.transaction, context.actor.accountId, id);
  note(context, "saved-view.delete", { before }, id);
}

/** Another person's view is answered like one that does not exist. */
function getView(views: readonly SavedView[], id: string): SavedView {
  const found = views.find((view) => view.id === id);
  if (found === undefined) throw notFound({ zh: "视图", en: "saved view" }, id);
  return found;
}

function refuseTakenName(
  views: readonly SavedView[],
  wanted: SavedViewInput & { readonly id?: string },
): void {
  const isTaken = views.some(
    ({ id, list, name }) => id !== wanted.id && list === wanted.list && name === wanted.name,
  );
  if (!isTaken) return;
  const words = {
    zh: `已有名为“${wanted.name}”的视图，请换一个名字。`,
    en: `There is a view called "${wanted.name}" already; choose another name.`,
  };
  throw new PlatformError("name-taken", 409, words, [{ where: "body.name", message: words }]);
}

function note(
  context: WriteContext,
  action: string,
  change: { readonly before?: SavedView; readonly after?: SavedView },
  id: string,
): void {
  recordAudit(context, {
    action,
    subjectKind: "saved-view",
    subjectId: id,
    areaCode: context.actor.areaCode,
    ...change,
  });
}
