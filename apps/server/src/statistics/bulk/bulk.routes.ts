import { type BulkFormat, bulkLoaded, bulkLoadQuery, bulkReadQuery } from "@halfsky/api-contract";
import type { FastifyRequest } from "fastify";
import { Readable } from "node:stream";
import type { App } from "../../http/ground.ts";
import { inSingleRead, inWriteTransaction } from "../../http/run-in-transaction.ts";
import { PlatformError } from "../../platform-error.ts";
import { loadFigures, LoadUndone, nothingStored } from "./load-figures.service.ts";
import { BulkLineReader } from "./read-bulk-lines.ts";
import { loadColumns } from "./read-bulk-row.ts";
import { planBulkRead, writeFigures } from "./read-figures.ts";
import { spoolUpload } from "./spool-upload.ts";

const mediaTypes: Readonly<Record<BulkFormat, string>> = {
  ndjson: "application/x-ndjson",
  csv: "text/csv",
};

/** Figures in bulk, for programs: in and out as NDJSON or CSV. */
export function bulkRoutes(app: App): void {
  // A scope of its own: nowhere else does a body arrive as a stream.
  void app.register(async (scope) => {
    const takeStream = (
      _request: FastifyRequest,
      payload: NodeJS.ReadableStream,
      done: (error: Error | null, body?: unknown) => void,
    ) => done(null, payload);
    scope.addContentTypeParser(Object.values(mediaTypes), takeStream);
    const bulk: App = scope.withTypeProvider();
    registerRoutes(bulk);
  });
}

function registerRoutes(app: App): void {
  app.post(
    "/api/bulk/observations",
    {
      config: { access: { permission: "observation.write" } },
      schema: {
        tags: ["bulk"],
        summary: "Check or store figures, one a line, as NDJSON or CSV",
        consumes: Object.values(mediaTypes),
        querystring: bulkLoadQuery,
        response: { 200: bulkLoaded },
      },
    },
    async (request) => {
      const format = formatOf(request);
      const upload = request.body;
      if (!(upload instanceof Readable)) throw unsupported();
      const areaCodes = new Set<string>();
      const lines = new BulkLineReader(format, loadColumns);
      const note = (given: ReturnType<BulkLineReader["take"]>) => {
        for (const line of given) {
          const area = "fields" in line ? line.fields["area"] : undefined;
          if (typeof area === "string" && /^\d{6}$/u.test(area)) areaCodes.add(area);
        }
      };
      const mostBytes = app.ground.config.HALFSKY_BULK_MEGABYTES * 1024 * 1024;
      const spooled = await spoolUpload(upload, mostBytes, (chunk) => note(lines.take(chunk)));
      note(lines.end());
      try {
        return await inWriteTransaction(request, (context) =>
          loadFigures(context, { ...request.query, format, chunks: spooled.read(), areaCodes }),
        );
      } catch (error) {
        if (!(error instanceof LoadUndone)) throw error;
        if (error.outcome.mode === "check") return error.outcome;
        throw nothingStored(error.outcome);
      } finally {
        await spooled.remove();
      }
    },
  );

  app.get(
    "/api/bulk/observations",
    {
      config: { access: { permission: "observation.read" } },
      schema: {
        tags: ["bulk"],
        summary: "Every figure in reach, one a line, as NDJSON or CSV",
        querystring: bulkReadQuery,
      },
    },
    async (request, reply) => {
      const { format } = request.query;
      const queries = await inSingleRead(request, (context) => planBulkRead(context, request.query));
      const text = writeFigures(app.ground.database.kysely, queries, format);
      return reply
        .type(`${mediaTypes[format]}; charset=utf-8`)
        .header("cache-control", "no-store")
        .send(Readable.from(text, { objectMode: false }));
    },
  );
}

function formatOf(request: FastifyRequest): BulkFormat {
  const type = (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  if (type === mediaTypes.ndjson) return "ndjson";
  if (type === mediaTypes.csv) return "csv";
  throw unsupported();
}

function unsupported(): PlatformError {
  return new PlatformError("unsupported-media", 415, {
    zh: "请以 application/x-ndjson 或 text/csv 发送数据。",
    en: "Send figures as application/x-ndjson or text/csv.",
  });
}
