import { notificationsWithin } from "../cases/case-reach.ts";
import type { MyWork } from "@halfsky/api-contract";
import { wordsOfDuty } from "@halfsky/supervision";
import { mayReach, type ReadContext } from "../access/context.ts";
import { listNotifications, listUnreadIds } from "../notifications/notification.store.ts";
import { compareRows } from "../targets/judgement.service.ts";
import { listJudgedTargets } from "../targets/target-list.ts";
import { judgeTargetsOf } from "./judged-targets.ts";
import { findMatterReach, relationsOf } from "./matter-reach.ts";
import { showDuty, showMatter } from "./matter-rows.ts";
import { listMatters, type StoredMatter } from "./matter.store.ts";
import { supervisionBasis } from "./supervision-basis.ts";

/** What somebody owes: a unit what is addressed to it, an office its checks, a leader the closings that wait for a second person. */
export async function readMyWork(context: ReadContext): Promise<MyWork> {
  const { transaction, actor } = context;
  const reach = await findMatterReach(context);
  const stored = await listMatters(transaction, reach, { isOpen: true });
  const basis = await supervisionBasis(context, actor.areaCode);
  const targetsOf = await judgeTargetsOf(transaction, stored);
  const duties: MyWork["duties"] = [];
  const returned: MyWork["returned"] = [];
  for (const one of stored) {
    const relations = await relationsOf(context, one);
    const row = showMatter(one, targetsOf(one), basis);
    for (const duty of one.matter.duties.filter(({ state }) => state === "open")) {
      const mine =
        duty.owedBy === "addressee"
          ? relations.includes("addressee")
          : relations.includes("office") || (duty.kind === "confirm-closing" && relations.includes("leader"));
      if (mine) duties.push({ duty: showDuty(duty, one.matter, basis), matter: row });
    }
    if (relations.includes("addressee")) {
      returned.push(...returnedOf(one).map((what) => ({ ...what, matter: row })));
    }
  }
  const reader = { actor, within: await notificationsWithin(context) };
  return {
    organisation: { id: actor.organisation.id, name: actor.organisation.name },
    today: basis.today,
    duties: duties.toSorted((one, other) =>
      one.duty.due === other.duty.due ? 0 : one.duty.due < other.duty.due ? -1 : 1,
    ),
    returned,
    notifications: await listNotifications(transaction, reader, { unread: true, limit: 50 }),
    unread: (await listUnreadIds(transaction, reader)).length,
    ...(await litTargets(context)),
  };
}

/** What was returned to the unit and is still to be handed in again, with the reasons. */
function returnedOf({ matter }: StoredMatter): ReadonlyArray<Omit<MyWork["returned"][number], "matter">> {
  const { state, explanation, plan } = matter;
  if (state === "explaining" && explanation?.state === "returned") {
    return [
      {
        what: wordsOfDuty({ kind: "explain", step: null }, matter),
        reason: explanation.returnReason ?? "",
      },
    ];
  }
  if (state === "planning" && plan?.state === "returned") {
    return [{ what: wordsOfDuty({ kind: "plan", step: null }, matter), reason: plan.returnReason ?? "" }];
  }
  if (state !== "rectifying") return [];
  return (plan?.steps ?? [])
    .filter((step) => step.state === "open" && step.returnReason !== null)
    .map((step) => ({
      what: wordsOfDuty({ kind: "step", step: step.number }, matter),
      reason: step.returnReason ?? "",
    }));
}

/** Lit targets: of the own organisation, or, for whoever supervises, of the area. */
async function litTargets(context: ReadContext): Promise<Pick<MyWork, "targets" | "year">> {
  const { areaCode, organisation } = context.actor;
  if (!(await mayReach(context, "judgement.read", { areaCode }))) return { targets: [], year: null };
  const { year, targets } = await listJudgedTargets(context, { areaCode });
  const supervises = await mayReach(context, "supervision.issue", { areaCode });
  const lit = targets.filter(
    ({ light, organisation: owner }) =>
      (light.light === "red" || light.light === "orange" || light.light === "yellow") &&
      (supervises || owner?.id === organisation.id),
  );
  return { year, targets: lit.toSorted(compareRows) };
}
