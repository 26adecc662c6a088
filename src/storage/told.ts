/** What is told of a design that did not come back whole. Said once, when it happens: nothing is lost a second time. */
import type { Diagnostic, DiagnosticCode } from '../core/diagnostics.ts';
import type { Version } from '../state/studio-storage.ts';
import type { Unwritten } from './unwritten.ts';

const RESCUE = 'what was found can be downloaded: Ctrl+K, Download what could not be read';
const NAMED = 3;

const ONCE: ReadonlySet<DiagnosticCode> = new Set([
  'file/changes-lost',
  'file/things-lost',
  'file/today-lost',
  'file/version-opened',
  'file/step-lost',
]);

/** Problems that are still to be shown after the next reload. */
export function lasting(problems: readonly Diagnostic[]): Diagnostic[] {
  return problems.filter((p) => !ONCE.has(p.code));
}

/** Changes after the newest that could be applied. */
export function changesLost(count: number): Diagnostic[] {
  if (count === 0) return [];
  return [
    {
      code: 'file/changes-lost',
      severity: 'warning',
      message: `the last ${count === 1 ? 'change' : `${count} changes`} could not be read back from this browser`,
      help: 'look at what you did last and do it again',
    },
  ];
}

/** Things of the design that had to be left out, by id. */
export function thingsLost(ids: readonly string[]): Diagnostic[] {
  if (ids.length === 0) return [];
  const more = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : '';
  const named = ids.slice(0, NAMED).map((id) => `\`${id}\``);
  return [
    {
      code: 'file/things-lost',
      severity: 'warning',
      message: `${named.join(', ')}${more} could not be read back from this browser and ${ids.length === 1 ? 'is' : 'are'} left out`,
      help: RESCUE,
    },
  ];
}

/** Today was there and cannot be read. */
export function todayLost(): Diagnostic {
  return {
    code: 'file/today-lost',
    severity: 'warning',
    message: 'the imported manifests could not be read back from this browser',
    help: `import them again; ${RESCUE}`,
  };
}

/** Nothing but a version could be read. */
export function openedVersion(version: Version): Diagnostic {
  return {
    code: 'file/version-opened',
    severity: 'warning',
    message: `the design could not be read back from this browser; this is its version \`${version.name}\``,
    help: RESCUE,
  };
}

/** Steps were made, and are not among what is stored. */
export function stepLost({ label, count }: Unwritten): Diagnostic {
  const more = count > 1 ? ` and ${count - 1} more after it` : '';
  return {
    code: 'file/step-lost',
    severity: 'warning',
    message: `the step \`${label}\`${more} never reached this browser's database`,
    help: 'everything before it is here; do it again',
  };
}
