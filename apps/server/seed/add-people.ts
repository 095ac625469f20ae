import type { WriteContext } from "../src/access/context.ts";
import { createAccount } from "../src/accounts/create-account.service.ts";

/** An organisation of the sample city. */
interface SampleOrganisation {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly pinyin: string;
  readonly kind: "office" | "statistics-bureau" | "member-unit" | "county-office" | "government" | "agency";
  readonly areaCode: string;
}

/** Somebody of the sample city. */
interface SampleAccount {
  readonly username: string;
  readonly displayName: string;
  readonly organisation: string;
  readonly roles: readonly string[];
}

/** Adds organisations of the sample city, whose areas are there. */
export async function addOrganisations(
  { transaction }: WriteContext,
  organisations: readonly SampleOrganisation[],
): Promise<void> {
  await transaction
    .insertInto("organisation")
    .values(
      organisations.map(({ id, name, shortName, pinyin, kind, areaCode }) => ({
        id,
        name,
        short_name: shortName,
        pinyin,
        kind,
        area_code: areaCode,
      })),
    )
    .execute();
}

/** Adds people of the sample city; everybody has the same password, since nothing there is real. */
export async function addAccounts(
  context: WriteContext,
  accounts: readonly SampleAccount[],
  password: string,
): Promise<void> {
  for (const { username, displayName, organisation, roles } of accounts) {
    await createAccount(context, {
      username,
      displayName,
      organisationId: organisation,
      roleIds: [...roles],
      password,
      mustChangePassword: false,
    });
  }
}
