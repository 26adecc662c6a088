/** Steps and versions as one list, newest first. */
import type { History, Version } from '../../state/studio-storage.ts';

export type TimelineEntry =
  | {
      readonly kind: 'step';
      readonly key: string;
      readonly label: string;
      readonly at: number;
      /** Steps forth, or back where negative, that lead to the design as it is after this step. */
      readonly by: number;
    }
  | { readonly kind: 'version'; readonly key: string; readonly version: Version }
  /** Before every step that is known. */
  | { readonly kind: 'start'; readonly key: 'start'; readonly by: number };

/** What the list shows. */
export type TimelineFilter = 'all' | 'versions';

/** The list. A step with `by` 0 is where the design is; before the first step that is the start. */
export function timelineOf(
  { past, future }: History,
  versions: readonly Version[],
  filter: TimelineFilter,
): readonly TimelineEntry[] {
  const made = versions.map((version): TimelineEntry => ({ kind: 'version', key: `version ${version.id}`, version }));
  if (filter === 'versions') return made;
  const steps = [...past, ...[...future].reverse()].map(
    (step, i): TimelineEntry => ({
      kind: 'step',
      key: `step ${step.at}`,
      label: step.label,
      at: step.at,
      by: i + 1 - past.length,
    }),
  );
  return [...merged(steps.reverse(), made), { kind: 'start', key: 'start', by: -past.length }];
}

/** Two lists, each in its own order, by time; of equal times the version comes first, since it holds the step. */
function merged(steps: readonly TimelineEntry[], versions: readonly TimelineEntry[]): TimelineEntry[] {
  const out: TimelineEntry[] = [];
  let next = 0;
  for (const version of versions) {
    for (let step = steps[next]; step && timeOf(step) > timeOf(version); step = steps[next]) {
      out.push(step);
      next += 1;
    }
    out.push(version);
  }
  return [...out, ...steps.slice(next)];
}

function timeOf(entry: TimelineEntry): number {
  return entry.kind === 'step' ? entry.at : entry.kind === 'version' ? entry.version.at : 0;
}
