import type { Design } from '../../../core/design/schema.ts';
import { rowsOf } from './notation.ts';

/** kind | anchor | author | day | text */
const ROWS = `
decision | zone:pci | security-team | 2026-09-08 | First wave: what touches cards, and what it leans on, is managed by this design. Everything else stays as imported until its owners have drawn their flows.
decision | ns:loyalty-rewards-staging | loyalty-team | 2026-10-13 | It carried the labels of production. Its environment here is staging, so what opens to production no longer opens to it.
decision | ns:node-agents | observability | 2026-10-13 | Agents run in their host’s network, where no policy holds them: the namespace counts as the cluster’s own, and nothing else may run there.
parking lot | wl:analytics-notebooks-dev/hub-proxy | security-team | 2026-11-03 | A load balancer from the internet to a notebook server: who asked for it, and does it still need to be there?
parking lot | wl:analytics-ingest-prod/schema-guard | analytics-team | 2026-11-03 | Its policy names a port that the container does not have. The collector goes on without validation; no flow is drawn before the team says what it wants.
comment | policy:ClusterNetworkPolicy/monitoring-scrapes-everything | observability | 2026-11-03 | Left out of the design: the exceptions of SEC-1021 and the flows of Prometheus take its place.`;

export const NOTES: Design['notes'] = Object.fromEntries(
  rowsOf(ROWS).map(([kind, anchor = '', author = '', on = '', text = ''], i) => {
    const id = `D-${i + 1}`;
    return [id, { id, kind: kind as 'comment' | 'decision' | 'parking lot', anchor, author, on, text }];
  }),
);
