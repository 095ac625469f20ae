import { cleanup, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { createMemoryRouter, Link } from "react-router";
import { afterEach, beforeEach, expect, test } from "vitest";
import { LanguageProvider } from "../words/language.tsx";
import { PagePlace } from "./page-place.tsx";
import { RoutedPages } from "./routed-pages.tsx";

// What `act` would hold together is looked at step by step here, as it happens in a browser.
const setAct = (isOn: boolean) => Reflect.set(globalThis, "IS_REACT_ACT_ENVIRONMENT", isOn);
beforeEach(() => {
  setAct(false);
});
afterEach(() => {
  setAct(true);
  cleanup();
});

/** Runs what a click leaves to be done before the browser can take another one. */
async function untilNextInput(): Promise<void> {
  for (let step = 0; step < 50; step += 1) await Promise.resolve();
}

function Finding() {
  return <h1>登记问题</h1>;
}

function openInspection(
  finding:
    | { readonly Component: () => ReactNode }
    | { readonly lazy: () => Promise<{ Component: () => ReactNode }> },
) {
  const router = createMemoryRouter([
    {
      element: <PagePlace />,
      children: [
        { index: true, element: <Link to="/finding">登记</Link> },
        { path: "finding", ...finding },
      ],
    },
  ]);
  render(
    <LanguageProvider>
      <RoutedPages router={router} />
    </LanguageProvider>,
  );
}

test("a page takes nothing any more while the next one is being fetched", async () => {
  let arrive: (page: { Component: () => ReactNode }) => void = () => undefined;
  const page = new Promise<{ Component: () => ReactNode }>((resolve) => {
    arrive = resolve;
  });
  openInspection({ lazy: () => page });
  const link = await screen.findByRole("link");
  const place = screen.getByRole("main");
  expect(place.hasAttribute("inert")).toBe(false);
  link.click();
  await untilNextInput();
  expect(place.hasAttribute("inert")).toBe(true);
  arrive({ Component: Finding });
  await screen.findByRole("heading", { name: "登记问题" });
  expect(place.hasAttribute("inert")).toBe(false);
});

test("a page gives way at once to one that needs no fetching", async () => {
  openInspection({ Component: Finding });
  const link = await screen.findByRole("link");
  link.click();
  await untilNextInput();
  expect(screen.getByRole("main").textContent).toBe("登记问题");
});
