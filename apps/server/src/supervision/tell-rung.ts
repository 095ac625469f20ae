import { type Rung, rungsFrom, rungWords } from "@halfsky/supervision";
import type { Bilingual } from "@halfsky/statistics";
import type { WriteContext } from "../access/context.ts";
import { listHeldRoles } from "../notifications/notification.store.ts";
import { notify } from "../notifications/notify.service.ts";
import type { StoredMatter } from "./matter.store.ts";

/** The roles that stand on each rung. */
const rungRoles: Readonly<Record<Rung, readonly string[]>> = {
  // an office answers to the office above it
  unit: ["liaison", "county-office", "office"],
  office: ["office", "county-office"],
  leader: ["leader"],
};

/** Which rungs were asked, and which was reached; null where nobody active holds a role on any of them. */
export interface Told {
  readonly asked: readonly Rung[];
  readonly reached: Rung | null;
}

/**
 * Tells a rung something about a matter: every role of the rung that somebody active holds at the place. Where nobody
 * does, for example because the liaison has left, the next rung is told at once, and told why.
 */
export async function tellRung(
  context: WriteContext,
  matter: Pick<StoredMatter, "id" | "areaCode" | "organisationId" | "addresseeArea" | "title">,
  rung: Rung,
  note: { readonly kind: string; readonly words: Bilingual },
): Promise<Told> {
  const asked: Rung[] = [];
  for (const one of rungsFrom(rung)) {
    asked.push(one);
    const place =
      one === "unit"
        ? { areaCode: matter.addresseeArea, organisationId: matter.organisationId }
        : { areaCode: matter.areaCode, organisationId: null };
    const roles = await listHeldRoles(context.transaction, rungRoles[one], place);
    await notify(context, [
      {
        readers: roles.map((roleId) => ({ roleId, ...place })),
        subjectKind: "supervision",
        subjectId: matter.id,
        kind: note.kind,
        words: one === rung ? note.words : passedOn(note.words, asked.slice(0, -1)),
      },
    ]);
    if (roles.length > 0) return { asked, reached: one };
  }
  return { asked, reached: null };
}

function passedOn(words: Bilingual, missed: readonly Rung[]): Bilingual {
  return {
    zh: `${words.zh}（${missed.map((one) => rungWords[one].zh).join("、")}无在岗人员，转告上一级）`,
    en: `${words.en} (passed on: nobody active is ${missed.map((one) => rungWords[one].en).join(" or ")})`,
  };
}
