import { expect, it } from 'vitest';
import { openText, STATE_LOOKS, stateSentence, statesText, witnessText } from './check-words.ts';

const NONE = {
  holds: 0,
  fails: 0,
  'not enforceable': 0,
  accepted: 0,
  'does not apply': 0,
  'not decidable': 0,
  'not yet checked': 0,
};

it('counts of a practice are told in words, one and many', () => {
  expect(statesText({ ...NONE, holds: 4, fails: 1, 'not yet checked': 2 })).toBe('4 hold, 1 fails, 2 not yet checked');
  expect(statesText({ ...NONE, holds: 1, 'does not apply': 1, 'not decidable': 3 })).toBe(
    '1 holds, 3 undefined, 1 does not apply',
  );
  expect(statesText({ ...NONE, holds: 2, 'not enforceable': 1 })).toBe('2 hold, 1 not enforceable');
  expect(openText({ error: 1, warning: 9, note: 0 })).toBe('1 error, 9 warnings');
  expect(openText({ error: 0, warning: 0, note: 0 })).toBe('');
});

it('only what holds looks as if it held, and what is not known says so', () => {
  const allowed = Object.entries(STATE_LOOKS).filter(([, look]) => look.tone === 'allowed');
  expect(allowed.map(([state]) => state)).toEqual(['holds']);
  expect(stateSentence({ state: 'not yet checked', text: 'it comes later' })).toBe(
    'Not yet checked, so nothing is known about it: it comes later.',
  );
  expect(stateSentence({ state: 'not decidable', text: 'no date was given' })).toContain(
    'neither as held nor as broken',
  );
});

it('a witness goes by the names of its ends', () => {
  expect(witnessText({ from: 'shop/web[Deployment]', to: 'shop/db[StatefulSet]', protocol: 'TCP', port: 5432 })).toBe(
    'shop/web → shop/db tcp 5432',
  );
});
