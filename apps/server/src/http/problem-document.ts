import type { Problem } from "@halfsky/api-contract";
import type { FastifyBaseLogger } from "fastify";
import { STATUS_CODES } from "node:http";
import { PlatformError } from "../platform-error.ts";

/** The problem document (RFC 9457) of a failed request. */
export function problemDocument(error: PlatformError, requestId: string): Problem {
  return {
    type: `urn:halfsky:problem:${error.code}`,
    title: STATUS_CODES[error.status] ?? "Error",
    status: error.status,
    code: error.code,
    detail: error.words,
    faults: [...error.faults],
    requestId,
  };
}

/** What a caller may see of any failure; whatever was not expected becomes "internal" and is logged whole. */
export function asPlatformError(error: unknown, log: Pick<FastifyBaseLogger, "error">): PlatformError {
  if (error instanceof PlatformError) return error;
  const code = codeOf(error);
  if (isPoolExhausted(error)) return databaseBusy();
  switch (code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
    case "FST_REQ_FILE_TOO_LARGE":
      return new PlatformError("too-large", 413, {
        zh: "上传内容超过大小限制。请拆分或压缩后再试。",
        en: "The upload is larger than allowed. Split it or make it smaller.",
      });
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
    case "FST_INVALID_MULTIPART_CONTENT_TYPE":
      return new PlatformError("unsupported-media", 415, {
        zh: "不支持这种内容类型。",
        en: "This content type is not supported.",
      });
    case "FST_ERR_CTP_EMPTY_JSON_BODY":
    case "FST_ERR_CTP_INVALID_JSON_BODY":
    case "FST_ERR_CTP_INVALID_CONTENT_LENGTH":
    case "FST_ERR_BAD_URL":
      return new PlatformError("invalid-request", 400, {
        zh: "请求内容不是有效的 JSON，或地址有误。",
        en: "The body is no valid JSON, or the address is malformed.",
      });
    // unique_violation, serialization_failure, deadlock_detected
    case "23505":
    case "40001":
    case "40P01":
      return new PlatformError(
        "conflict",
        409,
        {
          zh: "有人同时做了修改。请刷新后再试。",
          en: "Someone changed this at the same moment. Reload and try again.",
        },
        [],
        error,
      );
    case "ECONNREFUSED":
    case "ECONNRESET":
    case "57P01":
    case "57P03":
      log.error(error);
      return databaseBusy();
    default: {
      const invalid = isClientFault(error);
      if (!invalid) log.error(error);
      return invalid
        ? new PlatformError("invalid-request", 400, { zh: "请求有误。", en: error.message })
        : new PlatformError("internal", 500, {
            zh: "平台内部错误，已记录。请把请求编号告诉管理员。",
            en: "A fault of the platform, which has been logged. Tell the administrator the request id.",
          });
    }
  }
}

function databaseBusy(): PlatformError {
  return new PlatformError("database-busy", 503, {
    zh: "数据库繁忙或暂时连接不上，请稍后再试。",
    en: "The database is busy or cannot be reached at the moment. Try again shortly.",
  });
}

/** The driver gives this failure no code. */
function isPoolExhausted(error: unknown): boolean {
  return error instanceof Error && error.message === "timeout exceeded when trying to connect";
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

function isClientFault(error: unknown): error is Error {
  return (
    error instanceof Error &&
    "statusCode" in error &&
    typeof error.statusCode === "number" &&
    error.statusCode >= 400 &&
    error.statusCode < 500
  );
}
