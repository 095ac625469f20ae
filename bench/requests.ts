import type { LightMyRequestResponse } from "fastify";
import type { App } from "../apps/server/src/http/ground.ts";
import { cubePassword } from "./figure-cube.ts";

/** The office of the cube's province at her browser. */
export interface SignedInOffice {
  readonly cookie: string;
  get(url: string): Promise<LightMyRequestResponse>;
  send<Answer>(method: "POST" | "PUT", url: string, body?: object): Promise<Answer>;
}

/** Signs in as the office of the cube's province; whatever it asks afterwards has to succeed. */
export async function signedIn(app: App): Promise<SignedInOffice> {
  const answer = await app.inject({
    method: "POST",
    url: "/api/session",
    payload: { username: "office", password: cubePassword },
  });
  const [found] = answer.cookies;
  const cookie = `${found?.name}=${found?.value}`;
  const need = (url: string, got: LightMyRequestResponse): LightMyRequestResponse => {
    if (got.statusCode !== 200) throw new Error(`${url}: ${got.statusCode} ${got.body.slice(0, 2000)}`);
    return got;
  };
  return {
    cookie,
    get: async (url) => need(url, await app.inject({ method: "GET", url, headers: { cookie } })),
    send: async <Answer>(method: "POST" | "PUT", url: string, body?: object) =>
      need(
        url,
        await app.inject({
          method,
          url,
          headers: { cookie },
          ...(body === undefined ? {} : { payload: body }),
        }),
      ).json<Answer>(),
  };
}

/** Seconds that a task takes. */
export async function seconds(task: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await task();
  return (performance.now() - start) / 1000;
}

/** Milliseconds of each of some runs of a task. */
export async function times(count: number, task: (index: number) => Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  for (let index = 0; index < count; index += 1) taken.push(1000 * (await seconds(() => task(index))));
  return taken;
}

/** The time below which so many of the runs stay, e.g. 0.95. */
export function percentile(taken: readonly number[], share: number): number {
  const sorted = taken.toSorted((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
}
