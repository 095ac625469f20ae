import type { OutsideMapping } from "@halfsky/api-contract";
import { ownSystems } from "../case-host.ts";
import { platformRole } from "../case-person.ts";
import { act, type CaseTestCity, open } from "../case-test-city.ts";
import { idNumbers, passCheck } from "../checked-test-people.ts";

/** The register that lists of tests are compared with. */
export const system = "children-in-difficulty";

/** Made-up people whose ID numbers have right check digits. */
export const ids = {
  anna: "110101201603010012",
  bo: "110101201603010020",
  chen: "110101201603010039",
  ding: "110101201603010047",
  nobody: "110101201603010055",
};

/** Makes the civil affairs worker one of those whom a child of the register may be assigned to. */
async function mayCare(city: CaseTestCity): Promise<void> {
  const { database, accounts } = city;
  await passCheck(city, accounts.civil, idNumbers[3]);
  const carer = ownSystems().get(system)?.definition.actors["carer"]?.role;
  if (carer === undefined) throw new Error(`${system} has no carer`);
  const role = { account_id: accounts.civil, role_id: platformRole(carer) };
  const known = await database.kysely
    .selectFrom("account_role")
    .select("role_id")
    .where("account_id", "=", role.account_id)
    .where("role_id", "=", role.role_id)
    .executeTakeFirst();
  if (known === undefined) await database.kysely.insertInto("account_role").values(role).execute();
}

/** A child of the register, listed. */
export async function listChild(
  city: CaseTestCity,
  name: string,
  idNumber: string | undefined,
  birthDate = "2016-03-01",
  locality = "990101001001",
) {
  await mayCare(city);
  const { civil } = city.people;
  const child = [{ id: "c", parts: { name, birthDate, ...(idNumber === undefined ? {} : { idNumber }) } }];
  const one = await open(civil, system, "propose", {
    answers: {
      fields: { locality, found: "visit", unattended: false, harmSign: false },
      parties: { child },
    },
  });
  await act(civil, one.id, "verify", { answers: { fields: { findings: "核实情况" } } });
  await act(civil, one.id, "enlist", {
    answers: { fields: { class: "orphan", benefitsFull: true, insured: true } },
    assignee: city.accounts.civil,
  });
  return one;
}

/** How the lists of tests are read. */
export const mapping: OutsideMapping = {
  sheet: 0,
  headRow: 2,
  columns: { number: 1, idNumber: 3, state: 4, day: 5, name: null, birthDate: null, residence: null },
  words: { 在册: { states: ["listed"] }, 注销: { phase: "closed" }, 暂停: { notCompared: true } },
};

/** A row of a list of tests. */
export type Line = readonly [number: string, idNumber: string, word: string, day: string];
/** A list as its owner exports it: with names, which must not arrive anywhere. */
export const csv = (...lines: readonly Line[]): string =>
  [
    "困境儿童名册,,,,",
    "编号,姓名,身份证号,在册状态,变更日期",
    ...lines.map(([number, id, word, day], index) => `${number},慕容小${index},${id},${word},${day}`),
  ].join("\n");
