/// <reference types="vitest/config" />
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin } from 'vite';

const DIST = fileURLToPath(new URL('./dist', import.meta.url));

/** The development server needs inline scripts and sockets, so only what is built carries the policy of index.html. */
const openPolicyWhileServing: Plugin = {
  name: 'open-policy-while-serving',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
};

/** What the studio never asks for: published beside it, for others. */
const NOT_OF_THE_STUDIO = /^(\.vite\/|schemas\/|studio\.png$|service-worker\.js$)|\/(LICENSE|NOTICE\.md)$/;

/** The service worker, with the list of all files that were built; its text changes whenever one of them does. */
const offline: Plugin = {
  name: 'offline',
  apply: (_, { command, isSsrBuild }) => command === 'build' && !isSsrBuild,
  closeBundle: {
    order: 'post',
    sequential: true,
    async handler() {
      const files = filesBelow(DIST).filter((path) => !NOT_OF_THE_STUDIO.test(path));
      const hash = createHash('sha256');
      for (const path of files) hash.update(`${path}\0`).update(readFileSync(join(DIST, path)));
      await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        define: {
          OFFLINE_FILES: JSON.stringify(files),
          OFFLINE_VERSION: JSON.stringify(hash.digest('hex').slice(0, 16)),
        },
        build: {
          outDir: DIST,
          emptyOutDir: false,
          target: 'es2023',
          rolldownOptions: {
            input: fileURLToPath(new URL('./src/offline/service-worker.ts', import.meta.url)),
            output: { format: 'iife', entryFileNames: 'service-worker.js' },
          },
        },
      });
    },
  },
};

/** Every file below a folder, relative to it, in order. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/** What a policy inside the page cannot say, or says better from outside. */
const HEADERS = {
  'Content-Security-Policy': "frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** One file for everything that is built: the studio, and with `--ssr` the command line. */
export default defineConfig(({ isSsrBuild }) => ({
  resolve: {
    // monaco-worker-manager, which monaco-yaml uses, still asks for a path that monaco-editor no longer exports
    alias: [{ find: /^monaco-editor\/esm\/vs\/(.*?)(\.js)?$/, replacement: 'monaco-editor/$1' }],
  },
  // relative, so that the studio is served from any folder
  base: './',
  plugins: [react(), openPolicyWhileServing, offline],
  worker: { format: 'es' },
  build: isSsrBuild
    ? {
        outDir: fileURLToPath(new URL('./dist-cli', import.meta.url)),
        target: 'node20',
        copyPublicDir: false,
        rolldownOptions: { output: { entryFileNames: 'bulkhead.mjs' } },
      }
    : { target: 'es2023', chunkSizeWarningLimit: 4000, reportCompressedSize: false, manifest: true },
  ssr: { noExternal: true },
  preview: { headers: HEADERS },
  test: { include: ['src/**/*.test.ts'], environment: 'node', pool: 'threads', testTimeout: 60_000 },
}));
