import type { Browser } from "playwright-core";
import { openBrowser } from "./browser.ts";
import { type RunningApplication, startApplication } from "./start-application.ts";

/** A running application and a browser for it. */
interface OpenApplication {
  readonly application: RunningApplication;
  readonly browser: Browser;
  /** Closes both; what `beforeAll` gives back. */
  readonly close: () => Promise<void>;
}

/** Starts the application, and a browser to visit it with. */
export async function openApplication(
  options?: Parameters<typeof startApplication>[0],
): Promise<OpenApplication> {
  const application = await startApplication(options);
  const browser = await openBrowser();
  return {
    application,
    browser,
    close: async () => {
      await browser.close();
      await application.stop();
    },
  };
}
