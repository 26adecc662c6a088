import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw } from '../../../testing/draw.ts';
import type { Document } from '../../design/change.ts';
import { EMPTY_LAYOUT } from '../../design/empty.ts';
import { compileDesign } from '../compile-design.ts';
import { fileEdit } from './file-edit.ts';

const BASE = `
  cluster pods 10.244.0.0/16
  tenant a
  ns shop managed tenant=a
  ns free
  wl shop/web tier=front 8080
  wl shop/api tier=back 8080
  wl shop/db tier=back 5432
  wl free/job 80
  ext bank 203.0.113.0/24
  group shop/back tier=back
`;
const PATH = 'tenants/a/shop/networkpolicies.yaml';
const INSIDE = ['shop/web', 'shop/api', 'shop/db', 'ns:shop', 'group:shop/back'];
const ENDS = [...INSIDE, 'free/job', 'ns:free', 'ext:bank'];

const end = fc.constantFrom(...ENDS);
const flow = fc
  .tuple(end, end, fc.constantFrom('80', '443', '5432', '8080-8090', '53/udp', 'any'))
  // a flow of which no end is in the namespace is written elsewhere
  .filter(([from, to]) => INSIDE.includes(from) || INSIDE.includes(to))
  .filter(([from, to]) => from !== to || from.startsWith('ns:'));
const flows = fc.uniqueArray(flow, { maxLength: 4, selector: ([from, to]) => `${from} ${to}` });

function documentOf(list: readonly (readonly [string, string, string])[]): Document {
  const lines = list.map(([from, to, ports], i) => `F-${i + 1} ${from} -> ${to} ${ports}`);
  return { design: draw(`${BASE}\n${lines.join('\n')}`), layout: EMPTY_LAYOUT };
}
const textOf = (d: Document) => compileDesign(d.design).files.find((f) => f.path === PATH)?.text ?? '';

describe('what other flows would write, typed into the file', () => {
  it('is read back as flows that write exactly that', () => {
    fc.assert(
      fc.property(flows, flows, (before, after) => {
        const document = documentOf(before);
        const text = textOf(documentOf(after));
        const { ways, diagnostics } = fileEdit(document, { path: PATH, text });
        expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
        const way = ways.find((w) => w.kind === 'flows');
        if (!way) {
          // nothing that is allowed is different: what is written enforces what the text does
          const { effect } = fileEdit(document, { path: PATH, text });
          expect(effect?.total ?? 0).toBe(0);
          return;
        }
        // of pods that may come later, not everything can be said
        const remarks = way.remarks.filter((r) => !/other (pods|namespaces)|more pairs/.test(r));
        expect({ total: way.check?.total, remarks, changes: way.changes }).toMatchObject({ total: 0, remarks: [] });
        // what it leads to is stable: typed again, nothing that is drawn is left to open or close
        const again = fileEdit(way.document, { path: PATH, text });
        expect(again.effect?.total ?? 0).toBe(0);
      }),
      { numRuns: 25 },
    );
  });
});
