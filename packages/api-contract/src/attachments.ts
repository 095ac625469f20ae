import { z } from "zod";
import { doer, stamp } from "./areas.ts";

/** A file that belongs to something else: evidence of a step, a photograph of an inspection. */
export const attachment = z.object({
  id: z.string(),
  name: z.string(),
  /** one of image/jpeg, image/png, image/webp, application/pdf, the types of .docx and .xlsx, text/plain */
  mediaType: z.string(),
  /** bytes */
  size: z.number().int(),
  sha256: z.string(),
  added: stamp.extend({ by: doer }),
});
export type Attachment = z.infer<typeof attachment>;

/** GET <subject>/attachments, e.g. /api/supervision/:id/attachments: without bytes, oldest first */
export const attachmentList = z.object({ attachments: z.array(attachment) });
export type AttachmentList = z.infer<typeof attachmentList>;

/** POST <subject>/attachments (multipart field "file") → attachment; the same file sent twice is kept once. */
/** GET <subject>/attachments/:attachment : the file itself. */
