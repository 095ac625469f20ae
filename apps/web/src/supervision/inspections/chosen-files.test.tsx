import { act, cleanup, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import { LanguageProvider } from "../../words/language.tsx";
import { ChosenFiles } from "./chosen-files.tsx";

afterEach(cleanup);

function Form() {
  const [files, setFiles] = useState<readonly File[]>([]);
  return (
    <LanguageProvider>
      <ChosenFiles files={files} disabled={false} onChange={setFiles} />
      <output>{files.map(({ name }) => name).join(" ")}</output>
    </LanguageProvider>
  );
}

/** A photograph as telephones take them, large enough to be made smaller. */
const photograph = (name: string) => new File([new Uint8Array(1_600_000)], name, { type: "image/jpeg" });

/** Hands files to a chooser, as the browser does when its dialog closes. */
function hand(label: string, ...files: File[]): void {
  const chooser = document.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`);
  Object.defineProperty(chooser, "files", { configurable: true, value: files });
  chooser?.dispatchEvent(new Event("change", { bubbles: true }));
}

const listed = () => screen.getAllByRole("listitem").map((item) => item.querySelector("span")?.textContent);

test("keeps every file of two choices that come one right after the other", () => {
  render(<Form />);
  act(() => {
    hand("拍照", photograph("婚检室.jpg"));
    hand("选照片或文件", photograph("现场.jpg"), new File(["周末轮值"], "值班.txt"));
  });
  expect(listed()).toEqual(["婚检室.jpg", "现场.jpg", "值班.txt"]);
});

test("a large photograph is in the form as soon as it is chosen, so that none is missing when the form is sent", () => {
  render(<Form />);
  act(() => hand("拍照", photograph("婚检室.jpg")));
  expect(screen.getAllByRole("status").at(-1)?.textContent).toBe("婚检室.jpg");
});

test("leaves a file out again, and says which one was empty", () => {
  render(<Form />);
  act(() => hand("选照片或文件", photograph("一.jpg"), new File([], "空.txt"), photograph("二.jpg")));
  expect(screen.getByRole("alert").textContent).toContain("空.txt");
  act(() => screen.getByRole("button", { name: "不要这个文件：一.jpg" }).click());
  expect(listed()).toEqual(["二.jpg"]);
});
