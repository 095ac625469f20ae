import { Navigate, useLocation } from "react-router";
import { useSession } from "./session.tsx";
import { startAddress } from "./start-address.ts";

/** Opens the page where a person starts; area and year go along. */
export function StartPage() {
  const { account } = useSession();
  const { search } = useLocation();
  return <Navigate replace to={startAddress(account.roles.map(({ id }) => id)) + search} />;
}
