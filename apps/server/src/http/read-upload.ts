import type { MultipartFile } from "@fastify/multipart";
import type { Bilingual } from "@halfsky/statistics";
import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import { PlatformError } from "../platform-error.ts";

/** A file that came with a request, and the form that it came in. */
export interface Upload {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly fields: MultipartFile["fields"];
}

/** Reads the one file of a multipart request; throws the problem "invalid-request" where there is none. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  const file = request.isMultipart() ? await request.file() : undefined;
  if (file === undefined) {
    throw new PlatformError("invalid-request", 400, {
      zh: "请求里没有文件，请选择文件再上传。",
      en: "The request holds no file; choose a file and upload it again.",
    });
  }
  try {
    return { fileName: file.filename, bytes: await file.toBuffer(), fields: file.fields };
  } catch (error) {
    if (!file.file.truncated) throw error;
    const most = request.server.ground.config.HALFSKY_UPLOAD_MEGABYTES;
    throw new PlatformError("too-large", 413, {
      zh: `“${file.filename}”超过 ${most} MB，没有上传。请拆分或压缩后再试。`,
      en: `"${file.filename}" is larger than ${most} MB and was not taken. Split it or make it smaller.`,
    });
  }
}

/** The mapping that came as JSON with a file; throws the problem "invalid-request" in these words where it cannot be read. */
export function readMapping<Mapping extends z.ZodType>(
  { fields }: Upload,
  mapping: Mapping,
  message: Bilingual,
): z.output<Mapping> {
  const field = fields["mapping"];
  const text = field !== undefined && "value" in field && typeof field.value === "string" ? field.value : "";
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const read = mapping.safeParse(value);
  if (read.success) return read.data;
  throw new PlatformError("invalid-request", 400, message, [{ where: "body.mapping", message }]);
}
