/** What is wrong with the end of a sentence, and what somebody may have meant. */
import { kubernetesName } from '../label-syntax.ts';
import type { Design } from '../schema.ts';
import { type Named, namedThings, type World } from './names.ts';
import { byNames } from './names-memo.ts';
import type { Fix, NewThing, Remark } from './sentence.ts';
import { nearestName } from './similar.ts';
import { writtenEnd } from './written.ts';

/** What is wrong with an end, or worth saying of it, before its place in the line is known. */
export type Fault = Pick<Remark, 'message' | 'help' | 'fixes'>;

/** A thing that there is, a thing to make with what has to be made before it, or why it is neither. */
export type Found =
  | { readonly thing: Named; readonly makes: readonly NewThing[]; readonly note?: Fault }
  | { readonly fault: Fault };

/** Where the talk is: ways out are looked for there first. */
export interface Near {
  readonly namespace?: string | undefined;
}

const MOST_CANDIDATES = 6;
const MOST_NAMED = 3;

/** Several things answer to one name. */
export function ambiguous(world: World, text: string, meant: readonly Named[], near: Near): Found {
  const first = meant.filter((m) => m.namespace !== undefined && m.namespace === near.namespace);
  const ordered = [...new Set([...first, ...meant])];
  const fixes = ordered.slice(0, MOST_CANDIDATES).map((m) => ({ text: writtenEnd(world, m), what: m.kind }));
  const more = ordered.length > MOST_NAMED ? ` or ${ordered.length - MOST_NAMED} more` : '';
  const names = fixes
    .slice(0, MOST_NAMED)
    .map((f) => `\`${f.text}\``)
    .join(', ');
  return { fault: { message: `\`${text}\` could be ${names}${more}`, help: 'write which of them', fixes } };
}

/** A bare name that nothing has: it could become several things, so none of them is guessed. */
export function unknown(world: World, text: string, near: Near): Found {
  const small = text.toLowerCase();
  const zones = namedThings(world.design).filter((t) => isZone(t) && t.name.toLowerCase() === small);
  const like = nearestName(text, ownNames(world.design));
  const name = kubernetesName(text, '');
  const home = near.namespace === undefined ? undefined : world.byRef(near.namespace);
  const fixes: Fix[] = [
    ...zones.map((z) => ({ text: writtenEnd(world, z), what: z.kind })),
    ...(like === undefined ? [] : [{ text: like, what: 'nearly the same' }]),
    ...(home && name !== '' ? [{ text: `${home.name}/${name}`, what: `new workload in ${home.name}` }] : []),
    ...(name === '' ? [] : [{ text: `${name}/*`, what: 'new namespace' }]),
    { text: `ext:${/^[\w.-]+$/.test(text) ? text : JSON.stringify(text)}`, what: 'new, outside' },
  ];
  const help = 'write `namespace/workload`, or choose what it is to be';
  return { fault: { message: `nothing is called \`${text}\``, help, fixes } };
}

/** What people may have meant by a bare name, each once. */
const ownNames: (design: Design) => ReadonlySet<string> = byNames((design: Design) => {
  const names = namedThings(design).flatMap((t) => {
    if (isZone(t)) return [];
    return t.kind === 'workload' ? t.name.slice(t.name.indexOf('/') + 1) : t.name;
  });
  return new Set(names.filter((n) => /^[\w.-]+$/.test(n)));
});

function isZone(thing: Named): boolean {
  return ['plane', 'environment', 'tenant', 'compliance zone', 'cluster'].includes(thing.kind);
}

/** A name that no API server takes. `fixed`: one that it takes. */
export function badName(message: string, fixed: string): Found {
  const fixes = [{ text: fixed, what: 'a name that Kubernetes takes' }];
  return { fault: { message, help: `write \`${fixed}\``, fixes } };
}

/** A fault without a text that would do instead. */
export function fault(message: string, help: string): Found {
  return { fault: { message, help, fixes: [] } };
}

/** Said of something new whose name is nearly that of something there is. */
export function nearlyThere(made: string, text: string, what: string): Fault {
  return { message: `${made} is new`, help: `there is \`${text}\`, written nearly the same`, fixes: [{ text, what }] };
}
