import type { Permission } from "@halfsky/api-contract";
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AccessMemory } from "../access/access-memory.ts";
import type { Actor } from "../access/actor.ts";
import type { Config } from "../config.ts";
import type { Database } from "../database/open-database.ts";
import type { JobWorker } from "../jobs/job-worker.ts";

/** What every part of the server stands on. */
export interface Ground {
  readonly database: Database;
  readonly config: Config;
  /** The clock; tests bring their own. */
  readonly now: () => Date;
  /** Lets the command line of this machine in while the server holds the data folder; see command-line-door.ts. */
  readonly commandLineKey?: string;
}

/** The application with contract schemas as types of requests and answers. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Registers the routes of one noun. */
export type RouteModule = (app: App) => void;

/** Who may call a route: anyone, anyone signed in, or whoever has a permission, or one of some, anywhere (the service asks where). */
export type RouteAccess =
  | { readonly public: true }
  | { readonly signedIn: true }
  | { readonly permission: Permission }
  | { readonly anyPermission: readonly Permission[] };

declare module "fastify" {
  interface FastifyInstance {
    ground: Ground;
    /** Areas and actors of the stamp that each request reads. */
    accessMemory: AccessMemory;
    /** Does jobs at once whose outcome a request would like to answer with. */
    jobs: Pick<JobWorker, "runAtOnce">;
  }
  interface FastifyRequest {
    /** Who is signed in; null on public routes without a session. */
    actor: Actor | null;
    /** The stamp of areas and grants that the actor was recognised under; 0 where none was read. */
    accessStamp: number;
  }
  interface FastifyContextConfig {
    access?: RouteAccess;
  }
}
