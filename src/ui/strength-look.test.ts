import { expect, test } from 'vitest';
import { NOTHING_COVERED, type StrengthVerdict } from '../core/analyses/strength/answer.ts';
import { change } from '../core/design/change.ts';
import { addPersona } from '../core/design/edits/personas.ts';
import { EMPTY_LAYOUT } from '../core/design/empty.ts';
import type { Trace } from '../core/solver/types.ts';
import type { Tried } from '../state/studio.ts';
import { draw } from '../testing/draw.ts';
import { strengthLook } from './strength-look.ts';

const [{ design }] = change(
  { design: draw('ns shop'), layout: EMPTY_LAYOUT },
  'add',
  (d) => void addPersona(d, 'developer'),
);
const DEVELOPER = 'persona:Developer';
const packet = { from: 'a/b[Pod]', to: 'c/d[Pod]', protocol: 'TCP', port: 1 } as const;
const trace: Trace = { packet, verdict: 'allowed', reasons: [], hooks: [] };
const step = { kind: 'apply', title: 'x', text: 'y' } as const;

function tried(verdict: StrengthVerdict, persona?: string, side: Tried['side'] = 'design'): Tried {
  const answer = { guardrail: 'G-1', verdict, covered: NOTHING_COVERED, keys: [], closings: [] };
  return {
    side,
    guardrail: 'G-1',
    persona,
    design,
    today: undefined,
    status: { kind: 'done', revision: 1, answer },
  };
}

test.each<[StrengthVerdict, string | undefined, string]>([
  [{ kind: 'holds' }, undefined, 'holds as designed'],
  [{ kind: 'holds' }, DEVELOPER, 'holds whatever Developer writes'],
  [{ kind: 'falls', attack: { steps: [step], packet, trace } }, DEVELOPER, 'falls to Developer'],
  [{ kind: 'falls', attack: { steps: [], packet, trace } }, DEVELOPER, 'falls: open as it is'],
  [{ kind: 'falls', attack: { steps: [step], packet, trace, notEnforceable: 'why' } }, DEVELOPER, 'not enforceable'],
  [{ kind: 'over budget', keys: [], budget: 1 }, DEVELOPER, 'not decided for Developer'],
  [{ kind: 'left open', packet, reasons: [] }, undefined, 'not decided'],
])('%j as %s reads %s', (verdict, persona, words) => {
  expect(strengthLook(design, tried(verdict, persona), false).words).toBe(words);
});

test('green only where it holds, and never for an answer that is older than the design', () => {
  expect(strengthLook(design, tried({ kind: 'holds' }, DEVELOPER), false).tone).toBe('allowed');
  expect(strengthLook(design, tried({ kind: 'holds' }, DEVELOPER), true)).toMatchObject({
    tone: 'neutral',
    words: 'before the last edit: holds whatever Developer writes',
  });
  expect(strengthLook(design, tried({ kind: 'holds' }, undefined, 'today'), false).words).toBe('holds today');
});
