/** `npm run platform`: writes the example anew from its description. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { platformFiles } from './files.ts';

const FOLDER = 'public/examples/reference-platform';

const files = platformFiles();
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
for (const { name, text } of files) writeFileSync(join(FOLDER, name), text);
const size = files.reduce((sum, f) => sum + f.text.length, 0);
console.log(`${files.length} files, ${Math.round(size / 1000)} kB in ${FOLDER}`);
