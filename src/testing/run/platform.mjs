// Writes the example of the reference platform anew from `src/testing/platform`, layout included: `npm run platform`.
import { ensureDependencies, run } from './setup.mjs';

const node = process.execPath;
const out = 'test-results/platform';
const vite = 'node_modules/vite/bin/vite.js';
ensureDependencies();
run(node, [vite, 'build', '--ssr', 'src/testing/platform/main.ts', '--outDir', out, '--logLevel', 'warn']);
run(node, [`${out}/bulkhead.mjs`]);
