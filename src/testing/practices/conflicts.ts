/** Conflicts between teams (row 3.3): each kind is one finding of CONF-1. */
import type { Design } from '../../core/design/schema.ts';
import { draw } from '../draw.ts';
import { GATE, WALLED } from './applications.ts';
import { type RowCase, withFields } from './row.ts';

const HOUSE = (more: string) => `
  cluster pods 10.244.0.0/16
  tenant bu
  tenant a in bu
  tenant c
  zone pci key=compliance/pci
  ns shop managed tenant=a
  ns cards managed tenant=a zone=pci
  ns out managed tenant=c
  wl shop/web 80
  wl cards/vault 443
  wl out/client
  wl shop/db 5432
  F-9 shop/web -> shop/db 5432
  ${more}`;
const NEVER = 'F-8 ns:out -> ns:cards any must not';
const OPENED = 'G-1 enclose tenant:bu\n X-1 of G-1 ns:out -> shop/web 80';
const GATES =
  'G-1 separate tenant\n G-2 forbid ns:out -> ns:shop any\n X-1 of G-1 ns:out -> shop/web 80\n X-2 of G-2 ns:out -> shop/web 80';
const ASKED = 'F-1 out/client -> shop/web 80';

/** A gate in the guardrail of the business unit for a tenant beneath it. */
const beneath = (approver: string | undefined, owner = 'Team A', more = ASKED): Design =>
  withFields(
    withFields(draw(HOUSE(`${OPENED}\n ${more}`)), 'guardrails', 'G-1', { owner: 'BU' }),
    'exceptions',
    'X-1',
    {
      owner,
      ...(approver === undefined ? {} : { approver }),
    },
  );

const base = { check: 'CONF-1', row: '3.3' } as const;

export const CONFLICTS: readonly RowCase[] = [
  {
    ...base,
    about: 'a flow against a guardrail',
    designed: draw(WALLED(GATE)),
    broken: { design: draw(WALLED()), says: /^F-1 .* is forbidden by G-1$/, witness: 'denied' },
    mended: 'fix',
    exported: { path: /^policies\/base\/admin\/g-1-x-1-/, holds: 'action: Pass' },
  },
  {
    ...base,
    about: 'a flow against one that must not be',
    designed: draw(HOUSE(`${NEVER}\n F-2 ns:shop -> ns:out any must not`)),
    broken: {
      design: draw(HOUSE(`${NEVER}\n F-1 shop/web -> out/client 80\n F-2 ns:shop -> ns:out any must not`)),
      says: /^F-1 .* is forbidden by F-2$/,
      witness: 'denied',
    },
    mended: {
      by: 'the two owners agree that it may be',
      edit: (d) => withFields(d, 'flows', 'F-2', { status: 'agreed' }),
    },
    exported: { path: /shop\/networkpolicies\.yaml$/, holds: '# F-1 shop/web -> out/client' },
  },
  {
    ...base,
    about: 'guardrail against guardrail: one has a gate that another closes',
    designed: draw(HOUSE('G-1 separate tenant\n X-1 of G-1 ns:out -> shop/web 80')),
    broken: {
      design: draw(HOUSE('G-1 separate tenant\n G-2 forbid ns:out -> ns:shop any\n X-1 of G-1 ns:out -> shop/web 80')),
      says: /^X-1 out → shop\/web tcp 80 is forbidden by G-2$/,
      witness: 'denied',
    },
    mended: {
      by: 'the owner of the other guardrail grants it, too',
      edit: (d) => ({ ...d, exceptions: draw(HOUSE(GATES)).exceptions }),
    },
    exported: { path: /^policies\/base\/admin\/g-2-x-2-/, holds: 'action: Pass' },
  },
  {
    ...base,
    about: 'a shared service that opens an enclosure',
    designed: draw(
      HOUSE('G-1 enclose zone:pci\n X-1 of G-1 ns:out -> cards/vault 443\n shared:v cards/vault 443 for ns:out'),
    ),
    broken: {
      design: draw(HOUSE('G-1 enclose zone:pci\n shared:v cards/vault 443 for ns:out')),
      says: /^out → cards\/vault tcp 443, as consumer of v, is forbidden by G-1$/,
      witness: 'allowed',
    },
    mended: 'fix',
    exported: { path: /^policies\/base\/admin\/g-1-x-1-/, holds: 'action: Pass' },
  },
  {
    ...base,
    about: 'a child that widens the guardrail of its parent',
    designed: beneath('BU'),
    broken: {
      design: beneath('Team B'),
      says: 'X-1 out → shop/web tcp 80 widens G-1. Only BU may open G-1 for a, which lies beneath it: Team B approved X-1',
      witness: 'allowed',
    },
    mended: 'fix',
    exported: { path: /^policies\/base\/admin\/g-1-x-1-/, holds: 'approved by BU' },
  },
  {
    ...base,
    about: 'a gate beneath a guardrail that nobody approved',
    designed: beneath('BU'),
    broken: { design: beneath(undefined), says: 'which lies beneath it: nobody approved X-1', witness: 'allowed' },
    mended: 'fix',
    exported: { path: /^policies\/base\/admin\/g-1-x-1-/, holds: 'approved by BU' },
  },
  {
    ...base,
    about: 'a gate for which the owner of the guardrail asked, so that nobody may approve it',
    designed: beneath('BU'),
    broken: { design: beneath('Team B', 'BU', ''), says: 'Team B approved X-1', witness: 'denied' },
    mended: 'fix',
    exported: { path: /^policies\/base\/admin\/g-1-/, holds: 'action: Deny' },
  },
];
