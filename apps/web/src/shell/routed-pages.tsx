import type { ComponentProps } from "react";
import { RouterProvider } from "react-router";

/**
 * The pages of a router. A change of page is no transition of React: that would keep the page before in use, under the
 * address of the next one, until the next one is drawn, and what is done on it meanwhile would be lost.
 */
export function RoutedPages({ router }: Pick<ComponentProps<typeof RouterProvider>, "router">) {
  return <RouterProvider router={router} useTransitions={false} />;
}
