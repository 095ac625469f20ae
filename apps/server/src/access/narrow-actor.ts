import type { Permission } from "@halfsky/api-contract";
import type { Actor, Grant } from "./actor.ts";
import type { AreaTree } from "./area-tree.ts";

/** What an access token leaves of its owner's grants. */
export interface TokenLimits {
  readonly token: { readonly id: string; readonly name: string };
  readonly permissions: readonly Permission[];
  readonly areaCode: string;
  /** Only rows of this unit; null for those of every unit that the owner reaches. */
  readonly organisation: Actor["organisation"] | null;
}

/**
 * The actor that a token stands for: its owner with the chosen permissions in the chosen area, and for one unit where one
 * is chosen. Its reach is the part that owner and limits share, worked out anew at every use from what the owner is
 * granted then, so a token never reaches more than she does.
 */
export function narrowActor(owner: Actor, limits: TokenLimits, tree: AreaTree): Actor {
  const { areaCode, organisation } = limits;
  const isOwnArea = areaCode === owner.areaCode;
  const narrow = ({ permission, scope }: Grant): Grant[] => {
    if (!limits.permissions.includes(permission)) return [];
    const one = (left: Grant["scope"]): Grant[] => [
      { permission, scope: organisation === null ? left : "own-organisation" },
    ];
    switch (scope) {
      case "own-organisation":
        return isOwnArea && (organisation === null || organisation.id === owner.organisation.id)
          ? [{ permission, scope }]
          : [];
      case "own-area":
        return isOwnArea ? one("own-area") : [];
      case "area-and-below":
        return tree.areaAndBelow(owner.areaCode).has(areaCode) ? one("area-and-below") : [];
      case "everywhere":
        return one("area-and-below");
    }
  };
  return {
    ...owner,
    areaCode,
    organisation: organisation ?? owner.organisation,
    grants: owner.grants.flatMap(narrow),
    token: limits.token,
  };
}
