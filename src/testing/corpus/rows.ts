/** Rows to compare, from the expectations of the corpus. */
import type { Row } from './compare-maps.ts';
import type { Connections, MapRow } from './expectations.ts';

type Intervals = readonly (readonly [number, number])[];

/** `all`, `TCP 80, 443-445; UDP 53`, or the empty text: equal text, equal connections. */
export function connectionsText(connections: Connections): string {
  if ('all' in connections && connections.all === true) return 'all';
  const parts = ['TCP', 'UDP', 'SCTP'].flatMap((protocol) => {
    const intervals = merged((connections as Readonly<Record<string, Intervals>>)[protocol] ?? []);
    return intervals.length > 0 ? [`${protocol} ${intervals.map(intervalText).join(', ')}`] : [];
  });
  const text = parts.join('; ');
  return text === 'TCP 1-65535; UDP 1-65535; SCTP 1-65535' ? 'all' : text;
}

export function rowsOf(map: readonly MapRow[]): Row[] {
  return map.map((row) => ({ src: row.src, dst: row.dst, value: connectionsText(row.connections) }));
}

function merged(intervals: Intervals): Intervals {
  const result: [number, number][] = [];
  for (const [first, last] of [...intervals].sort((a, b) => a[0] - b[0])) {
    const before = result.at(-1);
    if (before && before[1] + 1 >= first) before[1] = Math.max(before[1], last);
    else result.push([first, last]);
  }
  return result;
}

function intervalText([first, last]: readonly [number, number]): string {
  return first === last ? `${first}` : `${first}-${last}`;
}
