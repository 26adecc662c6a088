/** Finds what the end of a sentence stands for: a thing of the design, or something new by the form of its name. */
import { parseCidr } from '../../lib/addresses.ts';
import { domainProblem, kubernetesName, namespaceNameProblem, rangeProblem } from '../label-syntax.ts';
import { workloadsOfNamespace } from '../lookup.ts';
import { ambiguous, badName, type Fault, type Found, fault, type Near, nearlyThere, unknown } from './end-faults.ts';
import { readLabels } from './label-braces.ts';
import { bracesOf, canonicalNetwork, type Named, prefixed, type World } from './names.ts';
import type { NewThing } from './sentence.ts';
import { nearestName } from './similar.ts';

type NewExternal = Extract<NewThing, { kind: 'external' }>;

/** Finds the thing that a name stands for. `literal`: it was in quotes, so it is nothing but a name. */
export function findEnd(world: World, text: string, literal: boolean, near: Near): Found {
  if (text.startsWith('@') && !literal) {
    const thing = world.byRef(text.slice(1));
    return thing
      ? { thing, makes: [] }
      : fault(`nothing has the id \`${text.slice(1)}\``, 'write a name of this design');
  }
  return known(world, text, near) ?? (literal ? unknown(world, text, near) : byForm(world, text, near));
}

function known(world: World, text: string, near: Near): Found | undefined {
  const meant = world.named(text);
  if (meant.length > 1) return ambiguous(world, text, meant, near);
  return meant[0] && { thing: meant[0], makes: [] };
}

const MOST_LETTERS = 253;
const SERVICE_NAME = /^([^./]+)\.([^./]+)\.svc(?:\.cluster\.local)?\.?$/i;
const DOMAIN_NAME = /^(?:\*\.)?[^/*]+\.[a-z]{2,}\.?$/i;

function byForm(world: World, text: string, near: Near): Found {
  if (text === '*') return labelGroup(world, '*{}');
  if (text.includes('{')) return labelGroup(world, text);
  const cut = prefixed(text);
  if (cut) return withPrefix(world, cut.kind, cut.name, near);
  if (/^internet$/i.test(text)) return make(world, newExternal('Internet', { internet: true }));
  const service = SERVICE_NAME.exec(text);
  const path = service ? [text, service[2], service[1]] : /^([^/]+)\/([^/]+)$/.exec(text);
  const outside = service ? undefined : byAddress(world, text);
  if (outside) return outside;
  if (path?.[2] === '*') return newNamespace(world, path[1] ?? '');
  if (path) return workload(world, path[1] ?? '', path[2] ?? '', near);
  return unknown(world, text, near);
}

/** Networks and domains. */
function byAddress(world: World, text: string): Found | undefined {
  const network = canonicalNetwork(text);
  if (network !== undefined) return newNetwork(world, text, network);
  const domain = text.toLowerCase().replace(/\.$/, '');
  if (!DOMAIN_NAME.test(text) || domainProblem(domain) !== undefined) return undefined;
  return known(world, domain, {}) ?? make(world, newExternal(domain, { domains: [domain] }));
}

function withPrefix(world: World, kind: Named['kind'], name: string, near: Near): Found {
  if (name.trim() === '') return fault(`the ${kind} has no name`, 'write its name behind the colon');
  if (name.length > MOST_LETTERS) return fault(`the name is longer than ${MOST_LETTERS} characters`, 'shorten it');
  switch (kind) {
    case 'namespace':
      return newNamespace(world, name);
    case 'workload': {
      const slash = name.indexOf('/');
      return slash < 0
        ? unknown(world, name, near)
        : workload(world, name.slice(0, slash), name.slice(slash + 1), near);
    }
    case 'external':
      return byAddress(world, name) ?? make(world, newExternal(name, {}));
    case 'label group':
      return fault(`no group is called \`${name}\``, 'write its labels: `shop{app=web}`');
    case 'cluster':
      return fault(`no cluster is called \`${name}\``, 'add the cluster first');
    default:
      return make(world, { kind, ref: `+${kind} ${name}`, name });
  }
}

/** Takes up what is made, with what it stands in. */
function make(world: World, thing: NewThing, before: readonly NewThing[] = [], note?: Fault): Found {
  const found = { thing: world.plan(thing), makes: [...before, thing] };
  return note ? { ...found, note } : found;
}

function newNamespace(world: World, name: string): Found {
  const problem = namespaceNameProblem(name);
  if (problem !== undefined) return badName(problem, `${kubernetesName(name, 'namespace')}/*`);
  const like = nearestName(
    name,
    Object.values(world.design.namespaces).map((n) => n.name),
  );
  const note = like === undefined ? undefined : nearlyThere(`namespace \`${name}\``, `${like}/*`, 'namespace');
  return make(world, { kind: 'namespace', ref: `+namespace ${name}`, name }, [], note);
}

/** `space/own`, found by its parts or made. */
function workload(world: World, space: string, own: string, near: Near): Found {
  const there = known(world, `${space}/${own}`, near);
  if (there) return there;
  const problem = namespaceNameProblem(space) ?? namespaceNameProblem(own)?.replace('namespace name', 'workload name');
  if (problem !== undefined)
    return badName(problem, `${kubernetesName(space, 'namespace')}/${kubernetesName(own, 'workload')}`);
  const home = namespaceOf(world, space);
  if ('fault' in home) return home;
  const name = `${home.thing.name}/${own}`;
  const thing = { kind: 'workload', ref: `+workload ${name}`, name, namespace: home.thing.ref, ownName: own } as const;
  return make(world, thing, home.makes, likeWorkload(world, home, own));
}

/** The name that was nearly written: of a workload in the namespace, or of the namespace. */
function likeWorkload(world: World, home: Exclude<Found, { fault: Fault }>, own: string): Fault | undefined {
  const { thing, note } = home;
  if (note) {
    const like = note.fixes[0]?.text.replace('*', own) ?? '';
    const isThere = world.named(like).length > 0;
    return nearlyThere(`namespace \`${thing.name}\``, like, isThere ? 'workload' : 'workload, new');
  }
  const mates = workloadsOfNamespace(world.design, thing.ref);
  const like = nearestName(
    own,
    mates.map((m) => m.name),
  );
  return like === undefined
    ? undefined
    : nearlyThere(`workload \`${thing.name}/${own}\``, `${thing.name}/${like}`, 'workload');
}

/** The namespace of a name, to be made where there is none. */
function namespaceOf(world: World, name: string): Found {
  return known(world, `ns:${name}`, {}) ?? newNamespace(world, name);
}

function newExternal(name: string, fields: Partial<NewExternal['fields']>): NewExternal {
  const all = { networks: [], domains: [], internet: false, ...fields };
  return { kind: 'external', ref: `+external ${name.toLowerCase()}`, name, fields: all };
}

function newNetwork(world: World, text: string, network: string): Found {
  const parsed = parseCidr(text);
  const problem = typeof parsed === 'string' ? undefined : rangeProblem(text, true);
  if (problem !== undefined) {
    const fixes = [{ text: network, what: 'network' }];
    return { fault: { message: problem.split(': write ')[0] ?? problem, help: `write \`${network}\``, fixes } };
  }
  return known(world, network, {}) ?? make(world, newExternal(network, { networks: [network] }));
}

/** `shop{app=web, tier=x}`, or `*{…}` and `{…}` for pods of every namespace. */
function labelGroup(world: World, text: string): Found {
  const parts = /^([^{]*)\{([^}]*)\}$/.exec(text);
  if (!parts) return fault(`the labels of \`${text}\` do not end`, 'write them as `shop{app=web}`');
  const read = readLabels(parts[2] ?? '');
  if ('message' in read) return { fault: read };
  const space = (parts[1] ?? '').replace(/\/?\*?$/, '').replace(/^ns:/i, '');
  const home = space === '' ? undefined : namespaceOf(world, space);
  if (home && 'fault' in home) return home;
  const name = `${home?.thing.name ?? '*'}${bracesOf(read.labels)}`;
  const there = known(world, name, {});
  if (there) return there;
  const ref = `+group ${name}`;
  const thing: NewThing = { kind: 'label group', ref, name, namespace: home?.thing.ref, labels: read.labels };
  return make(world, thing, home?.makes ?? [], home?.note);
}
