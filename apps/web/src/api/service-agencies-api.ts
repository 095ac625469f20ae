import {
  type localAgencyInput,
  serviceAgencyList,
  type serviceAgencyInput,
  type ServiceAgencyList,
} from "@halfsky/api-contract";
import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { request } from "./request.ts";

/** Who serves which area, and who is what in services, as far as the reader configures them. */
export const serviceAgenciesQuery = queryOptions({
  queryKey: ["service-agencies"],
  queryFn: ({ signal }) => request("/api/service-agencies", serviceAgencyList, { signal }),
});

/** Sets who serves an area in a role; null takes the agency away. */
export function setAgency(body: z.input<typeof serviceAgencyInput>) {
  return request("/api/service-agencies", z.null(), { method: "PUT", body });
}

/** Sets which townships and villages an organisation serves in a role, and no others. */
export function setLocalAgency(body: z.input<typeof localAgencyInput>) {
  return request("/api/service-agencies/localities", z.null(), { method: "PUT", body });
}

/** Records whose account it is, by ID number; null takes it away. */
export function setAccountPerson(account: string, idNumber: string | null) {
  return request(`/api/service-people/${encodeURIComponent(account)}`, z.null(), {
    method: "PUT",
    body: { idNumber },
  });
}

/** Sets all roles that a person has in services. */
export function setServiceRoles(account: string, roles: ServiceAgencyList["people"][number]["roles"]) {
  return request(`/api/service-roles/${encodeURIComponent(account)}`, z.null(), {
    method: "PUT",
    body: { roles },
  });
}
