import { defineConfig } from "vitest/config";

// One project a kind of place: pure packages, the server on the embedded database, React components.
const alias = [
  { find: /^@halfsky\/([a-z-]+)$/, replacement: `${import.meta.dirname}/packages/$1/src/index.ts` },
];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "packages",
          include: ["packages/**/*.test.ts"],
          environment: "node",
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "server",
          include: ["apps/server/**/*.test.ts", "scripts/**/*.test.ts", "docs/**/*.test.ts"],
          environment: "node",
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "web",
          include: ["apps/web/**/*.test.{ts,tsx}"],
          environment: "happy-dom",
          testTimeout: 30_000,
        },
      },
    ],
  },
});
