import type { ReferralInbox } from "@halfsky/api-contract";
import { referralStates } from "@halfsky/cases";
import { listAreas } from "../access/area-tree.ts";
import { caseTreeOf, personOf } from "./case-person.ts";
import type { CaseReadContext } from "./case-host.ts";
import { listHeld } from "./case-holder.store.ts";
import { listCasesById } from "./case-list.store.ts";
import { caseWithin, findCaseReach, readersTo } from "./case-reach.ts";
import { standingOfRow } from "./case-rows.ts";
import { carefulGrade, shownGrade } from "./case-titles.ts";
import { definitionLookup } from "./definitions.ts";
import { heldClockOf, holdsInRole } from "./held-clocks.ts";

const mostRows = 200;

/** GET /api/referrals: what other agencies sent to the actor's, what ends first standing first. */
export async function readInbox(
  context: CaseReadContext,
  state: "open" | "answered",
): Promise<ReferralInbox> {
  const { transaction, now } = context;
  const reach = await findCaseReach(context);
  const isOpen = state === "open";
  const held = (
    personOf(context.actor).roles.length === 0
      ? []
      : await listHeld(transaction, context.actor.organisation.id, { isOpen, limit: mostRows })
  ).flatMap((row) =>
    row.kind === "review" || !holdsInRole(context, row) ? [] : [{ ...row, kind: row.kind }],
  );
  const visible = await listCasesById(
    transaction,
    caseWithin(reach, "any"),
    held.map(({ case_id }) => case_id),
  );
  const columnsOf = new Map(visible.map((row) => [row.id, row]));
  const person = personOf(context.actor);
  const tree = await caseTreeOf(context);
  const definitionOf = await definitionLookup(context);
  const areas = new Map((await listAreas(transaction)).map(({ code, name }) => [code, name]));
  return {
    rows: held
      .flatMap((row) => {
        const columns = columnsOf.get(row.case_id);
        return columns === undefined ? [] : [{ row, columns }];
      })
      .map(({ row, columns }) => {
        const { definition } = definitionOf(row.system, row.lies_in);
        const isWhole = readersTo(definition, standingOfRow(columns), person, tree).length > 0;
        const rule =
          row.kind === "referral" ? definition.referrals?.[row.name] : definition.tasks?.[row.name];
        const clock = heldClockOf(row);
        return {
          caseId: row.case_id,
          caseNumber: row.case_number,
          systemTitle: definition.title,
          grade: isWhole ? shownGrade(definition, row.grade) : null,
          carefulGrade: isWhole ? carefulGrade(definition, row.grade) : null,
          name: row.name,
          number: row.number,
          title: rule?.title ?? { zh: row.name, en: row.name },
          purpose: rule !== undefined && "purpose" in rule ? rule.purpose : definition.purpose,
          areaName: areas.get(row.lies_in) ?? row.lies_in,
          from: row.owner_name,
          state: stateOf(row.kind, row.state),
          sentAt: row.sent_at,
          acknowledgeBy: row.acknowledge_by,
          answerBy: row.answer_by,
          late: isOpen && clock !== null && clock.dueAt < now,
          kind: row.kind,
        };
      }),
  };
}

/** An item of a bundle in the words of a referral. */
function stateOf(kind: "referral" | "task", state: string): ReferralInbox["rows"][number]["state"] {
  if (kind === "task") return state === "done" ? "answered" : state === "returned" ? "returned" : "accepted";
  return referralStates.find((one) => one === state) ?? "sent";
}
