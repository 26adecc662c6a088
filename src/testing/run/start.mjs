// Runs the studio on a fresh machine. The README's first command.
import { spawn } from 'node:child_process';
import { ensureDependencies, run } from './setup.mjs';

const node = process.execPath;
ensureDependencies();
run(node, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']);
spawn(node, ['node_modules/vite/bin/vite.js', 'preview', '--host', '127.0.0.1', '--port', '4173'], {
  stdio: 'inherit',
});
