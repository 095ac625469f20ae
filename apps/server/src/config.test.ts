import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findProjectRoot, readConfig, settings, WrongSettingsError } from "./config.ts";

const root = findProjectRoot(import.meta.dirname);

describe("the settings", () => {
  test("have a default for everything, so that the program starts without any", () => {
    expect(readConfig({})).toMatchObject({
      PORT: 8080,
      HOST: "127.0.0.1",
      HALFSKY_DATA: join(root, "data"),
      HALFSKY_SECURE_COOKIE: false,
      HALFSKY_SAMPLE_CITY: "auto",
    });
  });

  test("are read from text; an empty one counts as not set, and other variables are none of ours", () => {
    const config = readConfig({
      PORT: "9000",
      HOST: "",
      HALFSKY_SECURE_COOKIE: "yes",
      HALFSKY_DATA: "/srv/x",
      PATH: "/bin",
    });
    expect(config).toMatchObject({
      PORT: 9000,
      HOST: "127.0.0.1",
      HALFSKY_SECURE_COOKIE: true,
      HALFSKY_DATA: "/srv/x",
    });
    expect(config).not.toHaveProperty("PATH");
  });

  test("that are wrong are all named at once", () => {
    const start = () => readConfig({ PORT: "http", DATABASE_URL: "mysql://x", HALFSKY_SAMPLE_CITY: "maybe" });
    expect(start).toThrow(WrongSettingsError);
    expect(start).toThrow(/PORT[^]*DATABASE_URL[^]*HALFSKY_SAMPLE_CITY/);
  });

  test("stand in docs/settings.md, each with its default and its sentence, and no other does", async () => {
    const page = await readFile(join(root, "docs/settings.md"), "utf8");
    const rows = [...page.matchAll(/^\| `(\w+)` +\| (.*?) +\| (.*?) +\|$/gm)].map(([, ...cells]) => cells);
    const written = Object.entries(settings.shape).map(([name, setting]) => {
      return [name, shown(setting.safeParse(undefined).data), setting.description ?? ""];
    });
    expect(rows).toEqual(written);
  });
});

function shown(value: string | number | boolean | undefined): string {
  if (value === undefined) return "–";
  return `\`${typeof value === "boolean" ? (value ? "yes" : "no") : value}\``;
}
