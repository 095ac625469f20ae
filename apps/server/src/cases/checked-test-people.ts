import type { CaseRecord } from "@halfsky/api-contract";
import { platformActor } from "../access/actor.ts";
import { createAccount } from "../accounts/create-account.service.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { type SignedIn, testPassword } from "../http/start-test-server.ts";
import { act, type CaseTestCity, open } from "./case-test-city.ts";
import { platformRole } from "./case-person.ts";

/** Made-up ID numbers with the check sign of GB 11643. */
export const idNumbers = [
  "990101198001101004",
  "99010119800211101X",
  "990101198003121025",
  "990101198004131030",
] as const;

/** A check of a person by the school of the test city, answered by the police; `again` checks her once more. */
export async function checkPerson(
  { people, ground }: CaseTestCity,
  name: string,
  idNumber: string,
  result: "clear" | "hit" = "clear",
) {
  const { school, police } = people;
  const { id } = await open(school, "staff-background-check", "list", {
    answers: {
      fields: { unitName: "甲东区第一小学", post: "worker", reason: "hiring" },
      parties: { person: [{ id: "p", parts: { name, sex: "female", idNumber } }] },
    },
  });
  await act(school, id, "notice", { answers: { fields: { told: true } } });
  await act(school, id, "request");
  const answered = async () => {
    const { referrals } = (await police.get(`/api/cases/${id}`)).json<CaseRecord>();
    const asked = referrals.findLast(({ state }) => state !== "answered");
    if (asked === undefined) throw new Error("nothing was asked");
    await act(police, id, "answer-referral", {
      referral: { name: asked.name, number: asked.number },
      answers: { fields: { result, answeredOn: ground.now().toISOString().slice(0, 10) } },
    });
    await act(school, id, result === "clear" ? "recordClear" : "recordHit");
  };
  await answered();
  return {
    id,
    again: async () => {
      await act(school, id, "again", { answers: { fields: { reason: "yearly" } } });
      await answered();
    },
  };
}

/** Records whose account it is, as a configurer does. */
export async function recordPerson(person: SignedIn, accountId: string, idNumber: string | null) {
  return await person.send("PUT", `/api/service-people/${accountId}`, { idNumber });
}

/** Makes somebody one who may be assigned cases of children: her account is recorded, and she was checked; once. */
export async function passCheck(city: CaseTestCity, accountId: string, idNumber: string): Promise<void> {
  const isKnown = await city.database.kysely
    .selectFrom("service_account_person")
    .select("account_id")
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  if (isKnown !== undefined) return;
  await recordPerson(await city.signIn("administrator"), accountId, idNumber);
  await checkPerson(city, "核验人", idNumber);
}

/** Agencies and people of the registers of a county: a township with its village, and civil affairs. */
export async function addRegisterPeople(city: CaseTestCity, areaCode: string) {
  const of = async (name: string, organisationId: string, role: Parameters<typeof platformRole>[0]) =>
    await writeFor(city.ground, { actor: platformActor, requestId: null }, async (context) =>
      createAccount(context, {
        username: `${name}-${areaCode}`,
        displayName: `${name}-${areaCode}`,
        organisationId,
        roleIds: [platformRole(role)],
        password: testPassword,
        mustChangePassword: false,
      }),
    );
  await writeFor(city.ground, { actor: platformActor, requestId: null }, async ({ transaction, now }) => {
    for (const kind of ["town", "civil2"]) {
      const id = `${kind}-${areaCode}`;
      const organisation = {
        id,
        name: id,
        short_name: id,
        pinyin: id,
        kind: "agency" as const,
        area_code: areaCode,
      };
      await transaction.insertInto("organisation").values(organisation).execute();
    }
    await transaction
      .insertInto("service_agency")
      .values({
        area_code: areaCode,
        role: "township",
        organisation_id: `town-${areaCode}`,
        set_by: "platform",
        set_at: now,
      })
      .execute();
  });
  const village = await of("village", `town-${areaCode}`, "village");
  await of("township", `town-${areaCode}`, "township");
  await of("county", `civil2-${areaCode}`, "civil-affairs");
  return {
    villageId: village,
    village: await city.signIn(`village-${areaCode}`),
    township: await city.signIn(`township-${areaCode}`),
    county: await city.signIn(`county-${areaCode}`),
  };
}
