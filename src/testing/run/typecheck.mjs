// One type check for each runtime, then one over everything, tests included.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const projects = ['src/core', 'src/engine', 'src/cli', '.'];
for (const project of projects) {
  if (!existsSync(`${project}/tsconfig.json`)) throw new Error(`${project}/tsconfig.json is missing`);
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', project], { stdio: 'inherit' });
}
