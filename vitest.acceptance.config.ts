import { defineConfig } from "vitest/config";

// Browser tests: a built server on an embedded database of its own, driven by a real Chromium.
const alias = [
  { find: /^@halfsky\/([a-z-]+)$/, replacement: `${import.meta.dirname}/packages/$1/src/index.ts` },
];

export default defineConfig({
  resolve: { alias },
  test: {
    name: "acceptance",
    include: ["acceptance/**/*.acceptance.ts"],
    environment: "node",
    testTimeout: 180_000,
    // As long as a busy machine may take to draw what was asked for.
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 240_000,
    maxWorkers: 1,
    fileParallelism: false,
  },
});
