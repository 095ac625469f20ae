import { Suspense } from "react";
import { Outlet, useNavigation } from "react-router";
import { Waiting } from "../ui/waiting.tsx";

/**
 * Where the page of an address stands. While the next page is being fetched the one before stays in sight, but takes
 * nothing: a photograph chosen on it would go to the wrong record, or be lost with it.
 */
export function PagePlace() {
  const isMoving = useNavigation().state === "loading";
  return (
    <main className="frame-main" id="content" tabIndex={-1} aria-busy={isMoving} inert={isMoving}>
      <Suspense fallback={<Waiting />}>
        <Outlet />
      </Suspense>
    </main>
  );
}
