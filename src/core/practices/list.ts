/** Every check by practice, and those that this version does not run yet. */
import type { Check, LaterCheck, Practice } from './check.ts';
import { APPLICATIONS } from './checks/applications.ts';
import { RBAC_6 } from './checks/autonomy.ts';
import { ENV_2 } from './checks/clusters.ts';
import { COMPLIANCE } from './checks/compliance.ts';
import { CONF_1 } from './checks/conflicts.ts';
import { DIAGRAM } from './checks/diagram.ts';
import { EXCEPTIONS } from './checks/exceptions.ts';
import { APP_5 } from './checks/half-open.ts';
import { TIER_2 } from './checks/hygiene.ts';
import { LABELS } from './checks/labels.ts';
import { NAMESPACES } from './checks/namespaces.ts';
import { PLANE_5 } from './checks/paths.ts';
import { SEPARATION } from './checks/separation.ts';
import { STRENGTH } from './checks/strength.ts';
import { TENANTS } from './checks/tenants.ts';
import { TIERS } from './checks/tiers.ts';

/** The checks that run, in order of practice and row. */
export const CHECKS: readonly Check[] = [
  ...SEPARATION,
  PLANE_5,
  ENV_2,
  ...TENANTS,
  ...EXCEPTIONS,
  ...COMPLIANCE,
  CONF_1,
  ...APPLICATIONS,
  APP_5,
  ...NAMESPACES,
  ...LABELS,
  TIER_2,
  ...DIAGRAM,
  ...TIERS,
  ...STRENGTH,
  RBAC_6,
].sort((a, b) => a.practice - b.practice);

const TARGET = 'the Kubernetes target has nothing that does it; it comes with the targets that do';

const later = (id: string, practice: Practice, row: string, demand: string, why: string): LaterCheck => ({
  id,
  practice,
  row,
  severity: 'error',
  demand,
  why,
});

/** The checks that do not run, with the reason. */
export const LATER: readonly LaterCheck[] = [
  later('TIER-1', 8, '8.2', 'No tier drops what was delegated', TARGET),
  later(
    'EXT-1',
    1,
    '1.2',
    'Outside endpoints reach only what flows ask for',
    'it comes with outside endpoints by plane',
  ),
  later('HOST-1', 5, '5.1', 'Pods of the host network are protected at their hosts', TARGET),
  later('LOCK-1', 5, '5.4', 'No step of the roll-out locks the control plane out', TARGET),
  later(
    'EXP-1',
    6,
    '6.1',
    'Applications are exposed as their environment allows',
    'it comes with the exposure standard',
  ),
  later('NAT-1', 6, '6.2', 'Rules name the addresses that are really seen', TARGET),
  later('EGR-1', 7, '7.1', 'Egress is decided centrally', 'it comes with the egress catalogue'),
  later('FQDN-1', 7, '7.2', 'Domain rules come with their name resolution', TARGET),
  later(
    'GOV-1',
    9,
    '9.1',
    'The label standard is enforced in review and at admission',
    'it comes with admission policies',
  ),
  later('SEC-1', 9, '9.3', 'No container can get round the policies', 'it comes with pod security'),
  later('STD-1', 10, '10.1', 'No overlay weakens the base', 'it comes with the tree of overlays'),
  later('DRIFT-1', 10, '10.2', 'The cluster enforces what the repository says', 'it comes with live imports'),
];
