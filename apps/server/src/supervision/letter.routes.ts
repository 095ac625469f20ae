import { letter, letterContent, letterKind } from "@halfsky/api-contract";
import { z } from "zod";
import type { ReadContext } from "../access/context.ts";
import type { App } from "../http/ground.ts";
import { noteDownload } from "../http/note-download.ts";
import { inReadTransaction } from "../http/run-in-transaction.ts";
import { notFound } from "../platform-error.ts";
import { getVisibleMatter } from "./act-on-matter.service.ts";
import { previewLetter } from "./issue-letter.service.ts";
import { listLetters } from "./letter.store.ts";
import { supervisionBasis } from "./supervision-basis.ts";
import { writeLetterDocx } from "./write-letter-docx.ts";

const ofMatter = z.object({ id: z.string().max(100) });
const ofLetter = ofMatter.extend({ letter: z.string().max(100) });
const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

async function getLetter(context: ReadContext, matterId: string, id: string) {
  await getVisibleMatter(context, matterId);
  const letters = (await listLetters(context.transaction, [matterId])).get(matterId) ?? [];
  const found = letters.find((one) => one.id === id);
  if (found === undefined) throw notFound({ zh: "函件", en: "letter" }, id);
  return found;
}

/** Letters of a matter: what one would say, what was issued, and the file. */
export function letterRoutes(app: App): void {
  const config = { access: { permission: "supervision.read" } } as const;
  app.get(
    "/api/supervision/:id/letters/preview",
    {
      config: { access: { permission: "supervision.issue" } },
      schema: {
        tags: ["supervision"],
        summary: "What a letter would say if it were issued now",
        params: ofMatter,
        querystring: z.object({ kind: letterKind.default("notice") }),
        response: { 200: letterContent },
      },
    },
    (request) =>
      inReadTransaction(request, async (context) => {
        const stored = await getVisibleMatter(context, request.params.id);
        const basis = await supervisionBasis(context, stored.areaCode);
        return await previewLetter(context, stored, request.query.kind, basis);
      }),
  );

  app.get(
    "/api/supervision/:id/letters/:letter",
    {
      config,
      schema: {
        tags: ["supervision"],
        summary: "A letter as it was issued",
        params: ofLetter,
        response: { 200: letter },
      },
    },
    (request) =>
      inReadTransaction(request, (context) => getLetter(context, request.params.id, request.params.letter)),
  );

  app.get(
    "/api/supervision/:id/letters/:letter/file.docx",
    {
      config,
      schema: { tags: ["supervision"], summary: "The letter as a Word file", params: ofLetter },
    },
    async (request, reply) => {
      const { id, letter: asked } = request.params;
      const { found, areaCode } = await inReadTransaction(request, async (context) => ({
        found: await getLetter(context, id, asked),
        areaCode: (await getVisibleMatter(context, id)).areaCode,
      }));
      const bytes = await writeLetterDocx(found.content);
      await noteDownload(request, {
        action: "letter.download",
        subjectKind: "supervision",
        subjectId: id,
        areaCode,
        details: { letter: asked, number: found.number },
      });
      const name = `${found.number} ${found.content.title}.docx`;
      return reply
        .type(wordType)
        .header(
          "content-disposition",
          `attachment; filename="letter.docx"; filename*=UTF-8''${encodeURIComponent(name)}`,
        )
        .header("cache-control", "no-store")
        .send(Buffer.from(bytes));
    },
  );
}
