import type { ProposedAction, StoredAction } from "@halfsky/supervision";
import { findActor } from "../accounts/account.store.ts";
import type { Actor } from "../access/actor.ts";
import type { WriteContext } from "../access/context.ts";
import { decideOn } from "./act-on-matter.service.ts";
import { carryOut } from "./carry-out.service.ts";
import { findMatter, insertMatter } from "./matter.store.ts";
import type { SupervisionTestCity } from "./supervision-test-city.ts";
import { supervisionBasis } from "./supervision-basis.ts";

/** The people of the test city who take part in an invented year, by username. */
export type People = Readonly<Record<"office" | "leader" | "education" | "health", Actor>>;

/** Finds them. */
export async function findPeople({ database }: SupervisionTestCity): Promise<People> {
  const find = async (username: string): Promise<Actor> => {
    const { id } = await database.kysely
      .selectFrom("account")
      .select("id")
      .where("username", "=", username)
      .executeTakeFirstOrThrow();
    const actor = await findActor(database.kysely, id);
    if (actor === undefined) throw new Error(`${username} is closed`);
    return actor;
  };
  return {
    office: await find("office"),
    leader: await find("leader"),
    education: await find("education"),
    health: await find("health"),
  };
}

/** Who acts in a script: the unit is the one that the matter is addressed to. */
type Part = "office" | "leader" | "unit";

/** What people do with a matter: so many working days after it was issued, who, what. */
type Script = readonly (readonly [number, Part, ProposedAction])[];

const steps = (one: string, other: string) =>
  [
    { what: "第一步", due: one, evidence: "photograph" },
    { what: "第二步", due: other, evidence: "document" },
  ] as const;

/** Which of the six ways each matter goes; those with few steps more often, so that a year passes in a test. */
const ways = [3, 1, 3, 2, 3, 1, 3, 4, 3, 1, 3, 5, 3, 1, 3, 2, 0] as const;

/** Six ways in which units behave; `day(n)` is the n-th working day after the notice. */
export function scriptOf(number: number, day: (n: number) => string): Script {
  switch (ways[number % ways.length]) {
    case 0:
      // never says a word
      return [];
    case 1:
      // all goes well but for the second step, which is late and urged
      return [
        [1, "unit", { kind: "acknowledge" }],
        [8, "unit", { kind: "submit-explanation", text: "原因" }],
        [10, "office", { kind: "accept-explanation" }],
        [12, "unit", { kind: "submit-plan", steps: steps(day(20), day(26)) }],
        [14, "office", { kind: "accept-plan" }],
        [19, "unit", { kind: "report-step", step: 1, text: "已做" }],
        [21, "office", { kind: "accept-step", step: 1 }],
        [31, "unit", { kind: "report-step", step: 2, text: "已做" }],
        [33, "office", { kind: "accept-step", step: 2 }],
        [34, "office", { kind: "propose-closing", reason: "已整改" }],
        [36, "leader", { kind: "confirm-closing" }],
      ];
    case 2:
      // explains late, and the office forgets to check
      return [
        [1, "unit", { kind: "acknowledge" }],
        [16, "unit", { kind: "submit-explanation", text: "原因" }],
      ];
    case 3:
      // gets more time, and the matter is withdrawn
      return [
        [1, "unit", { kind: "acknowledge" }],
        [5, "office", { kind: "extend-deadline", dutyId: "explain/1", due: day(20), reason: "机构调整" }],
        [19, "unit", { kind: "submit-explanation", text: "原因" }],
        [21, "office", { kind: "withdraw", reason: "数据更正" }],
      ];
    case 4:
      // explains without acknowledging, is sent back once, and then never plans
      return [
        [4, "unit", { kind: "submit-explanation", text: "原因" }],
        [6, "office", { kind: "return-explanation", reason: "太笼统" }],
        [10, "unit", { kind: "submit-explanation", text: "详细原因" }],
        [12, "office", { kind: "accept-explanation" }],
      ];
    default:
      // is urged by a person first; closing is refused
      return [
        [2, "unit", { kind: "acknowledge" }],
        [11, "leader", { kind: "issue-urging" }],
        [14, "unit", { kind: "submit-explanation", text: "原因" }],
        [15, "office", { kind: "accept-explanation" }],
        [16, "office", { kind: "propose-closing", reason: "口径调整" }],
        [18, "leader", { kind: "refuse-closing", reason: "仍需整改" }],
      ];
  }
}

/** Begins a matter and issues its notice, without judging targets, so that hundreds are begun quickly. */
export async function beginMatter(
  context: WriteContext,
  people: People,
  { id, unit }: { readonly id: string; readonly unit: "education" | "health" },
): Promise<void> {
  const as = { ...context, actor: people.office };
  await insertMatter(as.transaction, {
    area_code: "990100",
    id,
    judged_area: "990100",
    year: 2024,
    indicator_id: null,
    title: `指标${id}`,
    target_ids: [],
    organisation_id: people[unit].organisation.id,
    addressee_area: "990100",
    light: "red",
    begun_from: "light",
    facts: [],
    created_by: people.office.accountId,
    created_at: context.now,
  });
  for (const kind of ["draft-notice", "issue-notice"] as const)
    await doAs(as, people, id, "office", { kind });
}

/** Lets somebody do something with a matter, as the service does, but without a request. */
export async function doAs(
  context: WriteContext,
  people: People,
  id: string,
  part: Part,
  action: ProposedAction,
): Promise<void> {
  const stored = await findMatter(context.transaction, id);
  if (stored === undefined) throw new Error(`no ${id}`);
  const unit = stored.organisationId.startsWith("health") ? people.health : people.education;
  const as = { ...context, actor: part === "unit" ? unit : people[part] };
  const basis = await supervisionBasis(as, stored.areaCode);
  await carryOut(as, stored, await decideOn(as, stored, action, basis), basis);
}

/** A clock step that has to have happened, with the working day on which. */
export interface ExpectedStep {
  readonly id: string;
  readonly day: string;
}

/**
 * What the clock should have done with a matter, worked out apart from the program: from the days in the history alone, by
 * places in a plain list of the working days.
 */
export function expectedSteps(
  id: string,
  duties: readonly {
    readonly id: string;
    readonly name: string;
    readonly due: string;
    readonly openedOn: string;
    /** the day on which it was met or lapsed; null where it is open still */
    readonly endedOn: string | null;
    /** the day on which a person urged it; null where nobody did */
    readonly urgedOn: string | null;
  }[],
  workingDays: readonly string[],
  lastDay: string,
): readonly ExpectedStep[] {
  const place = new Map(workingDays.map((day, index) => [day, index]));
  return duties.flatMap((duty) => {
    const due = place.get(duty.due) ?? Number.NaN;
    const at = (offset: number): string => workingDays[due + offset] ?? "9999-12-31";
    const kind = duty.name.replace(/-\d+$/, "");
    const isOffice = kind.startsWith("check-") || kind.endsWith("-closing");
    const ladder: readonly (readonly [string, number])[] =
      kind === "answer-urging"
        ? [
            ["office", 1],
            ["leader", 1],
          ]
        : isOffice
          ? [
              ["office", 1],
              ["leader", 3],
            ]
          : [
              ["unit", 1],
              ["office", 3],
              ["leader", 8],
            ];
    const isUrged = ["explain", "plan", "step"].includes(kind);
    const steps = [
      { name: "remind-3", day: at(-3) },
      { name: "remind-1", day: at(-1) },
      ...ladder.map(([rung, after]) => ({ name: `escalate-${rung}-${after}`, day: at(after) })),
      ...(isUrged ? [{ name: "urge", day: at(3) }] : []),
    ];
    return steps
      .filter(({ name, day }) => {
        if (day > lastDay || (duty.endedOn !== null && day >= duty.endedOn)) return false;
        if (name.startsWith("remind")) return day > duty.openedOn;
        return name !== "urge" || duty.urgedOn === null || day < duty.urgedOn;
      })
      .map(({ name, day }) => ({ id: `${id}/${duty.id}/${name}`, day }));
  });
}

/** The day on which a person urged a duty, from the history. */
export function urgedByPerson(actions: readonly StoredAction[], openedOn: string): string | null {
  const urging = actions.find(
    ({ kind, relation, at }) =>
      kind === "issue-urging" && relation !== "platform" && at.slice(0, 10) >= openedOn,
  );
  return urging?.at.slice(0, 10) ?? null;
}
