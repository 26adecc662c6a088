import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDesign, mended } from '../../../testing/checks.ts';
import { draw } from '../../../testing/draw.ts';
import { withFields } from '../../../testing/practices/row.ts';
import { conflictsOf } from '../../analyses/conflicts/conflicts.ts';
import { meaningOf } from '../../analyses/meaning/expected-pair.ts';
import { connectionsOfPorts } from '../../design/connections.ts';
import { inventoryOfDesign } from '../../design/inventory.ts';
import { memberLookup } from '../../design/members.ts';
import type { Design } from '../../design/schema.ts';
import { hasNoPorts, intersectConnections } from '../../policy/connection-set.ts';

const WORLD = `
  cluster pods 10.244.0.0/16
  tenant bu
  tenant a in bu
  tenant c
  zone pci key=compliance/pci
  ns shop managed tenant=a
  ns cards managed tenant=a zone=pci
  ns out managed tenant=c
  wl shop/web 80
  wl cards/vault 80
  wl out/client 80
  ext bank 203.0.113.0/24`;

const conf1 = (design: Design) => checkDesign(design, 'CONF-1');

describe('CONF-1', () => {
  it.each([
    ['G-1 separate tenant', 'nothing is wanted yet'],
    ['F-1 shop/web -> out/client 80', 'nothing is forbidden yet'],
    ['G-1 separate tenant\nF-1 shop/web -> out/client ?', 'nothing is wanted yet'],
  ])('does not apply to %j: %s', (text, why) => {
    expect(conf1(draw(`${WORLD}\n${text}`))).toMatchObject({ state: 'does not apply', text: why });
  });

  it('says what was held against what, and how many pairs that is', () => {
    const held = conf1(
      draw(
        `${WORLD}\nG-1 separate tenant\nF-1 ns:shop -> tenant:a 80\nF-2 out/client -> ns:cards any must not\nX-1 of G-1 ns:out -> shop/web 80\nshared:v shop/web 80 for ns:out`,
      ),
    );
    expect([held.state, held.text, held.pairs]).toEqual([
      'holds',
      '3 pairs of 1 flow, 1 consumer and 1 exception, against 1 guardrail and 1 flow that must not be',
      3,
    ]);
  });

  it('says each guardrail that is in the way of a flow for itself, and each fix opens one', () => {
    const walled = draw(`${WORLD}\nG-1 separate tenant\nG-2 enclose zone:pci\nF-1 ns:out -> ns:cards 80`);
    const { findings } = conf1(walled);
    expect(findings.map((f) => f.subject)).toEqual(['F-1 G-1', 'F-1 G-2']);
    const one = mended(walled, findings[0]?.fix);
    expect(conf1(one).findings.map((f) => f.subject)).toEqual(['F-1 G-2']);
  });

  it('shows an end outside by a witness, and tells that it is parked', () => {
    const drawn = draw(`${WORLD}\nG-1 enclose zone:pci\nF-1 ns:cards -> ext:bank 80`);
    const parked = {
      ...drawn,
      notes: { 'D-1': { id: 'D-1', kind: 'parking lot' as const, text: 'F-1 against G-1: until June' } },
    };
    const [finding] = conf1(parked).findings;
    expect(finding?.text).toBe('F-1 cards → bank tcp 80 is forbidden by G-1 (parked as D-1)');
    expect(finding?.witness).toMatchObject({ from: 'cards/vault[Deployment]', protocol: 'TCP', port: 80 });
    expect(finding?.witness?.to).toMatch(/^203\.0\.113\./);
  });

  it('grants an exception as the owner of the guardrail, who may not have asked for it', () => {
    const of = (owner: string) => {
      const drawn = draw(`${WORLD}\nG-1 enclose tenant:bu\nF-1 out/client -> shop/web 80`);
      const owned = withFields(withFields(drawn, 'guardrails', 'G-1', { owner: 'BU' }), 'flows', 'F-1', { owner });
      const fix = conf1(owned).findings[0]?.fix;
      return { label: fix?.label, granted: mended(owned, fix) };
    };
    const other = of('Team A');
    expect(other.label).toBe('Grant F-1 an exception in G-1 as BU');
    expect(other.granted.exceptions['X-1']).toMatchObject({ owner: 'Team A', approver: 'BU' });
    expect(conf1(other.granted).state).toBe('holds');

    const own = of('bu');
    expect(own.granted.exceptions['X-1']?.approver).toBeUndefined();
    const [asked] = conf1(own.granted).findings;
    expect(asked?.text).toContain('Only BU may open G-1 for a, which lies beneath it: nobody approved X-1');
    expect(asked?.fix?.label).toBe('Withdraw X-1');
  });
});

const end = fc.constantFrom('shop/web', 'cards/vault', 'out/client', 'ns:shop', 'tenant:bu', 'ext:bank');
const link = fc.record({ from: end, to: end, port: fc.constantFrom(80, 81), never: fc.boolean() });
const RAILS = ['separate tenant', 'enclose zone:pci', 'enclose tenant:a', 'forbid ns:out -> ns:shop 80'] as const;

it('every conflict is one finding, and a flow has one exactly where something of it is forbidden', () => {
  const seen = { forbidden: 0, free: 0, gates: 0 };
  fc.assert(
    fc.property(
      fc.subarray([...RAILS], { minLength: 1 }),
      fc.array(link, { minLength: 1, maxLength: 4 }),
      fc.array(link, { minLength: 1, maxLength: 4 }),
      fc.array(link, { maxLength: 1 }),
      (rails, flows, gates, services) => {
        const lines = [
          ...rails.map((r, i) => `G-${i + 1} ${r}`),
          ...flows.map((f, i) => `F-${i + 1} ${f.from} -> ${f.to} ${f.port}${f.never ? ' must not' : ''}`),
          ...gates.map((g, i) => `X-${i + 1} of G-1 ${g.from} -> ${g.to} ${g.port}`),
          ...services.map((s, i) => `shared:s${i} shop/web ${s.port} for ns:out`),
        ];
        const design = draw(`${WORLD}\n${lines.join('\n')}`);
        const { findings } = conf1(design);
        const subjects = findings.map((f) => f.subject);
        expect(new Set(subjects).size).toBe(subjects.length);
        expect(subjects).toEqual(conflictsOf(design).map((c) => c.key.replace(' for ', ' ').replace(' against ', ' ')));
        seen.gates += subjects.filter((s) => s.startsWith('X-')).length;

        const inventory = inventoryOfDesign(design);
        const meaning = meaningOf(design, inventory);
        const members = memberLookup(design, inventory);
        for (const flow of Object.values(design.flows)) {
          // addresses are left to the tests above: cut by what the design says, they are no list
          if (flow.status === 'must not' || flow.from === 'ext:bank' || flow.to === 'ext:bank') continue;
          const forbidden = [...members(flow.from).workloads].some((s) =>
            [...members(flow.to).workloads].some(
              (d) =>
                s !== d &&
                !hasNoPorts(
                  intersectConnections(
                    connectionsOfPorts(flow.ports),
                    meaning.pair({ kind: 'workload', id: s }, { kind: 'workload', id: d }).forbidden,
                  ),
                ),
            ),
          );
          expect([flow.id, subjects.some((s) => s.startsWith(`${flow.id} `))]).toEqual([flow.id, forbidden]);
          if (forbidden) seen.forbidden++;
          else seen.free++;
        }
      },
    ),
    { numRuns: Number(process.env['RUNS'] ?? 120) },
  );
  expect(Math.min(seen.forbidden, seen.free, seen.gates)).toBeGreaterThan(10);
});
