import type { Permission } from "@halfsky/api-contract";
import type { RouteObject } from "react-router";
import type { Words } from "../words/zh.ts";

/** What one noun brings to the application: its pages, and its entry in the navigation. */
export interface NounPages {
  /** Routes below the frame; pages are loaded when they are first opened. */
  readonly routes: readonly RouteObject[];
  /** Routes outside of the frame: what fills a whole screen, without navigation. */
  readonly wholeScreen?: readonly RouteObject[];
  readonly navigation: {
    readonly to: string;
    readonly label: keyof Words["shell"]["nav"];
    /** Beginnings of other addresses that belong under this entry. */
    readonly also?: readonly string[];
    /** Who cannot do this anywhere does not see the entry. */
    readonly permission: Permission;
    /** Who can do this finds the pages below another entry. */
    readonly unless?: Permission;
  };
}
