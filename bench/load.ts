import type { AccessTokenMade, BulkLoaded } from "@halfsky/api-contract";
import { sql } from "kysely";
import type { App } from "../apps/server/src/http/ground.ts";
import { type BenchResult, significant } from "./bench.ts";
import {
  addCubeAreas,
  cubeAreas,
  cubeProvince,
  cubeYears,
  type FigureCube,
  figuresOfArea,
} from "./figure-cube.ts";
import { copyText, openPlainCopy, type PlainCopy } from "./plain-copy.ts";
import { seconds, signedIn } from "./requests.ts";

/** Areas of one request: 45,000 rows. */
const areasOfRequest = 10;

/** Rows and the time that they took, through the service and by COPY. */
interface Taken {
  readonly rows: number;
  readonly taken: number;
  readonly plain: number;
}

/** Loads figures as programs do: CSV in requests of 45,000 rows, with a token, each in a transaction of its own. */
export class FigureLoader {
  readonly #cube: FigureCube;
  readonly #app: App;
  readonly #target: PlainCopy;
  readonly #secret: string;
  readonly #requests: Taken[] = [];

  private constructor(cube: FigureCube, app: App, target: PlainCopy, secret: string) {
    this.#cube = cube;
    this.#app = app;
    this.#target = target;
    this.#secret = secret;
  }

  static async open(cube: FigureCube, app: App): Promise<FigureLoader> {
    const office = await signedIn(app);
    const { secret } = await office.send<AccessTokenMade>("POST", "/api/access-tokens", {
      name: "bench",
      areaCode: cubeProvince,
      organisationId: null,
      permissions: ["observation.write"],
      expiresOn: "2025-12-31",
    });
    return new FigureLoader(cube, app, await openPlainCopy(cube.url), secret);
  }

  /** What a running database does by itself once a load is over: rows are counted, marked as seen and on the disk. */
  async settle(): Promise<void> {
    await sql`vacuum analyze`.execute(this.#cube.database.kysely);
    try {
      await sql`checkpoint`.execute(this.#cube.database.kysely);
    } catch (error) {
      // A server that others look after may leave that to itself.
      if (!(error instanceof Error && "code" in error && error.code === "42501")) throw error;
    }
  }

  /** Loads all figures of these areas. */
  async load(areas: readonly string[]): Promise<void> {
    for (let start = 0; start < areas.length; start += areasOfRequest)
      this.#requests.push(await this.#loadOnce(areas.slice(start, start + areasOfRequest)));
    await sql`analyze`.execute(this.#cube.database.kysely);
  }

  async #loadOnce(areas: readonly string[]): Promise<Taken> {
    const cells = areas.flatMap((area) => figuresOfArea(area, this.#cube.indicatorIds));
    const text = copyText(cells);
    const plain = await seconds(() => this.#target.copy(text));
    const payload = `area,indicator,year,value\n${cells
      .map(({ areaCode, indicatorId, year, value }) => `${areaCode},${indicatorId},${year},${value}\n`)
      .join("")}`;
    const taken = await seconds(async () => {
      const answer = await this.#app.inject({
        method: "POST",
        url: "/api/bulk/observations?source=bench",
        payload,
        headers: { authorization: `Bearer ${this.#secret}`, "content-type": "text/csv" },
      });
      if (answer.statusCode !== 200 || answer.json<BulkLoaded>().saved !== cells.length)
        throw new Error(`not all of ${cells.length} figures were kept: ${answer.body.slice(0, 500)}`);
    });
    return { rows: cells.length, taken, plain };
  }

  /** Rows a second of everything that was loaded, beside COPY, and what a row cost at the beginning and at the end. */
  result(): BenchResult {
    const total = sum(this.#requests);
    const first = sum(this.#requests.slice(0, 1));
    const last = sum(this.#requests.slice(-5));
    const rate = ({ rows, taken }: Taken) => significant(rows / taken);
    return {
      name: "load-validated",
      value: rate(total),
      unit: "rows/s",
      against: significant(total.rows / total.plain),
      ratio: significant(total.taken / total.plain),
      note: `${total.rows} rows in ${significant(total.taken)} s; first ${first.rows}: ${rate(first)} rows/s, last ${last.rows}: ${rate(last)} rows/s, cost of a row ×${significant(last.taken / last.rows / (first.taken / first.rows))}; plain: COPY of the same rows into a table like theirs`,
    };
  }

  /** As `load`, up to 4,500,000 figures, with areas that the cube does not have yet. */
  async loadMillions(): Promise<BenchResult> {
    const before = sum(this.#requests);
    const more = Array.from({ length: 900 }, (_, index) =>
      String(980_101 + Math.floor(index / 90) * 100 + (index % 90)),
    );
    await addCubeAreas(this.#cube, more);
    for (let start = 0; start < more.length; start += 100) await this.load(more.slice(start, start + 100));
    const last = sum(this.#requests.slice(-10));
    const rate = ({ rows, taken }: Taken) => significant(rows / taken);
    return {
      name: "load-validated-millions",
      value: rate(last),
      unit: "rows/s",
      against: significant(last.rows / last.plain),
      ratio: significant(last.taken / last.plain),
      note: `the last ${last.rows} of ${sum(this.#requests).rows} rows; the first ${before.rows}: ${rate(before)} rows/s; cost of a row ×${significant(last.taken / last.rows / (before.taken / before.rows))}; plain: COPY`,
    };
  }

  async close(): Promise<void> {
    await this.#target.close();
  }
}

function sum(parts: readonly Taken[]): Taken {
  const add = (key: keyof Taken) => parts.reduce((all, part) => all + part[key], 0);
  return { rows: add("rows"), taken: add("taken"), plain: add("plain") };
}

/** How many figures the cube has. */
export const cubeRows = cubeAreas.length * 450 * cubeYears.length;
