import { engineActor } from "../../decide/decide-engine-action.ts";
import { doEngineAction } from "../../log/do-engine-action.ts";
import { emptyCase } from "../../log/empty-case.ts";
import { testClock } from "../../log/invented-log.ts";
import { actedAsOf, readersOf } from "../../relations/stands-in.ts";
import { basisOf, type Proof, rowOf } from "./samples.ts";

/** A case that was sealed on its day: where it stands, who still sees it, and who may open it again. */
export const seals: Proof = (definition, { cases: [blank = emptyCase], people }) => {
  const step = { id: "step", deadline: definition.sealing?.deadline ?? "", reached: null };
  const moved = doEngineAction("seal", definition, blank, rowOf("seal", { step }), testClock)?.state;
  const sealed = { ...blank, sealed: true };
  return [
    [moved?.state, moved?.phase, moved?.sealed],
    people.map(({ actor, name }) => {
      // whoever stands in the relation that is left of a sealed case: a supervisor of the owner itself
      const near =
        definition.actors[name]?.relation === "supervises-owner" ? { organisationId: "owner" } : {};
      const basis = basisOf(definition, sealed, { ...actor, ...near });
      return [
        readersOf(definition, actedAsOf(definition, basis.standing, basis.actor)),
        engineActor("break-glass", definition, sealed, {}, basis),
      ];
    }),
  ];
};
