import type { Attachment } from "@halfsky/api-contract";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireReach } from "../access/context.ts";
import { startTestServer, type SignedIn, type TestServer } from "../http/start-test-server.ts";
import { uploadFile } from "../http/upload-file.ts";
import { attachmentRoutes } from "./attachment.routes.ts";

/** A noun of the test: its id is the code of an area, read by whoever reads plans there, added to by who corrects them. */
const example = attachmentRoutes({
  kind: "example",
  url: "/api/examples/:id",
  tag: "examples",
  permission: "plan.read",
  find: async (context, id, use) => {
    await requireReach(context, use === "read" ? "plan.read" : "plan.correct", { areaCode: id });
    return { areaCode: id };
  },
});

let server: TestServer;
let office: SignedIn;
beforeAll(async () => {
  server = await startTestServer({
    routes: [example],
    settings: { HALFSKY_ATTACHMENT_MEGABYTES: 1 },
  });
  office = await server.signIn("office");
});
afterAll(() => server.close());

const url = "/api/examples/990100/attachments";
const text = (fileName: string, content: string | Uint8Array) => ({ url, fileName, content });
const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

async function zipOf(...names: readonly string[]): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const name of names) zip.file(name, "x");
  return await zip.generateAsync({ type: "uint8array" });
}

describe("an attachment", () => {
  test("is kept with who added it, listed without its bytes, and comes back byte for byte", async () => {
    const answer = await uploadFile(office, text("整改现场.jpg", jpeg));
    expect(answer.statusCode).toBe(200);
    const added = answer.json<Attachment>();
    expect(added).toMatchObject({ name: "整改现场.jpg", mediaType: "image/jpeg", size: 7 });
    expect(added.added).toEqual({ by: "office", at: server.ground.now().toISOString() });
    const file = await office.get(`${url}/${added.id}`);
    expect(file.headers["content-type"]).toBe("image/jpeg");
    expect(file.headers["x-content-type-options"]).toBe("nosniff");
    expect(file.headers["content-disposition"]).toBe(
      `inline; filename*=UTF-8''${encodeURIComponent("整改现场.jpg")}`,
    );
    expect(new Uint8Array(file.rawPayload)).toEqual(jpeg);
    const { attachments } = (await office.get(url)).json<{ attachments: Attachment[] }>();
    expect(attachments).toEqual([added]);
    const downloads = await server.database.kysely
      .selectFrom("audit_entry")
      .select(["username", "area_code", "details"])
      .where("action", "=", "attachment.download")
      .execute();
    expect(downloads).toMatchObject([
      { username: "office", details: { attachment: added.id, name: "整改现场.jpg" } },
    ]);
  });

  test("that is sent twice, because the first answer was lost, is kept once, with one audit entry", async () => {
    const first = await uploadFile(office, text("twice.txt", "一份说明"));
    const again = await uploadFile(office, text("twice.txt", "一份说明"));
    expect(again.json()).toEqual(first.json());
    const entries = await server.database.kysely
      .selectFrom("audit_entry")
      .select("details")
      .where("action", "=", "attachment.add")
      .execute();
    expect(entries.filter(({ details }) => JSON.stringify(details).includes("twice.txt"))).toHaveLength(1);
  });

  test("is never changed or deleted, not even by hand in the database", async () => {
    const { kysely } = server.database;
    await expect(kysely.updateTable("attachment").set({ name: "x" }).execute()).rejects.toThrow(
      "only takes new rows",
    );
    await expect(kysely.deleteFrom("attachment").execute()).rejects.toThrow("only takes new rows");
  });

  test.each([
    ["png", "p.PNG", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]), "image/png"],
    ["webp", "w.webp", Buffer.from("RIFF\u0001\u0001\u0001\u0001WEBPVP8 "), "image/webp"],
    ["pdf", "d.pdf", Buffer.from("%PDF-1.7\n"), "application/pdf"],
    ["text of GB 18030", "g.txt", Uint8Array.from([0xb7, 0xbd, 0xb0, 0xb8]), "text/plain"],
  ])("may be %s", async (_kind, name, bytes, mediaType) => {
    const answer = await uploadFile(office, text(name, bytes));
    expect(answer.json()).toMatchObject({ mediaType });
  });

  test("may be docx or xlsx, known by what is inside", async () => {
    const word = await uploadFile(
      office,
      text("a.docx", await zipOf("[Content_Types].xml", "word/document.xml")),
    );
    expect(word.json<Attachment>().mediaType).toContain("wordprocessingml");
    const sheet = await uploadFile(
      office,
      text("a.xlsx", await zipOf("[Content_Types].xml", "xl/workbook.xml")),
    );
    expect(sheet.json<Attachment>().mediaType).toContain("spreadsheetml");
  });
});

describe("what is refused, in words", () => {
  const refusal = async (name: string, bytes: string | Uint8Array) => {
    const answer = await uploadFile(office, text(name, bytes));
    const { code, detail } = answer.json<{ code: string; detail: { zh: string } }>();
    return { status: answer.statusCode, code, zh: detail.zh };
  };

  test.each([
    ["a program", "run.exe", Uint8Array.from([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])],
    ["a web page that calls itself text", "page.txt", "  <script>alert(1)</script>"],
    ["a picture of lines that could run", "x.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"],
    ["nothing at all", "empty.txt", ""],
    ["a picture under the name of a document", "plan.docx", jpeg],
    ["a cut-off package", "cut.docx", Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3])],
  ])("%s", async (_what, name, bytes) => {
    expect(await refusal(name, bytes)).toMatchObject({ status: 422, code: "attachment-refused" });
  });

  test("an archive, a document with macros, and what is larger than the settings allow", async () => {
    expect(await refusal("all.zip", await zipOf("a.txt"))).toMatchObject({ code: "attachment-refused" });
    const withMacros = await zipOf("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin");
    expect((await refusal("macro.docx", withMacros)).zh).toContain("宏");
    expect((await refusal("big.txt", "a".repeat(1024 * 1024 + 1))).zh).toContain("超过 1 MB");
  });

  test("a package with more parts than any document has, before they are read", async () => {
    const document = await zipOf("[Content_Types].xml", "word/document.xml");
    const parts = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
    const many = Buffer.concat([document, ...Array.from({ length: 10_001 }, () => parts)]);
    expect((await refusal("many.docx", many)).zh).toContain("不支持这种文件");
  });

  test("a request without a file", async () => {
    expect((await office.send("POST", url, {})).statusCode).toBe(400);
  });

  test("a name that leads into a folder becomes a plain name", async () => {
    const answer = await uploadFile(office, text("../../etc/说明.txt", "内容"));
    expect(answer.json<Attachment>().name).toBe("说明.txt");
  });

  test("a name that is too long is cut between characters, and keeps its ending", async () => {
    // each of these characters takes two units of UTF-16: half of one could not be stored
    const answer = await uploadFile(office, text(`𠮷${"一".repeat(50)}${"𠮷".repeat(60)}.txt`, "长名"));
    expect(answer.statusCode).toBe(200);
    const { id, name } = answer.json<Attachment>();
    expect(name).toBe(`𠮷${"一".repeat(50)}${"𠮷".repeat(60)}.txt`);
    expect((await office.get(`${url}/${id}`)).statusCode).toBe(200);
    const longer = await uploadFile(office, text(`一${"𠮷".repeat(130)}.txt`, "更长"));
    expect(longer.statusCode).toBe(200);
    expect(longer.json<Attachment>().name).toBe(`一${"𠮷".repeat(115)}.txt`);
  });

  test("a name that shows another ending than it has is kept without the signs that turn it round", async () => {
    const answer = await uploadFile(office, text("说明\u202Egpj.txt", "掉头"));
    expect(answer.json<Attachment>().name).toBe("说明gpj.txt");
  });
});

describe("who reaches the subject reaches its files, and nobody else", () => {
  test("neither list, file nor upload answers out of reach, and a file of another subject is not found", async () => {
    const added = (await uploadFile(office, text("own.txt", "本市"))).json<Attachment>();
    const other = await server.signIn("other-city");
    for (const answer of [
      await other.get(url),
      await other.get(`${url}/${added.id}`),
      await uploadFile(other, text("theirs.txt", "外市")),
    ]) {
      expect(answer.statusCode).toBe(403);
    }
    expect((await other.get(`/api/examples/990200/attachments/${added.id}`)).statusCode).toBe(404);
    const liaison = await server.signIn("education");
    expect((await liaison.get(`${url}/${added.id}`)).statusCode).toBe(200);
    expect((await uploadFile(liaison, text("unit.txt", "单位"))).statusCode).toBe(403);
  });
});
