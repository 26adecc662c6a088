import { describe, expect, it } from 'vitest';
import { draw } from '../../testing/draw.ts';
import { change } from './change.ts';
import { drawSystemFlows } from './edits/system-flows.ts';
import { EMPTY_LAYOUT } from './empty.ts';
import type { Design } from './schema.ts';
import { cutSystemFlows, missingSystemFlows } from './system-flows.ts';

const withPort = (design: Design, id: string, name: string, port: number): Design => {
  const w = design.workloads[id];
  if (!w) throw new Error(`no ${id}`);
  return { ...design, workloads: { ...design.workloads, [id]: { ...w, ports: [{ name, protocol: 'TCP', port }] } } };
};
const said = (design: Design) =>
  missingSystemFlows(design).map((f) => `${f.from} > ${f.to} ${f.ports.map((p) => `${p.protocol} ${p.port}`).join()}`);

const TEXT = `
  ns monitoring
  ns shop managed
  ns certs
  wl monitoring/prometheus 9090
  wl monitoring/alertmanager 9093
  wl monitoring/grafana 3000
  wl monitoring/metrics-server 4443
  wl shop/web 8080
  wl certs/cert-webhook 10250
  host control-plane 10.0.0.1
`;
const design = withPort(
  withPort(withPort(draw(TEXT), 'wl:shop/web', 'metrics', 9102), 'wl:certs/cert-webhook', 'https', 10250),
  'wl:monitoring/metrics-server',
  'https',
  4443,
);

describe('missingSystemFlows', () => {
  it('names what known systems need, to the ports that the destination declares', () => {
    expect(said(design)).toEqual([
      'host:control-plane > wl:certs/cert-webhook TCP 10250',
      'host:control-plane > wl:monitoring/metrics-server TCP 4443',
      'wl:monitoring/grafana > wl:monitoring/prometheus TCP 9090',
      'wl:monitoring/metrics-server > host:control-plane TCP 6443,TCP 10250',
      'wl:monitoring/prometheus > host:control-plane TCP 6443',
      'wl:monitoring/prometheus > wl:monitoring/alertmanager TCP 9093',
      'wl:monitoring/prometheus > wl:shop/web TCP 9102',
    ]);
    for (const f of missingSystemFlows(design))
      expect([f.reason !== '', f.source.startsWith('https://')]).toEqual([true, true]);
  });

  it('leaves out what is drawn, in question or forbidden', () => {
    const drawn = draw(
      `${TEXT}
      F-1 monitoring/prometheus -> monitoring/alertmanager 9000-9100
      F-2 monitoring/grafana -> monitoring/prometheus any must not
      F-3 monitoring/metrics-server -> host:control-plane ?
      F-4 monitoring/prometheus -> shop/web 80`,
    );
    const now = { ...design, flows: drawn.flows };
    expect(said(now)).toEqual([
      'host:control-plane > wl:certs/cert-webhook TCP 10250',
      'host:control-plane > wl:monitoring/metrics-server TCP 4443',
      'wl:monitoring/prometheus > host:control-plane TCP 6443',
      'wl:monitoring/prometheus > wl:shop/web TCP 9102',
    ]);
  });

  it('leaves out what flows of a group, a namespace or a zone say for all in it, and what a shared service gives', () => {
    const drawn = draw(
      `plane ops
      ${TEXT.replace('ns monitoring', 'ns monitoring plane=ops')}
      F-1 plane:ops -> ns:shop 9102
      F-2 ns:monitoring -> host:control-plane any
      F-3 host:control-plane -> ns:monitoring 4000-5000
      F-4 host:control-plane -> ns:certs any
      shared:alerts monitoring/alertmanager 9093 for ns:monitoring
      shared:metrics monitoring/prometheus 9090 for monitoring/grafana`,
    );
    const { flows, sharedServices, planes, namespaces } = drawn;
    expect(said({ ...design, flows, sharedServices, planes, namespaces })).toEqual([]);
  });

  it('knows Argo CD, Flux and log agents, and the API server where somebody else runs it', () => {
    const other = draw(`
      ns argocd
      wl argocd/argocd-server
      wl argocd/argocd-repo-server
      wl argocd/argocd-redis
      ns flux
      wl flux/source-controller
      wl flux/helm-controller
      ns logging
      wl logging/loki
      wl logging/fluent-bit
      ext kubernetes-api 198.51.100.1/32`);
    expect(said(other).filter((t) => !t.includes('ext:'))).toEqual([
      'wl:argocd/argocd-repo-server > wl:argocd/argocd-redis TCP 6379',
      'wl:argocd/argocd-server > wl:argocd/argocd-redis TCP 6379',
      'wl:argocd/argocd-server > wl:argocd/argocd-repo-server TCP 8081',
      'wl:flux/helm-controller > wl:flux/source-controller TCP 9090',
      'wl:logging/fluent-bit > wl:logging/loki TCP 3100',
    ]);
    expect(said(other).filter((t) => t.includes('ext:'))).toEqual([
      'wl:argocd/argocd-server > ext:kubernetes-api TCP 443',
      'wl:flux/helm-controller > ext:kubernetes-api TCP 443',
      'wl:flux/source-controller > ext:kubernetes-api TCP 443',
      'wl:logging/fluent-bit > ext:kubernetes-api TCP 443',
    ]);
  });

  it('tells which of them the design cuts: those with an end that it isolates that way', () => {
    const cut = (isolation: string) =>
      cutSystemFlows(draw(`ns m ${isolation}\n wl m/prometheus 9090\n wl m/grafana 3000\n wl m/alertmanager 9093`))
        .length;
    expect([cut('managed'), cut('managed-ingress'), cut('managed-egress'), cut('managed-open'), cut('')]).toEqual([
      2, 2, 2, 0, 0,
    ]);
  });

  it('asks for nothing where no system is known', () => {
    expect(said(draw('ns a\nwl a/x 80\nwl a/y 80\nhost gw 10.0.0.1'))).toEqual([]);
  });
});

describe('drawSystemFlows', () => {
  it('proposes them all in one step, with the source, and has nothing left to draw', () => {
    const [next] = change({ design, layout: EMPTY_LAYOUT }, 'draw', drawSystemFlows);
    const flows = Object.values(next.design.flows);
    expect(flows.length).toBe(7);
    expect(flows.every((f) => f.status === 'proposed' && f.reason?.includes('https://'))).toBe(true);
    expect(said(next.design)).toEqual([]);
  });
});
