import { createBrowserRouter, Navigate, type RouteObject } from "react-router";
import { Waiting } from "../ui/waiting.tsx";
import { CrashPage } from "./crash-page.tsx";
import { Frame } from "./frame.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { nouns } from "./nouns.ts";
import { SignInPage } from "./sign-in-page.tsx";

const pages: RouteObject[] = nouns.flatMap((noun) => [...noun.routes]);
const start = nouns[0]?.navigation.to ?? "/";
const startRoute: RouteObject[] =
  start === "/" ? [] : [{ index: true, element: <Navigate replace to={start} /> }];

/** Makes the router: everything but signing in stands inside the frame. */
export function makeRouter() {
  return createBrowserRouter([
    { path: "/sign-in", element: <SignInPage />, errorElement: <CrashPage /> },
    {
      path: "/",
      element: <Frame />,
      errorElement: <CrashPage />,
      hydrateFallbackElement: <Waiting />,
      children: [
        {
          errorElement: <CrashPage />,
          children: [...startRoute, ...pages, { path: "*", element: <NotFoundPage /> }],
        },
      ],
    },
  ]);
}
