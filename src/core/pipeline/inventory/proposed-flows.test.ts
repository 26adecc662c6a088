import { describe, expect, it } from 'vitest';
import { readManifests } from '../../dialects/read.ts';
import { buildInventory } from './build-inventory.ts';
import { hostMentions } from './service-address.ts';

function flows(container: string, more = ''): string[] {
  const text = `
{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}, spec: {containers: [{name: c, ${container}}]}}
---
{apiVersion: v1, kind: Pod, metadata: {name: db-0, namespace: data, labels: {app: db}}, spec: {containers: [{name: c, ports: [{name: sql, containerPort: 5433}]}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: db, namespace: data}, spec: {selector: {app: db}, ports: [{port: 5432, targetPort: sql}, {port: 80, targetPort: 8080}]}}
---
{apiVersion: v1, kind: Pod, metadata: {name: cart, namespace: shop, labels: {app: cart}}, spec: {containers: [{name: c}]}}
---
{apiVersion: v1, kind: Service, metadata: {name: cart, namespace: shop}, spec: {selector: {app: cart}, ports: [{port: 7070}]}}
${more}`;
  const { objects } = readManifests([{ name: 'a', text }]);
  return buildInventory(objects).proposedFlows.map((f) => `${f.from} -> ${f.to} ${f.protocol} ${f.port} ${f.evidence}`);
}
const DB = 'shop/web[Pod] -> data/db-0[Pod] TCP 5433';
const CART = 'shop/web[Pod] -> shop/cart[Pod] TCP 7070';

describe('proposed flows', () => {
  it.each([
    ['cart', [`${CART} environment variable X`]],
    ['cart:7070', [`${CART} environment variable X`]],
    ['http://cart/path?x=y', [`${CART} environment variable X`]],
    ['cart.shop.svc.cluster.local.:7070', [`${CART} environment variable X`]],
    ['a,cart:7070;b', [`${CART} environment variable X`]],
    ['cart:9999', []],
    ['the cart is full', []],
    ['CART', [`${CART} environment variable X`]],
    ['db', []],
    ['postgres://user:pw@db.data:5432/x', [`${DB} environment variable X`]],
    ['user:pw@tcp(db.data.svc:5432)/x', [`${DB} environment variable X`]],
    ['db-0.db.data.svc:5432', [`${DB} environment variable X`]],
    ['http://db.data', ['shop/web[Pod] -> data/db-0[Pod] TCP 8080 environment variable X']],
  ])('finds a service in the value `%s`', (value, expected) => {
    expect(flows(`env: [{name: X, value: ${JSON.stringify(value)}}]`)).toEqual(expected);
  });

  it('finds services in arguments and commands, each flow once', () => {
    expect(flows('command: [run, --cart=cart:7070], args: [--cart, cart]')).toEqual([`${CART} argument`]);
  });

  it('looks into config maps of the input', () => {
    const map =
      '---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: m, namespace: shop}, data: {URL: "http://cart:7070", B: "db.data:5432"}}';
    expect(flows('envFrom: [{configMapRef: {name: m}}]', map)).toEqual([
      `${DB} environment variable B`,
      `${CART} environment variable URL`,
    ]);
    expect(flows('env: [{name: Y, valueFrom: {configMapKeyRef: {name: m, key: URL}}}]', map)).toEqual([
      `${CART} environment variable Y`,
    ]);
  });

  it('does not take a workload to call itself because it bears its own name', () => {
    expect(
      flows(
        'env: []',
        '---\n{apiVersion: v1, kind: Pod, metadata: {name: cart2, namespace: shop, labels: {app: cart}}, spec: {containers: [{name: c, env: [{name: SELF, value: cart}]}]}}',
      ),
    ).toEqual(['shop/cart2[Pod] -> shop/cart[Pod] TCP 7070 environment variable SELF']);
  });
});

describe('hostMentions', () => {
  it('is linear in hostile texts', () => {
    for (const text of ['a.'.repeat(4000), '://'.repeat(2700), '@'.repeat(8000), '-'.repeat(8000), 'a:'.repeat(4000)])
      expect(hostMentions(text)).toEqual([]);
  });
});
