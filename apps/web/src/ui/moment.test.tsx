import { beijingTime } from "@halfsky/calendar";
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { LanguageProvider } from "../words/language.tsx";
import { Moment } from "./moment.tsx";

afterEach(cleanup);

test("a time in words carries the exact one, which stands on paper in its place", () => {
  const at = "2026-11-01T01:30:00.000Z";
  const { container } = render(
    <LanguageProvider>
      <Moment at={at} />
    </LanguageProvider>,
  );
  const time = container.querySelector("time.moment");
  expect(time?.getAttribute("title")).toBe(beijingTime(at));
  expect(time?.querySelector("span")?.textContent).not.toBe(beijingTime(at));
});
