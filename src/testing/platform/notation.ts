/**
 * The notation in which the apps of the reference platform are written: one line for each workload.
 *
 *     cart  3  http:8080  <80:http  =>shared-redis/redis  >checkout-cache
 *
 * name; kind (`3`: a Deployment of three replicas; `sts3`, `ds`, `cron`, `pod`; `@host` for the host's network); container
 * ports (`name:number`, `number`, `/udp`); `<port:target` what its Service offers; `>` what it calls, `=>` what it calls
 * by an address in its environment (`workload`, `app/workload`, `…:port`, or a CIDR with a port); `!lb` and `!np` the
 * type of the Service; `+sa` a service account of its own.
 */

export type Kind = 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'CronJob' | 'Pod';

export interface Port {
  readonly name?: string;
  readonly protocol: 'TCP' | 'UDP';
  readonly number: number;
}

export interface Offer {
  readonly port: number;
  /** Name or number of the container port. */
  readonly target: string | number;
  readonly protocol: 'TCP' | 'UDP';
}

/** What a workload calls: a workload (of its own app where none is named), or addresses. */
export type Call =
  | {
      readonly kind: 'workload';
      readonly app?: string;
      readonly workload: string;
      readonly port?: string;
      readonly inEnvironment: boolean;
    }
  | { readonly kind: 'addresses'; readonly cidr: string; readonly port: number };

export interface WorkloadSpec {
  readonly name: string;
  readonly kind: Kind;
  readonly replicas: number;
  readonly hostNetwork: boolean;
  readonly ownAccount: boolean;
  readonly ports: readonly Port[];
  readonly offers: readonly Offer[];
  readonly serviceType: 'ClusterIP' | 'LoadBalancer' | 'NodePort';
  readonly calls: readonly Call[];
}

const KINDS: Readonly<Record<string, Kind>> = { sts: 'StatefulSet', ds: 'DaemonSet', cron: 'CronJob', pod: 'Pod' };

/** The workloads of a text, one for each line. Throws on what the notation does not know: it is a programmer's text. */
export function workloadsOf(text: string): readonly WorkloadSpec[] {
  return text
    .trim()
    .split('\n')
    .map((line) => lineOf(line.trim().split(/\s+/)));
}

function lineOf([name = '', kind = '', ...rest]: readonly string[]): WorkloadSpec {
  const [, letters = '', count = '', host] = /^([a-z]*)(\d*)(@host)?$/.exec(kind) ?? [];
  const known = letters === '' ? 'Deployment' : KINDS[letters];
  if (!known) throw new Error(`${name}: no kind is written ${kind}`);
  const flags = rest.filter((word) => /^[!+]/.test(word));
  return {
    name,
    kind: known,
    replicas: count === '' ? 1 : Number(count),
    hostNetwork: host !== undefined,
    ownAccount: flags.includes('+sa'),
    ports: rest.filter((word) => /^[a-z0-9]/.test(word)).map(portOf),
    offers: rest.filter((word) => word.startsWith('<')).map((word) => offerOf(word.slice(1))),
    serviceType: flags.includes('!lb') ? 'LoadBalancer' : flags.includes('!np') ? 'NodePort' : 'ClusterIP',
    calls: rest.filter((word) => /^=?>/.test(word)).map(callOf),
  };
}

function portOf(word: string): Port {
  const [, name, number, udp] = /^(?:([a-z][a-z0-9-]*):)?(\d+)(\/udp)?$/.exec(word) ?? [];
  if (number === undefined) throw new Error(`no port is written ${word}`);
  return { ...(name ? { name } : {}), protocol: udp ? 'UDP' : 'TCP', number: Number(number) };
}

function offerOf(word: string): Offer {
  const [, port, target, udp] = /^(\d+)(?::([a-z0-9-]+))?(\/udp)?$/.exec(word) ?? [];
  if (port === undefined) throw new Error(`no service port is written ${word}`);
  const end = target === undefined ? Number(port) : /^\d+$/.test(target) ? Number(target) : target;
  return { port: Number(port), target: end, protocol: udp ? 'UDP' : 'TCP' };
}

function callOf(word: string): Call {
  const inEnvironment = word.startsWith('=');
  const target = word.replace(/^=?>/, '');
  const [, cidr, number] = /^(\d+\.\d+\.\d+\.\d+\/\d+):(\d+)$/.exec(target) ?? [];
  if (cidr !== undefined) return { kind: 'addresses', cidr, port: Number(number) };
  const [, app, workload, port] = /^(?:([a-z0-9-]+)\/)?([a-z0-9-]+)(?::([a-z0-9-]+))?$/.exec(target) ?? [];
  if (workload === undefined) throw new Error(`no call is written ${word}`);
  return { kind: 'workload', workload, inEnvironment, ...(app ? { app } : {}), ...(port ? { port } : {}) };
}
