import type { Verb } from "./verb.ts";

/** `halfsky serve`: the web server, until it is told to stop. */
export const serve: Verb = {
  name: "serve",
  register: (program) => {
    program
      .command("serve")
      .description(
        "Start the web server; settings are environment variables, see docs/settings.md.\n启动网站服务。",
      )
      .action(async () => {
        const { readConfig } = await import("../config.ts");
        const { serveUntilStopped } = await import("./serve-until-stopped.ts");
        await serveUntilStopped(readConfig(process.env));
      });
  },
};
