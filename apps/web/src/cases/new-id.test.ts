import { expect, test } from "vitest";
import { z } from "zod";
import { newId } from "./new-id.ts";

test("new ids are what the server takes, and no two are the same", () => {
  const ids = Array.from({ length: 500 }, newId);
  for (const id of ids) expect(z.uuid().safeParse(id).success).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});
