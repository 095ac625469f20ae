import { attachment, attachmentList, type Permission } from "@halfsky/api-contract";
import { z } from "zod";
import type { ReadContext } from "../access/context.ts";
import type { App, RouteModule } from "../http/ground.ts";
import { noteDownload } from "../http/note-download.ts";
import { readUpload } from "../http/read-upload.ts";
import { inReadTransaction, inWriteTransaction } from "../http/run-in-transaction.ts";
import { notFound } from "../platform-error.ts";
import { addAttachment } from "./add-attachment.service.ts";
import { findAttachment, listAttachments } from "./attachment.store.ts";

/** A noun whose things have files. */
export interface AttachmentOwner {
  /** The noun, as stored with each file, e.g. "supervision". */
  readonly kind: string;
  /** Address of one thing of the noun with `:id`, e.g. "/api/supervision/:id"; "/attachments" follows. */
  readonly url: string;
  readonly tag: string;
  /** What one needs to ask at all; how far it reaches is asked of `find`. */
  readonly permission: Permission;
  /** The area of the thing; throws a problem where the actor may not read it, or not add to it. */
  readonly find: (
    context: ReadContext,
    id: string,
    use: "read" | "add",
  ) => Promise<{ readonly areaCode: string }>;
}

const noun = { zh: "附件", en: "attachment" };
const ofSubject = z.object({ id: z.string().max(100) });
const ofFile = ofSubject.extend({ attachment: z.string().max(100) });

/** The files of a noun's things: list, upload, download, each with the reach of the thing itself. */
export function attachmentRoutes(owner: AttachmentOwner): RouteModule {
  return (app: App) => {
    const { kind, url, tag, find } = owner;
    const config = { access: { permission: owner.permission } } as const;
    app.get(
      `${url}/attachments`,
      {
        config,
        schema: { tags: [tag], summary: "Attachments", params: ofSubject, response: { 200: attachmentList } },
      },
      (request) =>
        inReadTransaction(request, async (context) => {
          const { id } = request.params;
          await find(context, id, "read");
          return { attachments: await listAttachments(context.transaction, { kind, id }) };
        }),
    );

    app.post(
      `${url}/attachments`,
      {
        config,
        schema: {
          tags: [tag],
          summary: "Add an attachment: photograph, pdf, docx, xlsx or txt",
          consumes: ["multipart/form-data"],
          params: ofSubject,
          response: { 200: attachment },
        },
      },
      async (request) => {
        const { id } = request.params;
        const { fileName, bytes } = await readUpload(request);
        return await inWriteTransaction(request, async (context) => {
          const { areaCode } = await find(context, id, "add");
          return await addAttachment(
            context,
            { kind, id, areaCode },
            { fileName, bytes, mostMegabytes: app.ground.config.HALFSKY_ATTACHMENT_MEGABYTES },
          );
        });
      },
    );

    app.get(
      `${url}/attachments/:attachment`,
      { config, schema: { tags: [tag], summary: "The file of an attachment", params: ofFile } },
      async (request, reply) => {
        const { id, attachment: asked } = request.params;
        const { areaCode, file } = await inReadTransaction(request, async (context) => {
          const subject = await find(context, id, "read");
          const found = await findAttachment(context.transaction, { kind, id }, asked);
          return { areaCode: subject.areaCode, file: found };
        });
        if (file === undefined) throw notFound(noun, asked);
        await noteDownload(request, {
          action: "attachment.download",
          subjectKind: kind,
          subjectId: id,
          areaCode,
          details: { attachment: asked, name: file.name },
        });
        return reply
          .type(file.mediaType)
          .header(
            "content-disposition",
            // pictures may be shown in the page, everything else is saved
            `${file.mediaType.startsWith("image/") ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
          )
          .header("cache-control", "private, no-store")
          .send(Buffer.from(file.bytes));
      },
    );
  };
}
