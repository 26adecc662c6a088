// Writes the table of hand-written against synthesised policies anew: `npm run corpus-table`. Needs the corpora.
import { ensureDependencies, run } from './setup.mjs';

ensureDependencies();
process.env['WRITE_CORPUS_TABLE'] = 'yes';
run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', 'src/testing/corpus/pipeline.synthesis.test.ts']);
