import { fillDocument } from "../../documents/fill-document.ts";
import { declaredClocks } from "../../deadlines/clock-rules.ts";
import { countIndicator } from "../../indicators/count-indicator.ts";
import { emptyCase } from "../../log/empty-case.ts";
import { matchKeys } from "../../matching/match-keys.ts";
import { readsOf } from "../../privacy/reads.ts";
import {
  differencePeriod,
  keepsLink,
  listPeriod,
  outsideLinks,
  ownerSeesCases,
} from "../../reconcile/outside-link.ts";
import { systemDocument } from "../../sheets/sheet-markdown.ts";
import type { KeyProof } from "../key-entry.ts";
import { serviceRoleNames } from "../roles.ts";
import { acts, grades } from "./prove-acts.ts";
import { clocks } from "./prove-clocks.ts";
import { asks } from "./prove-forms.ts";
import { hands, reads } from "./prove-hands.ts";
import { schedules } from "./prove-schedules.ts";
import { seals } from "./prove-sealing.ts";
import { at, inState, type Proof, rowOf } from "./samples.ts";

/** The cells of indicators. */
const counts: Proof = (definition, samples, [, only]) =>
  Object.keys(samples.original.indicators)
    .filter((indicator) => only === undefined || indicator === only)
    .map((name) =>
      samples.cases.map((one, index) => {
        const deadlines = declaredClocks(samples.original).map((deadline) => ({
          name: deadline,
          occurrence: 1,
          state: "met" as const,
          startedAt: at,
          dueAt: at,
          provisional: false,
          metAt: at,
          pausedMinutes: 0,
          bounds: [],
          pauses: [],
          endedAt: at,
          setAt: at,
          startedBy: 1,
          endedBy: 1,
        }));
        return Object.keys(samples.original.states).map((state) => {
          const actions = Object.entries(samples.original.actions).flatMap(([action, rule], place) => {
            const number = 2 * place + 1;
            const row = { ...rowOf(action, {}), number };
            const agreed = { ...rowOf("confirm", { pending: number }), number: number + 1 };
            return rule.secondPerson === undefined ? [row] : [row, agreed];
          });
          const counted = {
            ...inState(samples.original, one, state),
            deadlines,
            gradeHistory: one.grade === null ? [] : [{ value: one.grade.value, by: 1, at }],
          };
          return countIndicator(
            definition,
            name,
            [{ caseId: String(index), areaCode: "331102", actions, state: counted }],
            { from: "2026-01-01", to: "2026-12-31" },
          );
        });
      }),
    );

const says: Proof = (definition) => systemDocument(definition, () => undefined);

const matches: Proof = (definition, { cases: [blank = emptyCase] }) => matchKeys(definition, blank);

/** Whoever keeps lists of a link, alone or beside somebody who sees cases; how long a difference and a list may take. */
const compares: Proof = (definition) => {
  const seeing = serviceRoleNames.filter((role) =>
    Object.entries(definition.actors).some(
      ([name, actor]) => actor.role === role && readsOf(definition, name).whole,
    ),
  );
  return outsideLinks(definition).map(({ rule }) => ({
    keepers: serviceRoleNames.filter(
      (role) =>
        keepsLink(definition, rule, [role]) || keepsLink(definition, rule, [role, ...seeing.slice(-1)]),
    ),
    ownerSees: ownerSeesCases(definition, rule),
    periods: [differencePeriod(rule), listPeriod(rule)],
  }));
};

const papers: Proof = (definition, { cases: [blank = emptyCase], original }) =>
  Object.keys(original.documents ?? {}).map((name) =>
    fillDocument(definition, name, blank, { number: "1", owner: "owner", area: "area", now: at }),
  );

/** What each proof generates; "host" is proven elsewhere. */
export const proofs: Readonly<Record<Exclude<KeyProof, "host">, Proof>> = {
  acts,
  asks,
  grades,
  clocks,
  schedules,
  hands,
  reads,
  counts,
  matches,
  compares,
  says,
  seals,
  papers,
};
