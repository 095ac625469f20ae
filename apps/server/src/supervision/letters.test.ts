import type { Letter, MatterRecord } from "@halfsky/api-contract";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { platformActor } from "../access/actor.ts";
import { writeFor } from "../http/run-in-transaction.ts";
import type { SignedIn } from "../http/start-test-server.ts";
import { beginMatter, findPeople, type People } from "./invented-years.ts";
import { startSupervisionTestCity, type SupervisionTestCity } from "./supervision-test-city.ts";
import { titleLines, writeLetterDocx } from "./write-letter-docx.ts";

let city: SupervisionTestCity;
let office: SignedIn;
let people: People;
beforeAll(async () => {
  city = await startSupervisionTestCity();
  office = await city.signIn("office");
  people = await findPeople(city);
});
afterAll(() => city.close());

const issuer = "云汀市人民政府妇女儿童工作委员会办公室";
const content: Letter["content"] = {
  kind: "urging",
  issuer,
  number: "云妇儿工委办函〔2026〕5号",
  title: "关于适龄妇女宫颈癌人群筛查率指标整改的督办函",
  addressee: "云汀市卫生健康委员会：",
  paragraphs: ["现就有关事项督办如下。", "特此督办。"],
  signature: issuer,
  date: "2026年11月26日",
  contact: "示例，0000-0000000",
  copies: ["云汀市人民政府"],
  receipt: { title: "回　执", rows: [{ label: "来函文号", value: "云妇儿工委办函〔2026〕5号" }] },
};

describe("the file of a letter", () => {
  let parts: Readonly<Record<string, string>>;
  beforeAll(async () => {
    const zip = await JSZip.loadAsync(await writeLetterDocx(content));
    const read = async (path: string) => [path, (await zip.file(path)?.async("string")) ?? ""] as const;
    parts = Object.fromEntries(await Promise.all(Object.keys(zip.files).map(read)));
  });

  const header = (): string =>
    Object.entries(parts).find(([path, xml]) => path.includes("header") && xml.includes(issuer))?.[1] ?? "";

  test("has the issuer in red, 30 mm below the edge of the paper", () => {
    // 30 mm are 1701 twips
    expect(parts["word/document.xml"]).toMatch(/<w:pgMar [^>]*w:header="1701"/);
    expect(header()).toMatch(/<w:color w:val="FF0000"\/>/);
  });

  test("has two red double lines of 170 mm, 4 mm below the issuer and 20 mm above the lower edge, thick outside", () => {
    const millimetres = [...header().matchAll(/relativeFrom="page"><wp:posOffset>(\d+)</g)].map(
      ([, emu]) => Number(emu) / 36_000,
    );
    // left, top; four lines
    const lefts = millimetres.filter((_, index) => index % 2 === 0);
    const tops = millimetres.filter((_, index) => index % 2 === 1);
    expect(lefts).toEqual([20, 20, 20, 20]);
    const size = Number(/<w:sz w:val="(\d+)"\/>/.exec(header())?.[1]) / 2;
    expect(tops[0]).toBeCloseTo(30 + (size * 25.4) / 72 + 4, 1);
    expect(tops[3]).toBe(277);
    const widths = [...header().matchAll(/<wp:extent cx="(\d+)"/g)].map(([, emu]) => Number(emu) / 36_000);
    expect(widths).toEqual([170, 170, 170, 170]);
    const thick = [...header().matchAll(/<a:ln w="(\d+)"/g)].map(([, emu]) => Number(emu) > 20_000);
    expect(thick).toEqual([true, false, false, true]);
  });

  test("carries no number on page one, and a number on the pages after it", () => {
    expect(parts["word/document.xml"]).toContain("<w:titlePg/>");
    const footers = Object.entries(parts).filter(([path]) => /word\/footer\d+\.xml/.test(path));
    expect(footers.filter(([, xml]) => xml.includes("PAGE")).length).toBe(2);
    expect(footers.filter(([, xml]) => !xml.includes("PAGE")).length).toBe(1);
  });

  test("breaks a long title where its sense does, and has the receipt on a page of its own", () => {
    expect(titleLines(content.title)).toEqual(["关于适龄妇女宫颈癌人群筛查率", "指标整改的督办函"]);
    expect(titleLines("关于婴儿死亡率指标的提示函")).toEqual(["关于婴儿死亡率指标的提示函"]);
    expect(titleLines("长".repeat(47)).every((one) => one.length <= 20)).toBe(true);
    expect(parts["word/document.xml"]).toMatch(/<w:pageBreakBefore\/>[^]*回　执/);
  });

  test("names who gets a copy, and whom to ask in brackets below the date", () => {
    expect(parts["word/document.xml"]).toContain("抄送：云汀市人民政府。");
    expect(parts["word/document.xml"]).toContain("（联系人：示例，0000-0000000）");
  });
});

describe("numbers of letters", () => {
  const behalf = { actor: platformActor, requestId: null };
  const begin = (id: string, fails = false) =>
    writeFor(city.ground, behalf, async (context) => {
      await beginMatter(context, people, { id, unit: "education" });
      if (fails) throw new Error("broken off");
    });
  const numbers = async (): Promise<readonly number[]> => {
    const rows = await city.database.kysely
      .selectFrom("supervision_letter")
      .select("number")
      .orderBy("number")
      .execute();
    return rows.map(({ number }) => number);
  };

  test("count on without a gap, although some are broken off and several are issued at once", async () => {
    const tries = Array.from({ length: 12 }, (_, index) => begin(`n${index}`, index % 3 === 2));
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(4);
    expect(await numbers()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test("begin again with the year, in Beijing's calendar", async () => {
    city.advance(Date.parse("2025-12-31T16:30:00.000Z") - city.ground.now().getTime());
    await begin("next-year");
    const record = (await office.get("/api/supervision/next-year")).json<MatterRecord>();
    expect(record.letters[0]?.number).toBe("甲妇儿工委办函〔2026〕1号");
    expect(record.letters[0]?.content.date).toBe("2026年1月1日");
  });

  test("are never changed once they are issued", async () => {
    const { kysely } = city.database;
    await expect(kysely.updateTable("supervision_letter").set({ number: 99 }).execute()).rejects.toThrow(
      "only takes new rows",
    );
    await expect(kysely.deleteFrom("supervision_action").execute()).rejects.toThrow("only takes new rows");
  });
});

describe("the letterhead", () => {
  test("is made of names until somebody sets it; new letters carry what is set, issued ones stay", async () => {
    const before = await office.get("/api/supervision/letterhead");
    expect(before.json()).toMatchObject({ issuer: "甲市妇儿工委办", isDefault: true, mayChange: true });
    const set = {
      areaCode: "990100",
      issuer: "甲市妇儿工委办公室",
      prefix: "甲妇函",
      contact: "",
      copies: [],
    };
    expect((await office.send("PUT", "/api/supervision/letterhead", set)).json()).toMatchObject({
      prefix: "甲妇函",
      isDefault: false,
    });
    const old = (await office.get("/api/supervision/next-year")).json<MatterRecord>();
    expect(old.letters[0]?.content.issuer).toBe("甲市妇儿工委办");
    const unit = await city.signIn("education");
    expect((await unit.send("PUT", "/api/supervision/letterhead", set)).statusCode).toBe(403);
  });
});
