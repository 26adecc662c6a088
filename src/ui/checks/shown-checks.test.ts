import { describe, expect, it } from 'vitest';
import { emptyDesign } from '../../core/design/empty.ts';
import type { CheckAnswer, ChecksAnswer } from '../../core/practices/run-checks.ts';
import type { ChecksLook } from '../../state/studio.ts';
import { draw } from '../../testing/draw.ts';
import { chosenCheck, ownerOf, shownChecks } from './shown-checks.ts';

const check = (id: string, given: Partial<CheckAnswer>): CheckAnswer => ({
  id,
  practice: 1,
  row: '1.1',
  severity: 'error',
  demand: 'Planes stay apart',
  state: 'holds',
  text: '',
  findings: [],
  ...given,
});

const finding = (subject: string, ids: readonly string[]) => ({ subject, text: `about ${subject}`, ids });
const accepted = { id: 'accepted:1', reason: 'goes away', owner: 'Ops' };

const ANSWER: ChecksAnswer = {
  checks: [
    check('PLANE-1', {}),
    check('PLANE-2', { state: 'not yet checked' }),
    check('TEN-2', { practice: 3, severity: 'warning', state: 'fails', findings: [finding('a', ['ns:shop'])] }),
    check('TEN-4', {
      practice: 3,
      demand: 'Newcomers are let in nowhere',
      state: 'fails',
      findings: [finding('berry', ['wl:shop/web']), { ...finding('cedar', []), accepted }],
    }),
    check('ENV-1', { practice: 2, state: 'not decidable' }),
    check('ENV-2', {
      practice: 2,
      state: 'not enforceable',
      findings: [{ ...finding('dill', []), notEnforceable: 'nothing reaches it' }],
    }),
    check('ENV-3', { practice: 2, state: 'does not apply' }),
  ],
  scorecard: [],
};
const DRAWN = draw('ns shop\nwl shop/web 80');
const shop = DRAWN.namespaces['ns:shop'];
const DESIGN = shop ? { ...DRAWN, namespaces: { 'ns:shop': { ...shop, owner: 'Shop team' } } } : DRAWN;
const ALL: ChecksLook = { practice: undefined, severity: 'all', filter: 'all', sought: '', chosen: undefined };
const shownIds = (look: Partial<ChecksLook>) => shownChecks(ANSWER, DESIGN, { ...ALL, ...look }).map((s) => s.check.id);

describe('the checks to list', () => {
  it.each([
    [{}, ['PLANE-1', 'PLANE-2', 'TEN-2', 'TEN-4', 'ENV-1', 'ENV-2', 'ENV-3']],
    [{ practice: 3 }, ['TEN-2', 'TEN-4']],
    [{ severity: 'warning' }, ['TEN-2']],
    [{ filter: 'open' }, ['TEN-2', 'TEN-4']],
    [{ filter: 'not enforceable' }, ['ENV-2']],
    [{ filter: 'accepted' }, ['TEN-4']],
    [{ filter: 'holds' }, ['PLANE-1']],
    [{ filter: 'unknown' }, ['PLANE-2', 'ENV-1']],
    [{ sought: 'ten-4' }, ['TEN-4']],
    [{ sought: 'NEWCOMERS' }, ['TEN-4']],
    [{ sought: 'shop/web' }, ['TEN-4']],
    [{ sought: 'shop team' }, ['TEN-2', 'TEN-4']],
    [{ sought: 'ops goes' }, ['TEN-4']],
    [{ sought: 'shop nothing' }, []],
    [{ practice: 1, sought: 'shop' }, []],
  ] as const)('are chosen by %j', (look, ids) => {
    expect(shownIds(look)).toEqual(ids);
  });

  it('keep only the findings that are sought, unless the check itself is', () => {
    const findings = (sought: string) =>
      shownChecks(ANSWER, DESIGN, { ...ALL, sought }).find((s) => s.check.id === 'TEN-4')?.findings.length;
    expect(findings('about berry')).toBe(1);
    expect(findings('newcomers')).toBe(2);
  });
});

describe('the check that is told in full', () => {
  const shown = shownChecks(ANSWER, DESIGN, ALL);
  it('is the chosen one while it is listed, else the gravest that fails', () => {
    expect(chosenCheck(shown, 'ENV-3')?.check.id).toBe('ENV-3');
    expect(chosenCheck(shown, 'GONE-1')?.check.id).toBe('TEN-4');
    expect(chosenCheck(shown.slice(0, 3), undefined)?.check.id).toBe('TEN-2');
    expect(chosenCheck(shown.slice(0, 2), undefined)?.check.id).toBe('PLANE-1');
    expect(chosenCheck([], 'TEN-4')).toBeUndefined();
  });
});

describe('who answers for an element', () => {
  it('is its owner, or that of its namespace', () => {
    expect(ownerOf(DESIGN, 'wl:shop/web')).toBe('Shop team');
    expect(ownerOf(emptyDesign('x'), 'wl:shop/web')).toBeUndefined();
    expect(ownerOf(DESIGN, '__proto__')).toBeUndefined();
  });
});
