import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { LanguageProvider } from "../words/language.tsx";
import { StandsSince } from "./queue-page.tsx";

afterEach(cleanup);

test("rows that cannot be read anew say since when they stand, and that the server is out of reach", () => {
  render(
    <LanguageProvider>
      <StandsSince error={null} at="2026-11-01T01:30:00.000Z" />
    </LanguageProvider>,
  );
  const { textContent } = screen.getByRole("status");
  expect(textContent).toContain("连接不上服务器");
  expect(textContent).toContain("2026-11-01 09:30");
});
