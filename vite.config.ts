/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The development server needs inline scripts and sockets, so only what is built carries the policy of index.html. */
const openPolicyWhileServing: Plugin = {
  name: 'open-policy-while-serving',
  apply: 'serve',
  transformIndexHtml: (html) => html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
};

/** One file for everything that is built: the studio, and with `--ssr` the command line. */
export default defineConfig(({ isSsrBuild }) => ({
  plugins: [react(), openPolicyWhileServing],
  resolve: {
    // monaco-worker-manager, which monaco-yaml uses, still asks for a path that monaco-editor no longer exports
    alias: [{ find: /^monaco-editor\/esm\/vs\/(.*?)(\.js)?$/, replacement: 'monaco-editor/$1' }],
  },
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
  test: { include: ['src/**/*.test.ts'], environment: 'node', pool: 'threads', testTimeout: 60_000 },
}));
