/** Ports as people say them: `5432`, `udp/53`, `tcp 8080-8090`, `https`, the name of a container port, `any`, `?`. */

import type { PortRange, Ports } from '../schema.ts';
import { isWord } from './arrows.ts';
import type { Fault } from './end-faults.ts';
import type { Word } from './scan.ts';
import type { Range } from './sentence.ts';

type Protocol = PortRange['protocol'];

/** Ports as they were said; a name waits for the destination. */
export type PortItem = Range & ({ readonly ports: Ports } | { readonly name: string });

const PROTOCOL_WORDS: ReadonlyMap<string, Protocol> = new Map([
  ['tcp', 'TCP'],
  ['udp', 'UDP'],
  ['sctp', 'SCTP'],
]);
const ALL_PORTS = { port: 1, endPort: 65535 } as const;
const NUMBERS = /^(?:(tcp|udp|sctp)[/:]?)?(\d{1,6})(?:(?:-|–|\.\.|:)(\d{1,6}))?(?:\/(tcp|udp|sctp))?\.?$/i;
const PHRASES: readonly { readonly words: readonly string[]; readonly ports: Ports }[] = [
  { words: ['to', 'be', 'confirmed'], ports: 'unconfirmed' },
  { words: ['tbc'], ports: 'unconfirmed' },
  { words: ['tbd'], ports: 'unconfirmed' },
  { words: ['unconfirmed'], ports: 'unconfirmed' },
  { words: ['any', 'port'], ports: 'any' },
  { words: ['any', 'ports'], ports: 'any' },
  { words: ['all', 'ports'], ports: 'any' },
  { words: ['any'], ports: 'any' },
  { words: ['all'], ports: 'any' },
  { words: ['everything'], ports: 'any' },
];

/** What is read of some words: how many they are, and what they say or what is wrong with them. */
export type PortsRead =
  | { readonly used: number; readonly items: readonly PortItem[] }
  | { readonly used: number; readonly fault: Fault };

/** Reads ports at the start of the words; undefined where there are none. Protocols carry over: `tcp 80, 443`. */
export function readPorts(
  words: readonly Word[],
  carried: Protocol | undefined,
): (PortsRead & { readonly protocol?: Protocol }) | undefined {
  const [first, second] = words;
  if (first?.kind !== 'word') return undefined;
  const phrase = PHRASES.find((p) => p.words.every((text, i) => isWord(words[i], text)));
  const range = (used: number) => ({ start: first.start, end: words[used - 1]?.end ?? first.end });
  if (phrase) return { used: phrase.words.length, items: [{ ...range(phrase.words.length), ports: phrase.ports }] };
  const protocol = PROTOCOL_WORDS.get(first.text.toLowerCase().replace(/:$/, ''));
  if (protocol) return afterProtocol(protocol, second, range);
  const read = readNumbers(first.text, carried);
  if (read === undefined) return undefined;
  if ('message' in read) return { used: 1, fault: read };
  const after = second?.kind === 'word' ? PROTOCOL_WORDS.get(second.text.toLowerCase()) : undefined;
  const third = words[2];
  // `53 udp`, but not `53 udp 123`
  if (after && carried === undefined && !read.isNamed && !(third && NUMBERS.test(third.text)))
    return { used: 2, items: [{ ...range(2), ports: [{ ...read.range, protocol: after }] }] };
  return { used: 1, items: [{ ...range(1), ports: [read.range] }] };
}

function afterProtocol(
  protocol: Protocol,
  next: Word | undefined,
  range: (used: number) => Range,
): PortsRead & { readonly protocol?: Protocol } {
  if (isWord(next, 'any') || isWord(next, 'all') || isWord(next, '*'))
    return { used: 2, protocol, items: [{ ...range(2), ports: [{ protocol, ...ALL_PORTS }] }] };
  if (next?.kind === 'word' && NUMBERS.test(next.text)) return { used: 1, protocol, items: [] };
  const word = protocol.toLowerCase();
  const fixes = [{ text: `${word} any`, what: `every ${word} port` }];
  return {
    used: 1,
    fault: {
      message: `\`${word}\` is a protocol: which ports?`,
      help: `write \`${word} 8080\` or \`${word} any\``,
      fixes,
    },
  };
}

function readNumbers(
  text: string,
  carried: Protocol | undefined,
): { range: PortRange; isNamed: boolean } | Fault | undefined {
  const parts = NUMBERS.exec(text);
  if (!parts) return undefined;
  const named = PROTOCOL_WORDS.get((parts[1] ?? parts[4] ?? '').toLowerCase());
  const port = Number(parts[2]);
  const endPort = parts[3] === undefined ? port : Number(parts[3]);
  const help = 'ports go from 1 to 65535';
  if (port < 1 || Math.max(port, endPort) > 65535) return { message: `\`${text}\` is no port`, help, fixes: [] };
  if (endPort < port) {
    const fixes = [{ text: `${endPort}-${port}`, what: 'the other way round' }];
    return { message: `\`${text}\` ends before it starts`, help: 'write the lower port first', fixes };
  }
  const range = { protocol: named ?? carried ?? ('TCP' as const), port, ...(endPort === port ? {} : { endPort }) };
  return { range, isNamed: named !== undefined };
}
