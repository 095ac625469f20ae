import { request, Agent } from "node:http";
import { once } from "node:events";

/** What to ask of a server, one after another as one reader does. */
export interface Asked {
  readonly origin: string;
  readonly cookie: string;
  readonly paths: readonly string[];
}

/** Milliseconds that each answer took, or why there is none. */
export interface Told {
  readonly taken?: readonly number[];
  readonly error?: string;
}

/** A process of its own, so that its memory and its time are not the server's: asks, and tells how long each answer took. */
process.on("message", (asked: Asked) => {
  askAll(asked).then(
    (taken) => process.send?.({ taken } satisfies Told),
    (error: unknown) => process.send?.({ error: String(error) } satisfies Told),
  );
});

async function askAll({ origin, cookie, paths }: Asked): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const taken: number[] = [];
  for (const path of paths) {
    const start = performance.now();
    const asking = request(new URL(path, origin), { agent, headers: { cookie } }).end();
    const [answer] = await once(asking, "response");
    let text = "";
    for await (const part of answer.setEncoding("utf8")) text += part;
    taken.push(performance.now() - start);
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${text.slice(0, 2000)}`);
  }
  agent.destroy();
  return taken;
}
