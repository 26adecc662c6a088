import { expect, it } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import { wayStepText } from './way-step-text.ts';
import type { WayStep } from './way-steps.ts';

const DESIGN = draw('ns shop env=dev\nwl shop/web 80\nwl shop/db 5432\nF-1 shop/web -> shop/db 5432');

const set = (collection: 'namespaces' | 'flows', id: string, fields: Record<string, unknown>): WayStep => ({
  kind: 'set',
  collection,
  id,
  fields,
});

it.each([
  [set('flows', 'F-1', { ports: [{ protocol: 'TCP', port: 443 }] }), 'Set the ports of F-1 to tcp 443'],
  [set('flows', 'F-1', { encrypted: true }), 'Mark F-1: encrypted'],
  [set('flows', 'F-1', { owner: 'Shop', reason: undefined }), 'Set owner of F-1 to Shop; Take reason off F-1'],
  [set('namespaces', 'ns:shop', { labels: { team: 'x' } }), 'Set team=x on shop'],
  [{ kind: 'remove', id: 'F-1' } as const, 'Remove F-1'],
])('%j says what it does', (step, text) => {
  expect(wayStepText(DESIGN, step)).toBe(text);
});
