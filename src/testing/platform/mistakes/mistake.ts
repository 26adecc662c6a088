/** What a deliberate mistake of the reference platform is. */
import type { Manifest } from '../workload-objects.ts';

/** A connection as `bulkhead explain` asks it, and what the manifests make of it. */
export interface Witness {
  /** A workload (`namespace/name[Kind]`), a node or an address. */
  readonly from: string;
  readonly to: string;
  readonly protocol: 'TCP' | 'UDP';
  readonly port: number;
  readonly verdict: 'allowed' | 'denied' | 'undefined';
}

export interface Mistake {
  /** In the words of the field. */
  readonly title: string;
  /** `namespace/policy`, or what else carries it. */
  readonly place: string;
  /** What stands there, and why it does something else than was meant. */
  readonly wrong: string;
  /** What a reader sees in the studio on the side Today. */
  readonly see: string;
  readonly witnesses: readonly Witness[];
  /** Name of the well-written policy of the same namespace that it stands for. */
  readonly instead?: string;
  /** The policy; absent where something else is wrong. */
  readonly object?: Manifest;
}

/** Reads `from -> to tcp 5432: allowed`. Throws on anything else: it is a programmer's text. */
export function witness(text: string): Witness {
  const [, from = '', to = '', protocol, port, verdict] =
    /^(\S+) -> (\S+) (tcp|udp) (\d+): (allowed|denied|undefined)$/.exec(text) ?? [];
  if (from === '') throw new Error(`no witness is written ${text}`);
  return {
    from,
    to,
    protocol: protocol === 'udp' ? 'UDP' : 'TCP',
    port: Number(port),
    verdict: verdict as Witness['verdict'],
  };
}

/** Selectors as the platform's people write them. */
export const byName = (name: string): Manifest => ({ matchLabels: { 'app.kubernetes.io/name': name } });
export const byApp = (name: string): Manifest => ({ matchLabels: { app: name } });
export const inNamespace = (name: string): Manifest => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });
