import { type GrantScope, type Permission, permission } from "@halfsky/api-contract";

/** One permission that a role of the actor gives, and how far it reaches. */
export interface Grant {
  readonly permission: Permission;
  readonly scope: GrantScope;
}

/** Whoever acts: who, for which organisation and area, with which grants. */
export interface Actor {
  readonly accountId: string;
  readonly username: string;
  readonly displayName: string;
  readonly mustChangePassword: boolean;
  readonly organisation: { readonly id: string; readonly name: string; readonly shortName: string };
  readonly areaCode: string;
  readonly roles: readonly { readonly id: string; readonly nameZh: string; readonly nameEn: string }[];
  readonly grants: readonly Grant[];
  /** Roles in services in which the organisation serves its own area; absent where it serves it in none. */
  readonly serves?: readonly string[];
  /** The access token that a program acts with, in the name and within the reach of its owner. */
  readonly token?: { readonly id: string; readonly name: string };
}

/** Area code of what belongs to no area, e.g. a failed sign-in with an unknown name. */
export const wholePlatform = "000000";

/** The platform itself, for loading data and for work that no person asked for: it may do everything everywhere. */
export const platformActor: Actor = {
  accountId: "platform",
  username: "platform",
  displayName: "平台",
  mustChangePassword: false,
  organisation: { id: "platform", name: "平台", shortName: "平台" },
  areaCode: wholePlatform,
  roles: [],
  grants: permission.options.map((name) => ({ permission: name, scope: "everywhere" })),
};
