import type { serviceAccountPersonInput } from "@halfsky/api-contract";
import { checkPersonPart } from "@halfsky/cases";
import type { z } from "zod";
import { requireReach } from "../access/context.ts";
import { findActor } from "../accounts/account.store.ts";
import { recordAudit } from "../audit/record-audit.ts";
import { notFound, PlatformError } from "../platform-error.ts";
import { findAccountPerson, replaceAccountPerson } from "./account-person.store.ts";
import type { CaseWriteContext } from "./case-host.ts";
import { personBlind } from "./gates.ts";

/**
 * PUT /api/service-people/:account: whose account it is. The ID number is kept nowhere, only the hash by which the same
 * person is found in cases; nobody records her own, since assigning her may hang on it.
 */
export async function setAccountPerson(
  context: CaseWriteContext,
  accountId: string,
  { idNumber }: z.output<typeof serviceAccountPersonInput>,
): Promise<void> {
  const { transaction, actor, now } = context;
  const person = await findActor(transaction, accountId);
  if (person === undefined) throw notFound({ zh: "账号", en: "account" }, accountId);
  await requireReach(context, "case.configure", {
    areaCode: person.areaCode,
    organisationId: person.organisation.id,
  });
  if (accountId === actor.accountId) {
    throw new PlatformError("second-person-needed", 409, {
      zh: "不能登记自己的身份证号，请另一位管理人员办理。",
      en: "Nobody records her own ID number; another administrator does.",
    });
  }
  const before = await findAccountPerson(transaction, accountId);
  const blind = idNumber === null ? null : blindOf(context, idNumber);
  await replaceAccountPerson(
    transaction,
    accountId,
    blind === null ? null : { blind, setBy: actor.accountId, setAt: now },
  );
  recordAudit(context, {
    action: "service-person.set",
    subjectKind: "account",
    subjectId: accountId,
    areaCode: person.areaCode,
    before: { isKnown: before !== undefined },
    after: { isKnown: blind !== null, isChanged: before !== (blind ?? undefined) },
  });
}

function blindOf({ host, now }: CaseWriteContext, idNumber: string): string {
  const checked = checkPersonPart("idNumber", idNumber, now);
  const blind = "answer" in checked ? personBlind(host, checked.answer) : null;
  if (blind !== null) return blind;
  const words = "fault" in checked ? checked.fault : { zh: "请填写身份证号。", en: "Give the ID number." };
  throw new PlatformError("invalid-input", 422, words, [{ where: "body.idNumber", message: words }]);
}
