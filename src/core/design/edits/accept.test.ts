import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { applyChange, change, type Document, invertChange } from '../change.ts';
import { printDesign, readDesign } from '../design-file.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../empty.ts';
import { type Answering, acceptFinding, type FindingRef } from './accept.ts';
import { removeEntities } from './remove.ts';

const EMPTY: Document = { design: emptyDesign('Shop'), layout: EMPTY_LAYOUT };
const FINDING: FindingRef = { check: 'PLANE-1', subject: 'plane:data plane:control' };
const SAID: Answering = { reason: 'goes with the old cluster', owner: 'Platform', expires: '2027-01-31' };
const DAY = '2026-11-26';

function accepted(before: Document, finding = FINDING, said = SAID) {
  let problem: string | undefined;
  const [document, step] = change(before, 'Accept', (draft) => {
    problem = acceptFinding(draft, finding, said, DAY);
  });
  return { document, step, problem };
}

describe('accepting a finding', () => {
  it('notes who answers for it, why and until when, under a readable id', () => {
    const { document, problem } = accepted(EMPTY);
    expect(problem).toBeUndefined();
    expect(document.design.acceptances).toEqual({
      'accepted:PLANE-1-plane-data-plane-control': {
        id: 'accepted:PLANE-1-plane-data-plane-control',
        ...FINDING,
        ...SAID,
      },
    });
  });

  it('answers anew for what was accepted before, and takes the old end away where none is given', () => {
    const { document: once } = accepted(EMPTY);
    const { document: twice } = accepted(once, FINDING, { reason: 'still', owner: 'Security' });
    const [only, ...more] = Object.values(twice.design.acceptances);
    expect(more).toEqual([]);
    expect(only).toMatchObject({ reason: 'still', owner: 'Security' });
    expect(only).not.toHaveProperty('expires');
  });

  it('keeps the same subject of two checks apart', () => {
    const { document: once } = accepted(EMPTY);
    const { document: twice } = accepted(once, { ...FINDING, check: 'PLANE-5' });
    expect(Object.keys(twice.design.acceptances)).toHaveLength(2);
  });

  it.each([
    [{ ...SAID, reason: ' ' }, 'say why'],
    [{ ...SAID, owner: '' }, 'somebody has to answer for it'],
    [{ ...SAID, owner: 'x'.repeat(201) }, 'the name of an owner has at most 200 characters'],
    [{ ...SAID, expires: '2027-02-30' }, 'write the end as 2027-01-31'],
    [{ ...SAID, expires: 'soon' }, 'write the end as 2027-01-31'],
    [{ ...SAID, expires: '2026-11-25' }, 'the end is over already'],
  ])('changes nothing where %j is said', (said, why) => {
    const { document, problem } = accepted(EMPTY, FINDING, said);
    expect(problem).toBe(why);
    expect(document).toBe(EMPTY);
  });

  it('still takes the day itself as the end', () => {
    expect(accepted(EMPTY, FINDING, { ...SAID, expires: DAY }).problem).toBeUndefined();
  });

  it('changes nothing where the finding cannot be named in a design', () => {
    expect(accepted(EMPTY, { ...FINDING, subject: 'x'.repeat(1001) }).document).toBe(EMPTY);
  });
});

const anyText = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((t) => t.trim() !== '');

test('whatever is said of whatever finding is undone, taken back, and read back from the file', () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, fc.option(fc.constantFrom('2027-01-31', '2028-02-29')), (...given) => {
      const [subject, reason, owner, expires] = given;
      const said = { reason, owner, ...(expires === null ? {} : { expires }) };
      const { document, step, problem } = accepted(EMPTY, { check: 'TEN-4', subject }, said);
      expect(problem).toBeUndefined();
      if (step) expect(applyChange(document, invertChange(step)).design).toEqual(EMPTY.design);
      const { design, diagnostics } = readDesign({ name: 'design.yaml', text: printDesign(document.design) });
      expect(diagnostics).toEqual([]);
      expect(design?.acceptances).toEqual(document.design.acceptances);
      const [gone] = change(document, 'Accept no longer', (draft) => {
        removeEntities(draft, Object.keys(draft.design.acceptances));
      });
      expect(gone.design.acceptances).toEqual({});
    }),
    { numRuns: 100 },
  );
});
