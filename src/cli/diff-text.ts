/** Differences of connections in words. */
import type { Cause } from '../core/analyses/causes.ts';
import type { DiffEntry } from '../core/pipeline/diff.ts';
import { portsText } from './ports-text.ts';

/** `before: allowed at ingress by NetworkPolicy shop/db spec.ingress[0] (db.yaml:6)`. */
export function causeText(c: Cause): string {
  const at = c.place ? ` (${c.place.file}:${c.place.span?.line ?? 1})` : '';
  return `${c.side}: ${c.verdict} at ${c.direction} by ${c.policy}${c.field ? ` ${c.field}` : ''}${at}`;
}

/** `shop/web[Deployment] -> shop/db[Deployment]: none -> tcp 5432`. */
export function entryLine(entry: DiffEntry): string {
  const of = (ports: DiffEntry['before']) => (ports === undefined ? 'none' : portsText(ports));
  return `${entry.src} -> ${entry.dst}: ${of(entry.before)} -> ${of(entry.after)}`;
}
