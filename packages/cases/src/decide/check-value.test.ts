import { expect, test } from "vitest";
import { systems } from "../systems/index.ts";
import { checkValue } from "./check-value.ts";

const now = "2026-11-30T15:58:00.000Z"; // 23:58 in Beijing

test("what has happened cannot lie ahead, but for as much as clocks of machines differ", () => {
  const [moment, day] = [{ kind: "moment", past: true } as const, { kind: "date", past: true } as const];
  expect(checkValue(moment, "2026-11-30T16:03:00Z", now)).toHaveProperty("answer");
  expect(checkValue(moment, "2026-11-30T16:03:01Z", now)).toHaveProperty("fault");
  // in five minutes it is the first of December
  expect(checkValue(day, "2026-12-01", now)).toHaveProperty("answer");
  expect(checkValue(day, "2026-12-02", now)).toHaveProperty("fault");
  expect(checkValue({ kind: "moment" }, "2027-01-05T00:00:00Z", now)).toHaveProperty("answer");
  expect(checkValue({ kind: "date" }, "2027-01-05", now)).toHaveProperty("answer");
});

test("no question offers two ways to say that nobody knows", () => {
  const twice = systems.flatMap(({ id, fields }) =>
    Object.entries(fields).flatMap(([name, { type }]) =>
      type.kind === "code" &&
      Object.entries(type.options).some(
        ([key, { zh }]) => ["不详", "不清楚", "不明", "未知"].includes(zh) && type.unknownAs !== key,
      )
        ? [`${id}.${name}`]
        : [],
    ),
  );
  expect(twice).toEqual([]);
});

test("what a question calls found, born, happened or answered has to have happened", () => {
  const ahead = /预产|期限|有效期|到期|下次|安排|期满|开始|生效|启用|任职|行动|封存|当天|应/u;
  const open = systems.flatMap(({ id, fields }) =>
    Object.entries(fields).flatMap(([name, { title, type }]) =>
      (type.kind === "date" || type.kind === "moment") && type.past !== true && !ahead.test(title.zh)
        ? [`${id}.${name} ${title.zh}`]
        : [],
    ),
  );
  expect(open).toEqual([]);
});
