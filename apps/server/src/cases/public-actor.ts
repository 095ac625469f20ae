import type { Actor } from "../access/actor.ts";
import { platformRole } from "./case-person.ts";

const publicAccount = "public";

/** Whoever reports without an account: she may open a case where a definition says so, and read none. */
export function publicActor(areaCode: string): Actor {
  return {
    accountId: publicAccount,
    username: "public",
    displayName: "公众",
    mustChangePassword: false,
    organisation: { id: "public", name: "公众", shortName: "公众" },
    areaCode,
    roles: [{ id: platformRole("duty-holder"), nameZh: "强制报告义务主体", nameEn: "Mandated reporter" }],
    grants: [],
  };
}

/** Whether it is nobody known: whom nobody can ask anything back. */
export function isPublicActor({ accountId }: Pick<Actor, "accountId">): boolean {
  return accountId === publicAccount;
}
