import type { Permission } from "@halfsky/api-contract";
import type { TestServer } from "../http/start-test-server.ts";

/** Areas of the test server and what lies in them, written out so that the rule is not tested by itself. */
const below: Readonly<Record<string, readonly string[]>> = {
  "990000": ["990000", "990100", "990200", "990101", "990102", "990201"],
  "990100": ["990100", "990101", "990102"],
  "990200": ["990200", "990201"],
};

/** All areas of the test server. */
export const testAreas: readonly string[] = below["990000"] ?? [];

/** Tells whether a person of the test server may use a permission on a row of an area and an organisation. */
export type ExpectedReach = (
  username: string,
  permission: Permission,
  areaCode: string,
  organisationId: string | null,
) => boolean;

/** Reads who was granted what and works the reach out from the table above, apart from the rule of the server. */
export async function readExpectedReach(server: TestServer): Promise<ExpectedReach> {
  const grants = await server.database.kysely
    .selectFrom("account")
    .innerJoin("organisation", "organisation.id", "account.organisation_id")
    .innerJoin("account_role", "account_role.account_id", "account.id")
    .innerJoin("role_grant", "role_grant.role_id", "account_role.role_id")
    .select([
      "account.username",
      "organisation.id as organisation",
      "organisation.area_code as area",
      "role_grant.permission",
      "role_grant.scope",
    ])
    .execute();
  return (username, permission, areaCode, organisationId) =>
    grants
      .filter((grant) => grant.username === username && grant.permission === permission)
      .some(({ scope, area, organisation }) => {
        switch (scope) {
          case "everywhere":
            return true;
          case "area-and-below":
            return area === areaCode || (below[area] ?? []).includes(areaCode);
          case "own-area":
            return area === areaCode;
          case "own-organisation":
            return area === areaCode && organisation === organisationId;
        }
      });
}
