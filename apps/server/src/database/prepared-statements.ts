import {
  type PostgresCursor,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
  type RawBuilder,
  sql,
} from "kysely";
import type pg from "pg";

/**
 * Marks a statement that comes with nearly every request, right behind its `select`: a connection to a PostgreSQL server
 * reads and plans it once instead of every time. The name belongs to one text, so nothing that varies may stand in it but
 * parameters; columns are named one by one, since a plan that is kept does not outlive a change of what `*` means.
 */
export function preparedAs(name: string): RawBuilder<unknown> {
  return sql.raw(`${mark}${name} */`);
}

const mark = "/* prepared ";
const beginning = `select ${mark}`;

/** The name under which a statement is to be kept; undefined for one that is read anew every time. */
export function preparedName(text: string): string | undefined {
  if (!text.startsWith(beginning)) return undefined;
  return text.slice(beginning.length, text.indexOf(" ", beginning.length));
}

/** A pool whose connections keep the statements that are marked for it. */
export function preparingPool(pool: pg.Pool): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    connect: async () => {
      const client = await pool.connect();
      const known = clients.get(client);
      if (known !== undefined) return known;
      const preparing = new PreparingClient(client);
      clients.set(client, preparing);
      return preparing;
    },
    end: () => pool.end(),
  };
}

/** The library's connection, as far as it is needed here. */
interface Connection {
  query<Row>(query: { text: string; values: unknown[]; name?: string }): Promise<PostgresQueryResult<Row>>;
  release(): void;
}

class PreparingClient implements PostgresPoolClient {
  readonly #client: Connection;

  constructor(client: Connection) {
    this.#client = client;
  }

  query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  query<Row>(
    asked: string | PostgresCursor<Row>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
    if (typeof asked !== "string") throw new Error("figures are read whole here, not by a cursor");
    const name = preparedName(asked);
    const query = { text: asked, values: [...values], ...(name === undefined ? {} : { name }) };
    return this.#client.query<Row>(query);
  }

  release(): void {
    this.#client.release();
  }
}
