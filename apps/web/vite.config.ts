import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { serviceWorker } from "./build-service-worker.ts";

const root = import.meta.dirname;

// The oldest browser that has to work is Chromium 86, the core of the browsers in government offices.
export default defineConfig({
  root,
  plugins: [react(), serviceWorker(root)],
  resolve: {
    alias: [{ find: /^@halfsky\/([a-z-]+)$/, replacement: `${root}/../../packages/$1/src/index.ts` }],
    dedupe: ["react", "react-dom"],
  },
  build: {
    target: "chrome86",
    cssTarget: "chrome86",
    outDir: "dist",
    emptyOutDir: true,
    chunkSizeWarningLimit: 1500,
  },
  server: {
    port: 5173,
    // the host stays as the browser sent it, because the server refuses requests from a foreign origin
    proxy: {
      "/api": { target: process.env["HALFSKY_SERVER"] ?? "http://127.0.0.1:8080", changeOrigin: false },
    },
  },
});
