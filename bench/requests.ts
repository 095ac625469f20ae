import type { SignedIn } from "../apps/server/src/http/start-test-server.ts";
import type { App } from "../apps/server/src/http/ground.ts";
import { cubePassword } from "./figure-cube.ts";

type Injected = Awaited<ReturnType<SignedIn["get"]>>;

/** A person of the cube at her browser. */
export interface SignedInOffice {
  readonly cookie: string;
  get(url: string): Promise<Injected>;
  send<Answer>(method: "POST" | "PUT", url: string, body?: object): Promise<Answer>;
  download(url: string): Promise<Uint8Array>;
  upload<Answer>(url: string, bytes: Uint8Array): Promise<Answer>;
}

/** Signs in, as the office of the cube's province where nobody is named; whatever is asked afterwards has to succeed. */
export async function signedIn(app: App, username = "office"): Promise<SignedInOffice> {
  const answer = await app.inject({
    method: "POST",
    url: "/api/session",
    payload: { username, password: cubePassword },
  });
  const [found] = answer.cookies;
  const cookie = `${found?.name}=${found?.value}`;
  const need = (url: string, got: Injected): Injected => {
    if (got.statusCode !== 200) throw new Error(`${url}: ${got.statusCode} ${got.body.slice(0, 2000)}`);
    return got;
  };
  const boundary = "halfsky-bench";
  return {
    cookie,
    download: async (url) =>
      new Uint8Array(need(url, await app.inject({ method: "GET", url, headers: { cookie } })).rawPayload),
    upload: async <Answer>(url: string, bytes: Uint8Array) =>
      need(
        url,
        await app.inject({
          method: "POST",
          url,
          headers: { cookie, "content-type": `multipart/form-data; boundary=${boundary}` },
          payload: Buffer.concat([
            Buffer.from(
              `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="bench.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n`,
            ),
            bytes,
            Buffer.from(`\r\n--${boundary}--\r\n`),
          ]),
        }),
      ).json<Answer>(),
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
