import { type ActionDetails, type ResolvedEffect, visibleTo } from "@halfsky/cases";
import { createHash } from "node:crypto";
import { recordAudit } from "../audit/record-audit.ts";
import { newId } from "../database/new-id.ts";
import { filePlace, labelPlace } from "./case-file-label.ts";
import { insertFile } from "./case-file.store.ts";
import type { CaseWriteContext } from "./case-host.ts";
import { hiddenFieldsOf } from "./hidden-numbers.ts";
import { fillCaseDocument, type PaperSubject } from "./fill-case-document.ts";
import type { CaseKeys } from "./keys/case-vault.ts";

type MadeDocuments = NonNullable<ActionDetails["documents"]>;

const mediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** What an action has to say of the papers that it makes: their names, and the files that they will be. */
export function documentsOf(effects: readonly ResolvedEffect[]): MadeDocuments {
  return effects.flatMap((effect) =>
    effect.kind === "document" ? [{ name: effect.document, file: newId("file") }] : [],
  );
}

/**
 * Makes the papers of an action and keeps them with the case, enciphered with its second key, in the transaction of the
 * action: either both stand or neither. A paper says what those may see who the definition says may make it, in Chinese,
 * as the case stands after the action; it is never made over, the next one has the next version.
 */
export async function keepDocuments(
  context: CaseWriteContext,
  subject: PaperSubject & { readonly areaCode: string; readonly caseId: string; readonly keys: CaseKeys },
  made: MadeDocuments,
): Promise<void> {
  const { definition, state, caseId, areaCode, keys, number } = subject;
  const { actor, now, transaction } = context;
  for (const { name, file } of made) {
    const rule = definition.documents?.[name];
    const version = state.attachments.find(({ id }) => id === file)?.document?.version ?? 1;
    const visibility = visibleTo(definition, rule?.by ?? [], state, {
      organisationId: actor.organisation.id,
      now,
      hidden: await hiddenFieldsOf(context, { definition, state }),
    });
    const bytes = await fillCaseDocument(context, subject, name, visibility, "zh");
    if (rule === undefined || bytes === null) throw new Error(`${caseId}: no document ${name}`);
    const label = {
      name: `${rule.title.zh} ${number} 第${version}版.docx`,
      mediaType,
      sha256: createHash("sha256").update(bytes).digest("hex"),
      by: actor.displayName,
    };
    await insertFile(transaction, {
      area_code: areaCode,
      id: file,
      case_id: caseId,
      label: keys.encipher("sealed", labelPlace(file), label),
      bytes: keys.encipherBytes("sealed", filePlace(file), bytes),
      size: bytes.length,
      added_by: actor.accountId,
      added_at: now,
    });
    recordAudit(context, {
      action: "case.make-document",
      subjectKind: "case",
      subjectId: caseId,
      areaCode,
      after: { file, document: name, version, size: bytes.length },
    });
  }
}
