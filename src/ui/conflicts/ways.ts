/** The ways out of a conflict in words, for buttons and steps. */
import type { Conflict } from '../../core/analyses/conflicts/conflicts.ts';
import type { WayOut } from '../../core/design/edits/settle.ts';
import { nameOf } from '../../core/design/lookup.ts';
import type { Design } from '../../core/design/schema.ts';
import { counted } from '../../core/design/thing-words.ts';
import type { IconName } from '../widgets/icon-paths.ts';

/** A way out as it is offered. */
export interface OfferedWay {
  readonly key: string;
  readonly way: WayOut;
  readonly label: string;
  readonly says: string;
  readonly icon: IconName;
}

/** Every way out of a conflict, the mildest first. */
export function offeredWays(design: Design, conflict: Conflict): OfferedWay[] {
  const { forbids, wants, widens, kind, canGrant, forbidding, parked } = conflict;
  const isFlow = forbids.startsWith('F-');
  return [
    ...(widens !== undefined && !widens.isAskedByOwner && kind === 'gate'
      ? [
          {
            key: 'approve',
            way: { kind: 'approve', approver: widens.owner } as const,
            label: `Approve ${wants} as ${widens.owner}`,
            says: `${widens.owner} owns ${forbids}, and stands for this gate from then on.`,
            icon: 'check' as const,
          },
        ]
      : []),
    ...(canGrant
      ? [
          {
            key: 'grant',
            way: { kind: 'grant' } as const,
            label: `Grant an exception in ${forbids}`,
            says: 'A gate for exactly this; everything else stays shut.',
            icon: 'exception' as const,
          },
        ]
      : []),
    {
      key: 'drop',
      way: { kind: 'drop' },
      label: dropLabel(design, conflict),
      says: dropText(conflict),
      icon: 'delete',
    },
    ...conflict.narrowings.map((n, i) => ({
      key: `change ${i}`,
      way: { kind: 'change', fields: n.fields } as const,
      label: `Narrow ${forbids}`,
      says: `Then ${n.says}. ${freesText(n.alsoFrees)}`,
      icon: 'guardrail' as const,
    })),
    ...(isFlow
      ? [
          {
            key: 'lift',
            way: { kind: 'lift' } as const,
            label: `Take back ${forbids}`,
            says: `${forbidding.says} may be from then on.`,
            icon: 'undo' as const,
          },
        ]
      : []),
    ...(parked === undefined
      ? [
          {
            key: 'park',
            way: { kind: 'park' } as const,
            label: 'Park it',
            says: 'It goes to the parking lot, and stays blocked until it is settled.',
            icon: 'note' as const,
          },
        ]
      : []),
  ];
}

function dropLabel(design: Design, { kind, wants, consumer }: Conflict): string {
  if (kind === 'gate') return `Withdraw ${wants}`;
  if (consumer !== undefined) return `Take ${nameOf(design, consumer)} off ${nameOf(design, wants)}`;
  return kind === 'exposure' ? 'Drop the exposure' : `Drop ${wants}`;
}

function dropText({ kind }: Conflict): string {
  if (kind === 'gate') return 'The exception goes out of the design.';
  return kind === 'shared service' ? 'It uses the service no more.' : 'It goes out of the design.';
}

function freesText(pairs: number): string {
  return pairs === 0
    ? 'It keeps everything else apart.'
    : `${counted(pairs, 'other pair')} of workloads ${pairs === 1 ? 'is' : 'are'} then no longer kept apart.`;
}
