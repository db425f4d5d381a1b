import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const service = process.env.SPOTTER_URL ?? "http://127.0.0.1:8420";

// Only in the build: the development server needs inline scripts for hot reloading.
const contentPolicy: Plugin = {
  name: "content-policy",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: {
        "http-equiv": "Content-Security-Policy",
        content:
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
          "manifest-src 'self'; base-uri 'none'; form-action 'none'",
      },
      injectTo: "head-prepend",
    },
  ],
};

export default defineConfig({
  plugins: [react(), contentPolicy],
  build: { target: "es2022", assetsInlineLimit: 0 },
  server: {
    proxy: {
      "/healthz": service,
      "/v1": {
        target: service,
        changeOrigin: true,
        // Writes that carry the cookie must come from the service's own origin.
        configure: (proxy) => proxy.on("proxyReq", (request) => request.setHeader("origin", service)),
      },
    },
  },
});
