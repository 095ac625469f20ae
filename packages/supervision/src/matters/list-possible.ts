import { listAllowed } from "./action-table.ts";
import { stepFits } from "./fold-matter.ts";
import type { MatterActionKind, MatterRelation } from "./matter-words.ts";
import { type Matter, openDuties } from "./matter.ts";

/** What somebody can really do now: allowed by the table, and with something to do it to. */
export function listPossible(
  matter: Matter,
  relations: readonly MatterRelation[],
  accountId: string,
): readonly MatterActionKind[] {
  const people = relations.filter((relation) => relation !== "platform");
  return listAllowed(matter.state, people).filter((kind) => isPossible(matter, kind, accountId));
}

function isPossible(matter: Matter, kind: MatterActionKind, accountId: string): boolean {
  const steps = matter.plan?.steps ?? [];
  switch (kind) {
    case "report-step":
    case "return-step":
    case "accept-step":
      return steps.some((step) => stepFits(kind, step));
    case "extend-deadline":
    case "issue-urging":
      return openDuties(matter).some(({ owedBy }) => owedBy === "addressee");
    case "propose-closing":
      return matter.state === "planning" || steps.every(({ state }) => state === "accepted");
    case "confirm-closing":
      return matter.closing?.proposed.by !== accountId;
    case "draft-notice":
    case "issue-notice":
    case "acknowledge":
    case "submit-explanation":
    case "return-explanation":
    case "accept-explanation":
    case "submit-plan":
    case "return-plan":
    case "accept-plan":
    case "hold-meeting":
    case "refuse-closing":
    case "reopen":
    case "withdraw":
    case "remind":
    case "escalate":
    case "recalculate-deadlines":
      return true;
  }
}
