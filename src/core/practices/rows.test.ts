/** Every row of the practices that has a check: designed, broken, named, mended, exported, and the export proven. */
import { describe, expect, it } from 'vitest';
import { checkDesign, mended as mend, undone } from '../../testing/checks.ts';
import { APPLICATIONS } from '../../testing/practices/applications.ts';
import { CONFLICTS } from '../../testing/practices/conflicts.ts';
import { GOVERNANCE, NEVER } from '../../testing/practices/governance.ts';
import type { RowCase } from '../../testing/practices/row.ts';
import { SEGMENTATION } from '../../testing/practices/segmentation.ts';
import { EMPTY_LAYOUT } from '../design/empty.ts';
import type { Design } from '../design/schema.ts';
import { exportTree } from '../pipeline/export-tree.ts';
import { prepareDesign, solveSide } from '../pipeline/sides.ts';
import { trace } from '../solver/trace.ts';
import { CHECKS } from './list.ts';

const CASES: readonly RowCase[] = [...SEGMENTATION, ...CONFLICTS, ...APPLICATIONS, ...GOVERNANCE];

/** The rows of the practices that must be shown to work, each by its check. */
const ROWS = [
  ...['PLANE-1', 'PLANE-2', 'PLANE-3', 'PLANE-4', 'PLANE-5', 'ENV-1', 'ENV-2', 'ENV-3'],
  ...['TEN-1', 'TEN-2', 'TEN-3', 'TEN-4', 'TEN-5', 'TEN-6', 'EXC-1', 'EXC-2', 'EXC-3', 'CMP-1', 'CMP-2', 'CMP-3'],
  ...['CONF-1', 'APP-1', 'APP-2', 'APP-3', 'APP-4', 'APP-5', 'NS-1', 'NS-2', 'NS-3', 'NS-4', 'NS-5'],
  ...['LAB-1', 'LAB-2', 'LAB-3', 'LAB-4', 'RBAC-1', 'RBAC-2', 'RBAC-3', 'RBAC-6'],
  ...['TIER-2', 'TIER-3', 'TIER-4', 'DIA-1', 'DIA-2'],
];

const covered = [...CASES, ...NEVER].map((c) => c.check);

it('every row has a case, and every check that runs has one', () => {
  expect([...new Set(covered)].sort()).toEqual([...ROWS].sort());
  expect(CHECKS.map((c) => c.id).sort()).toEqual([...ROWS].sort());
});

it('cases name the row that the check stands for', () => {
  const rowOf = new Map(CHECKS.map((c) => [c.id, c.row]));
  for (const { check, row } of [...CASES, ...NEVER]) expect([check, row]).toEqual([check, rowOf.get(check)]);
});

describe.each(CASES.map((c) => [c.about === undefined ? c.check : `${c.check} ${c.about}`, c.check, c] as const))(
  '%s',
  (_, check, c) => {
    const ask = (design: Design) => checkDesign(design, check, c.options);

    it('holds as designed', () => {
      expect([ask(c.designed).state, ask(c.designed).findings.map((f) => f.text)]).toEqual(['holds', []]);
    });

    it('names what breaks it, with a connection where it is about one', () => {
      const { state, findings } = ask(c.broken.design);
      expect(state).toBe('fails');
      const isSaid = (text: string) =>
        typeof c.broken.says === 'string' ? text.includes(c.broken.says) : c.broken.says.test(text);
      const named = findings.find((f) => isSaid(f.text));
      expect(findings.map((f) => f.text)).toContain(named?.text ?? c.broken.says);
      const side = solveSide(prepareDesign({ design: c.broken.design, layout: EMPTY_LAYOUT }));
      const shown = named?.witness && trace(side.solution, named.witness);
      expect(shown?.verdict ?? 'none').toBe(c.broken.witness);
    });

    it('holds once it is mended, and is exported as the design means it', () => {
      const { findings } = ask(c.broken.design);
      if (c.mended === 'fix')
        for (const { fix } of findings) expect(undone(c.broken.design, fix)).toEqual(c.broken.design);
      const done =
        c.mended === 'fix'
          ? findings.reduce((design, f) => mend(design, f.fix), c.broken.design)
          : c.mended.edit(c.broken.design);
      const after = ask(done);
      expect([after.state, after.findings.map((f) => f.text)]).toEqual(['holds', []]);
      const { files, proof } = exportTree({ design: done, layout: EMPTY_LAYOUT });
      expect(proof.kind === 'different' ? proof.differences.slice(0, 3) : proof.kind).toBe('equal');
      const { path, holds } = c.exported;
      const written = files.filter((f) => path.test(f.path));
      expect([path.source, written.length > 0]).toEqual([path.source, true]);
      const isThere = written.some((f) => (typeof holds === 'string' ? f.text.includes(holds) : holds.test(f.text)));
      expect([String(holds), isThere, isThere ? '' : written.map((f) => f.text).join('\n')]).toEqual([
        String(holds),
        true,
        '',
      ]);
    });
  },
);

describe.each(NEVER.map((c) => [c.check, c] as const))('%s', (check, c) => {
  it('does not apply to this target, and says why', () => {
    expect(checkDesign(c.designed, check)).toMatchObject({ state: 'does not apply', text: c.never });
  });
});
