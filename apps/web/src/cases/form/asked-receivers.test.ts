import { expect, test } from "vitest";
import { afterFaults } from "./asked-receivers.ts";

const message = { zh: "请选择", en: "Choose" };
const stations = [
  { id: "east", name: "东派出所" },
  { id: "west", name: "西派出所" },
];
const police = { where: "body.details.receivers.police", message, choices: stations };

test("what a refusal asks to choose is asked from then on, also where the next one is about something else", () => {
  const first = afterFaults({ asked: [], chosen: {} }, [police]);
  expect(first).toEqual({ asked: [{ name: "police", choices: stations }], chosen: {} });
  const chosen = { ...first, chosen: { police: "east" } };
  expect(afterFaults(chosen, [{ where: "body.details.answers.fields.kind", message }])).toEqual(chosen);
});

test("what is not offered any more is chosen no more, and what the place decides is asked no more", () => {
  const chosen = { asked: [{ name: "police", choices: stations }], chosen: { police: "east", owner: "o" } };
  expect(afterFaults(chosen, [{ ...police, choices: stations.slice(1) }])).toEqual({
    asked: [{ name: "police", choices: stations.slice(1) }],
    chosen: { owner: "o" },
  });
  expect(afterFaults(chosen, [{ ...police, choices: [] }])).toEqual({ asked: [], chosen: { owner: "o" } });
});
