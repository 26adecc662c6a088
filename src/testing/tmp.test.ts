import { test } from 'vitest';
import { casesOf } from './corpus/folders.ts';
import { loadManifests } from '../core/pipeline/load-manifests.ts';
import { formatDiagnostic } from '../core/diagnostics.ts';
import { solve } from '../core/solver/solve.ts';
test('x', () => {
  for (const it of casesOf('netpol-analyzer-bad')) {
    const l = loadManifests(it.files());
    console.log(`=== ${it.name}\n${JSON.stringify((it.json('expected_error.json') as any).error_contains)}\n` + l.diagnostics.slice(0,8).map(formatDiagnostic).join('\n') + `\n(${l.diagnostics.length})`);
  }
}, 600000);
