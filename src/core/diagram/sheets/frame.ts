/** A nested frame with its words: name, what else is true of it, band and walls. */
import { type Band, planeBand, shortName, tenantBand } from '../describe.ts';
import { textWidth } from '../text.ts';
import { type Bound, boundByAny } from './bound.ts';
import type { NestedFrame } from './nest.ts';
import type { Frame } from './picture.ts';
import type { Survey } from './survey.ts';
import type { Branch } from './tree.ts';

/** The frame of a branch. */
export function frameOf(
  survey: Survey,
  { branch, parent, box }: NestedFrame,
  look: { readonly solid: boolean; readonly lanes: boolean },
): Frame {
  return {
    id: branch.id,
    kind: branch.axis,
    parent,
    box,
    name: branch.name,
    notes: notesOf(survey, branch),
    zones: branch.zones,
    band: bandOf(survey.design, branch),
    walls: boundByAny(survey.bound, branch.zones),
    lane: look.lanes && branch.axis === 'environment' && parent !== undefined,
    solid: look.solid,
  };
}

/** Pixels that the title of a frame needs: its name, and the handles of its walls. */
export function titleWide({ bound, titleWidths }: Survey, branch: Branch): number {
  const key = `${branch.name} ${branch.zones.join(' ')}`;
  const known = titleWidths.get(key) ?? measured(bound, branch);
  titleWidths.set(key, known);
  return known;
}

function measured(bound: Bound, branch: Branch): number {
  const handles = boundByAny(bound, branch.zones).map((g) => g.id);
  const wall = handles.length === 0 ? 0 : textWidth(`${handles.join(', ')} · 00 exceptions, 0 expired`, 11) + 12;
  return Math.max(208, Math.min(480, textWidth(branch.name, 13) * 1.06 + wall + 40));
}

/** The other zones that all of it is in, and how much is in it. */
function notesOf({ design, workloadsIn }: Survey, branch: Branch): string[] {
  const { namespaces } = branch;
  const workloads = namespaces.reduce((sum, n) => sum + workloadsIn(n.id), 0);
  const own = branch.id.endsWith(`none:${branch.axis}`) ? 0 : 1;
  return [
    ...branch.zones.slice(own).map((z) => shortName(design, z)),
    counted(namespaces.length, 'namespace'),
    counted(workloads, 'workload'),
  ];
}

export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function bandOf(design: Survey['design'], { axis, zones }: Branch): Band {
  const zone = zones[0];
  if (zone === undefined) return 'neutral';
  if (zone.startsWith('plane:')) return planeBand(shortName(design, zone));
  return axis === 'tenant' && zone.startsWith('tenant:') ? tenantBand(design, zone) : 'neutral';
}
