import { type AnswerReader, addressOf, type Query, readAnswer } from "./request.ts";
import { RequestProblem } from "./request-problem.ts";

interface UploadOptions {
  readonly query?: Query;
  readonly fields?: Readonly<Record<string, string>>;
  /** Called with the share of bytes sent, 0 to 1; 1 means that the server is reading. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** Uploads one file as multipart field "file"; fetch cannot tell progress, so this uses XMLHttpRequest. */
export function upload<Answer>(
  path: string,
  file: File,
  reader: AnswerReader<Answer>,
  options: UploadOptions = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(options.fields ?? {})) form.set(name, value);
    form.set("file", file, file.name);
    const exchange = new XMLHttpRequest();
    exchange.open("POST", addressOf(path, options.query));
    exchange.setRequestHeader("accept", "application/json");
    exchange.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
    });
    exchange.upload.addEventListener("load", () => options.onProgress?.(1));
    exchange.addEventListener("load", () => {
      try {
        const requestId = exchange.getResponseHeader("x-request-id");
        resolve(
          readAnswer({ status: exchange.status, text: exchange.responseText, requestId }, reader, false),
        );
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    exchange.addEventListener("error", () =>
      reject(
        new RequestProblem({
          origin: "network",
          status: 0,
          code: "unreachable",
          detail: null,
          faults: [],
          requestId: null,
          effect: "unknown",
        }),
      ),
    );
    exchange.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
    options.signal?.addEventListener("abort", () => exchange.abort());
    exchange.send(form);
  });
}
