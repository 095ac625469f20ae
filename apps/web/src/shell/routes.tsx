import { createBrowserRouter, type RouteObject } from "react-router";
import { accountPages } from "../accounts/account-pages.ts";
import { notificationPages } from "../notifications/notification-pages.ts";
import { Waiting } from "../ui/waiting.tsx";
import { CrashPage } from "./crash-page.tsx";
import { Frame } from "./frame.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { nouns } from "./nouns.ts";
import { SignInPage } from "./sign-in-page.tsx";
import { StartPage } from "./start-page.tsx";

const pages: RouteObject[] = [
  ...nouns.flatMap((noun) => [...noun.routes]),
  ...notificationPages,
  ...accountPages,
];
const wholeScreen: RouteObject[] = nouns.flatMap((noun) => [...(noun.wholeScreen ?? [])]);

/** Makes the router: everything but signing in and what fills a whole screen stands inside the frame. */
export function makeRouter() {
  return createBrowserRouter([
    { path: "/sign-in", element: <SignInPage />, errorElement: <CrashPage /> },
    ...wholeScreen.map((route) => ({
      errorElement: <CrashPage />,
      hydrateFallbackElement: <Waiting />,
      ...route,
    })),
    {
      path: "/",
      element: <Frame />,
      errorElement: <CrashPage />,
      hydrateFallbackElement: <Waiting />,
      children: [
        {
          errorElement: <CrashPage />,
          children: [
            { index: true, element: <StartPage /> },
            ...pages,
            { path: "*", element: <NotFoundPage /> },
          ],
        },
      ],
    },
  ]);
}
