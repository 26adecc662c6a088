import { expect, test } from 'vitest';
import { change } from '../../core/design/change.ts';
import { addNamespace, addWorkload } from '../../core/design/edits/add.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../../core/design/empty.ts';
import { endsText } from './flow-words.ts';

const [{ design }] = change({ design: emptyDesign('test'), layout: EMPTY_LAYOUT }, 'Draw', (d) => {
  const shop = addNamespace(d, { name: 'shop' });
  const orders = addNamespace(d, { name: 'orders' });
  addWorkload(d, { namespace: shop, name: 'web' });
  addWorkload(d, { namespace: shop, name: 'cart' });
  addWorkload(d, { namespace: orders, name: 'db' });
});

test('inside one namespace a flow is told by short names', () => {
  expect(endsText(design, 'wl:shop/web', 'wl:shop/cart')).toBe('web → cart');
});

test('between namespaces it is told with them', () => {
  expect(endsText(design, 'wl:shop/web', 'wl:orders/db')).toBe('shop/web → orders/db');
});
