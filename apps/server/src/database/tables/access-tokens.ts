import type { Json } from "../json-text.ts";

/** Rows of migration 0017. */
export interface AccessTokenTables {
  access_token: {
    account_id: string;
    id: string;
    name: string;
    prefix: string;
    secret_hash: string;
    area_code: string;
    organisation_id: string | null;
    permissions: Json<readonly string[]>;
    created_at: string;
    expires_at: string;
    last_used_at: string | null;
    revoked_at: string | null;
  };
  access_stamp: {
    id: number;
    stamp: number;
  };
}
