import type { Attachment, CaseFile } from "@halfsky/api-contract";
import { askedBy, isAttachmentShown, type Visibility, visibleTo } from "@halfsky/cases";
import {
  admitFile,
  type NewFile,
  refusedFile,
  requireKnownFiles,
  requireRoom,
} from "../attachments/admit-file.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { newId } from "../database/new-id.ts";
import { notFound } from "../platform-error.ts";
import { titleOfAction } from "./carry-out.ts";
import { type SeenCase, seeCase } from "./see-case.ts";
import { doersOf } from "./case-doers.ts";
import { findFile, type FileLabel, insertFile, listFiles } from "./case-file.store.ts";
import { type CaseFileLabel, filePlace, labelPlace } from "./case-file-label.ts";
import type { CaseReadContext, CaseWriteContext } from "./case-host.ts";
import { hiddenFieldsOf } from "./hidden-numbers.ts";
import type { LoadedCase } from "./load-case.ts";
import { noteShown } from "./note-read.ts";

/**
 * Keeps a file with a case, enciphered with its second key, whatever form it will belong to. Until an action names it, only
 * whoever added it sees it. A file that is there already, by name and content, is not kept twice.
 */
export async function addCaseFile(
  context: CaseWriteContext,
  idOrNumber: string,
  sent: NewFile,
): Promise<Attachment> {
  const seen = await seeCase(context, idOrNumber, { lock: true });
  const { row, keys } = seen;
  const { name, mediaType, size, sha256 } = await admitFile(sent);
  if (keys === null) throw refusedFile(name, "个案已过保存期。", "The case is past its time of keeping.");
  const present = await listFiles(context.transaction, row.area_code, row.id);
  const known = present
    .map((file) => ({ file, label: readLabel(seen, file) }))
    .find(
      ({ label, file }) =>
        label?.sha256 === sha256 && label.name === name && file.added_by === context.actor.accountId,
    );
  if (known?.label) return asAttachment(known.file, known.label);
  requireRoom(name, present.length);
  const id = newId("file");
  const label: CaseFileLabel = { name, mediaType, sha256, by: context.actor.displayName };
  const stored = {
    area_code: row.area_code,
    id,
    case_id: row.id,
    label: keys.encipher("sealed", labelPlace(id), label),
    size,
    added_by: context.actor.accountId,
    added_at: context.now,
  };
  await insertFile(context.transaction, {
    ...stored,
    bytes: keys.encipherBytes("sealed", filePlace(id), sent.bytes),
  });
  recordAudit(context, {
    action: "case.add-file",
    subjectKind: "case",
    subjectId: row.id,
    areaCode: row.area_code,
    after: { file: id, mediaType, size },
  });
  return asAttachment(stored, label);
}

/** The files that the one who asks may see: those of actions whose form she may read, and those that she added herself. */
export async function listCaseFiles(context: CaseReadContext, seen: SeenCase): Promise<CaseFile[]> {
  const files = await listFiles(context.transaction, seen.row.area_code, seen.row.id);
  const hidden = await hiddenFieldsOf(context, { ...seen, definition: seen.current.definition });
  const visibility = visibilityOf(context, seen, hidden);
  const { definition } = seen.current;
  const shown = files
    .filter((file) => mayOpen(context, seen, file, { visibility, hidden }))
    .flatMap((file): readonly CaseFile[] => {
      const label = readLabel(seen, file);
      if (label === null) return [];
      const told = { definition, actions: seen.actions };
      const by = doersOf(told, visibility, context.actor, () => label.by).ofAccount(file.added_by);
      const used = seen.state.attachments.find(({ id }) => id === file.id);
      const of = used === undefined ? null : titleOfAction(seen.current, used.action);
      return [{ ...asAttachment(file, label), added: { by, at: file.added_at }, of }];
    });
  // names of files name people, and are kept as closely as the files
  if (shown.length > 0) noteShown(context, seen, nothingElse, ["sealed"]);
  return shown;
}

const nothingElse = { fields: {}, groups: {}, parties: {} };

/** A file with its bytes; throws "not-found" for one that is not there or not hers to see. */
export async function openCaseFile(context: CaseReadContext, idOrNumber: string, id: string) {
  const seen = await seeCase(context, idOrNumber);
  const file = await findFile(context.transaction, seen.row.area_code, seen.row.id, id);
  const label = file === undefined ? null : readLabel(seen, file);
  const hidden = await hiddenFieldsOf(context, { ...seen, definition: seen.current.definition });
  if (
    file === undefined ||
    label === null ||
    seen.keys === null ||
    !mayOpen(context, seen, file, { visibility: visibilityOf(context, seen, hidden), hidden })
  ) {
    throw notFound({ zh: "附件", en: "attachment" }, id);
  }
  noteShown(context, seen, nothingElse, ["sealed"]);
  return { label, bytes: seen.keys.decipherBytes("sealed", filePlace(id), file.bytes) };
}

function visibilityOf(
  { actor, now }: CaseReadContext,
  { actors, current, glass, state }: SeenCase,
  hidden: readonly string[],
): Visibility {
  return visibleTo(current.definition, actors, state, {
    organisationId: actor.organisation.id,
    now,
    glass,
    hidden,
  });
}

/**
 * Whoever added a file goes on seeing it, as what she wrote herself; not where its form asks for a number of a case that is
 * no longer there for her, which may stand in the file.
 */
function mayOpen(
  { actor }: CaseReadContext,
  { state, current: { definition } }: SeenCase,
  file: { readonly id: string; readonly added_by: string },
  { visibility, hidden }: { readonly visibility: Visibility; readonly hidden: readonly string[] },
): boolean {
  const isOwn = file.added_by === actor.accountId;
  const used = state.attachments.find(({ id }) => id === file.id);
  if (used === undefined) return isOwn;
  if (isAttachmentShown(definition, used, visibility)) return true;
  const form = definition.actions[used.action]?.form;
  const asked = form === undefined ? [] : askedBy(definition, form).fields;
  return isOwn && !asked.some((field) => hidden.includes(field));
}

/** Throws "invalid-input" unless all these are files of the case. */
export async function requireCaseAttachments(
  context: CaseReadContext,
  { row }: LoadedCase,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const known = new Set((await listFiles(context.transaction, row.area_code, row.id)).map(({ id }) => id));
  requireKnownFiles(ids, known, "body.details.attachmentIds");
}

function readLabel({ keys }: LoadedCase, file: FileLabel): CaseFileLabel | null {
  return keys === null ? null : keys.decipher("sealed", labelPlace(file.id), file.label);
}

function asAttachment(
  file: Omit<FileLabel, "label">,
  { name, mediaType, sha256, by }: CaseFileLabel,
): Attachment {
  return { id: file.id, name, mediaType, size: file.size, sha256, added: { by, at: file.added_at } };
}
