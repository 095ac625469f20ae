import { type ChildProcess, fork } from "node:child_process";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import type { App } from "../apps/server/src/http/ground.ts";
import type { Asked, Told } from "./ask-over-http.ts";
import { projectRoot } from "./project-root.ts";

/** Milliseconds of each of some requests, in their order. */
export interface ServedTimes {
  /** In the server: from the request that is read to the answer that is handed over whole. */
  readonly inServer: readonly number[];
  /** At the reader: with the way there and back. */
  readonly atReader: readonly number[];
}

/** A server at a port of this machine, and a reader who asks it from a process of her own. */
export class ServedApp {
  readonly #app: App;
  readonly #origin: string;
  readonly #reader: ChildProcess;
  readonly #inServer: number[] = [];

  private constructor(app: App, origin: string, reader: ChildProcess) {
    this.#app = app;
    this.#origin = origin;
    this.#reader = reader;
    app.server.prependListener("request", this.#time);
  }

  static async open(app: App): Promise<ServedApp> {
    // A server that was measured once listens until it is closed.
    if (!app.server.listening) await app.listen({ host: "127.0.0.1", port: 0 });
    const address = app.server.address();
    if (address === null || typeof address === "string") throw new Error("the server listens at no port");
    const reader = fork(join(projectRoot, "bench/dist/ask-over-http.js"));
    return new ServedApp(app, `http://127.0.0.1:${address.port}`, reader);
  }

  readonly #time = (_request: IncomingMessage, answer: ServerResponse): void => {
    const start = performance.now();
    answer.once("finish", () => this.#inServer.push(performance.now() - start));
  };

  /** Asks for all paths, one after another; throws where an answer is not 200. */
  async ask(cookie: string, paths: readonly string[]): Promise<ServedTimes> {
    this.#inServer.length = 0;
    this.#reader.send({ origin: this.#origin, cookie, paths } satisfies Asked);
    const told = await this.#answer();
    if (told.taken === undefined) throw new Error(told.error);
    if (this.#inServer.length !== paths.length)
      throw new Error(`${this.#inServer.length} answers were timed instead of ${paths.length}`);
    return { inServer: [...this.#inServer], atReader: told.taken };
  }

  async #answer(): Promise<Told> {
    return await new Promise((resolve, reject) => {
      const gone = (code: number | null): void => reject(new Error(`the reader ended with ${code}`));
      this.#reader.once("exit", gone).once("message", (told: Told) => {
        this.#reader.off("exit", gone);
        resolve(told);
      });
    });
  }

  close(): void {
    this.#app.server.removeListener("request", this.#time);
    this.#reader.kill();
  }
}
