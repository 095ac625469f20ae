import type { PGlite } from "@electric-sql/pglite";
import { setImmediate as nextTurn } from "node:timers/promises";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from "kysely";

/** Kysely on the embedded database: PostgreSQL's compiler and introspector over the one connection that PGlite has. */
export function pgliteDialect(pglite: PGlite): Dialect {
  return {
    createDriver: () => new PgliteDriver(pglite),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
  };
}

class PgliteDriver implements Driver {
  readonly #connection: PgliteConnection;
  readonly #pglite: PGlite;
  /** Settles when the holder before has let go of the connection. */
  #queue: Promise<void> = Promise.resolve();
  #release: () => void = () => undefined;

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
    this.#connection = new PgliteConnection(pglite);
  }

  async init(): Promise<void> {
    await this.#pglite.waitReady;
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const turn = this.#queue;
    const { promise, resolve } = withResolvers();
    this.#queue = turn.then(() => promise);
    await turn;
    // PGlite answers without leaving the thread: a job of many transactions would let no request be read meanwhile
    await nextTurn();
    this.#release = resolve;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#release();
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const isolation =
      settings.isolationLevel === undefined ? "" : ` isolation level ${settings.isolationLevel}`;
    const access = settings.accessMode === undefined ? "" : ` ${settings.accessMode}`;
    await connection.executeQuery(CompiledQuery.raw(`start transaction${isolation}${access}`));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("commit"));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("rollback"));
  }

  async destroy(): Promise<void> {
    await this.#pglite.close();
  }
}

class PgliteConnection implements DatabaseConnection {
  readonly #pglite: PGlite;

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const parameters = query.parameters.map(plainParameter);
    // Without parameters the simple protocol takes several statements, as a migration has, like the other driver.
    const result =
      parameters.length === 0
        ? (await this.#pglite.exec(query.sql)).at(-1)
        : await this.#pglite.query<Row>(query.sql, parameters);
    // The simple protocol's rows are untyped; Row is what the query's author declared, as with any driver.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    const rows = (result?.rows ?? []) as Row[];
    return ["INSERT", "UPDATE", "DELETE"].includes(result?.command ?? "")
      ? { rows, numAffectedRows: BigInt(result?.affectedRows ?? 0) }
      : { rows };
  }

  streamQuery(): AsyncIterableIterator<never> {
    throw new Error("the embedded database does not stream; declare a cursor in a transaction");
  }
}

/** Refuses what only this driver would take, so that nothing works here and fails on a server. */
function plainParameter(value: unknown): unknown {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array || Array.isArray(value)) {
    return value;
  }
  throw new TypeError("a parameter is an object; dates go as ISO text, jsonb through jsonText()");
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
