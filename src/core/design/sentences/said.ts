/** What one line says, before it is held against the flows that there are. */
import type { Flow } from '../schema.ts';
import type { Fault, Near } from './end-faults.ts';
import type { LineReading } from './line-reading.ts';
import type { World } from './names.ts';
import type { PortItem } from './port-words.ts';
import type { ArrowKind } from './scan.ts';
import type { NewThing, SentenceEnd } from './sentence.ts';

/** What a line is read with. */
export interface Context {
  readonly world: World;
  readonly line: LineReading;
  readonly near: Near;
}

/** What follows the ends of a sentence. */
export interface Tail {
  readonly ports: readonly PortItem[];
  readonly status?: Flow['status'];
  readonly reason?: string;
  readonly owner?: string;
}

/** A line in its parts. */
export interface Said {
  readonly from: readonly SentenceEnd[];
  readonly to: readonly SentenceEnd[];
  readonly makes: readonly NewThing[];
  readonly arrow: ArrowKind;
  readonly tail: Tail;
}

/** A half of a sentence without a name. */
export function missing(half: 'from' | 'to'): Fault {
  const message = half === 'from' ? 'it does not say where the flow comes from' : 'it does not say what is reached';
  return { message, help: 'write `from -> to`, as in `shop/web -> orders/db 5432`', fixes: [] };
}

/** Names without a namespace are looked for where the other end is. */
export function nearTo({ world, near }: Context, [only]: readonly SentenceEnd[]): Near {
  const thing = only && world.byRef(only.ref);
  const namespace = thing?.kind === 'namespace' ? thing.ref : thing?.namespace;
  return namespace === undefined ? near : { namespace };
}
