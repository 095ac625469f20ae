import { afterEach, expect, test } from "vitest";
import { focusFirstField } from "./focus-first-field.ts";

const formBox = (): HTMLElement => {
  document.body.innerHTML =
    '<button id="outside"></button><div id="box"><input type="file" id="file"><textarea id="first"></textarea><input id="second"></div>';
  const box = document.getElementById("box");
  if (box === null) throw new Error("no box");
  return box;
};
afterEach(() => {
  document.body.innerHTML = "";
});

test("the cursor goes into the first field that is typed in", () => {
  const box = formBox();
  document.getElementById("outside")?.focus();
  focusFirstField(box);
  expect(document.activeElement?.id).toBe("first");
});

test("whoever types already keeps the cursor", () => {
  const box = formBox();
  document.getElementById("second")?.focus();
  focusFirstField(box);
  expect(document.activeElement?.id).toBe("second");
});

test("a form that is gone is left alone", () => {
  formBox();
  document.getElementById("outside")?.focus();
  focusFirstField(null);
  expect(document.activeElement?.id).toBe("outside");
});
