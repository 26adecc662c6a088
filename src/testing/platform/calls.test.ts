import { expect, it } from 'vitest';
import { loadManifests } from '../../core/pipeline/load-manifests.ts';
import { solve } from '../../core/solver/solve.ts';
import { trace } from '../../core/solver/trace.ts';
import { DEFAULT_OPTIONS } from '../../core/solver/types.ts';
import { platformManifests } from './manifests.ts';
import { NAMESPACES, type Standing, targetOf } from './namespaces.ts';
import { endPort } from './policies.ts';

const idOf = ({ namespace, workload }: Standing) => `${namespace.name}/${workload.name}[${workload.kind}]`;

// What apps need of each other works, but for the mistakes: nobody runs a shop in which nothing works.
it('every call gets through, but for those that a documented mistake cuts off', () => {
  const { cluster, policySet } = loadManifests(platformManifests());
  const solution = solve({ cluster, policies: policySet, options: DEFAULT_OPTIONS });
  const calls = NAMESPACES.flatMap((namespace) =>
    namespace.workloads.flatMap((workload) =>
      workload.calls.flatMap((call) => {
        const target = call.kind === 'workload' ? targetOf(namespace, call) : undefined;
        const port = target && call.kind === 'workload' ? endPort(target.workload, call.port) : undefined;
        return target && port ? [{ from: idOf({ namespace, workload }), to: idOf(target), port }] : [];
      }),
    ),
  );
  const cut = calls.filter((call) => trace(solution, { ...call, protocol: 'TCP' })?.verdict !== 'allowed');
  expect(calls.length).toBeGreaterThan(300);
  expect(cut.map(({ from, to }) => `${from} -> ${to}`)).toEqual([
    'orders-checkout-prod/checkout-api[Deployment] -> orders-checkout-prod/promotions[Deployment]',
    'orders-checkout-prod/cart[Deployment] -> shared-redis-prod/redis[StatefulSet]',
    'identity-accounts-prod/login-service[Deployment] -> identity-accounts-prod/email-verifier[Deployment]',
    'identity-accounts-prod/email-verifier[Deployment] -> shared-mail/postfix-relay[Deployment]',
    'analytics-ingest-prod/collector[Deployment] -> analytics-ingest-prod/schema-guard[Deployment]',
  ]);
});
