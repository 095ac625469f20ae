import type { MultipartFile } from "@fastify/multipart";
import type { FastifyRequest } from "fastify";
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
