import { platformActor } from "../access/actor.ts";
import { createAccount } from "../accounts/create-account.service.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import { type SignedIn, testPassword } from "../http/start-test-server.ts";
import { platformRole } from "./case-person.ts";
import type { CaseTestCity } from "./case-test-city.ts";

const procuratorate = "procuratorate-990101";

/** Who takes part in a record that the law seals, beside the people of the test city. */
export interface Justice {
  readonly procurator: SignedIn;
  /** the supervisor of the police, who keeps sealed records */
  readonly keeper: SignedIn;
}

/** Adds a procuratorate with a procurator, and the supervisor of the police who keeps sealed records. */
export async function addJustice(city: CaseTestCity): Promise<Justice> {
  await writeFor(city.ground, { actor: platformActor, requestId: null }, async (context) => {
    const { transaction, now } = context;
    const name = "甲东区人民检察院";
    await transaction
      .insertInto("organisation")
      .values({
        id: procuratorate,
        name,
        short_name: name,
        pinyin: procuratorate,
        kind: "agency",
        area_code: "990101",
      })
      .execute();
    await transaction
      .insertInto("service_agency")
      .values({
        area_code: "990101",
        role: "procuratorate",
        organisation_id: procuratorate,
        set_by: "platform",
        set_at: now,
      })
      .execute();
    for (const [username, organisationId, role] of [
      ["procurator", procuratorate, "procuratorate"],
      ["police-lead", "police-990101", "supervisor"],
    ] as const) {
      await createAccount(context, {
        username,
        displayName: username,
        organisationId,
        roleIds: [platformRole(role)],
        password: testPassword,
        mustChangePassword: false,
      });
    }
  });
  return { procurator: await city.signIn("procurator"), keeper: await city.signIn("police-lead") };
}
