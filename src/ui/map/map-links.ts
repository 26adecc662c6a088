/** Which arrows the map has on one side, summed where they would be more than fit on a screen. */

import type { ChangeAnswer, SideAnswer, WorkloadPair } from '../../core/analyses/answers.ts';
import type { Document } from '../../core/design/change.ts';
import { OPEN_NAMESPACES } from '../../core/design/layout-key.ts';
import { containersOf, shownBy } from '../../core/diagram/nesting.ts';
import type { Placement } from '../../core/diagram/placement.ts';
import { counted, numberText } from '../../core/lib/number-text.ts';
import type { ViewSide } from '../../state/studio.ts';
import {
  changeLinks,
  exposureLinks,
  flowLinks,
  type Link,
  type Mapped,
  type Stand,
  serviceLinks,
  trafficLinks,
  trafficSums,
} from './edges.ts';
import type { Visible } from './levels.ts';
import { TROUBLED } from './tone.ts';

/** More arrows than this are a hairball, and are summed. */
const SCREENFUL = 160;
/** Above this many arrows of a platform, only what needs a look is drawn. */
const PLATFORM_LINKS = 24;
/** Above this many, arrows that close what nobody wants are left out. */
const CLOSED_SHOWN = 24;

export interface LinksInput {
  readonly document: Document;
  readonly side: ViewSide;
  readonly answer: SideAnswer | undefined;
  readonly changes: ChangeAnswer | undefined;
  readonly selection: readonly string[];
  readonly showTraffic: boolean;
  /** Absent: no Services are known. */
  readonly mapped?: Mapped | undefined;
}

/** The nearest drawn thing: the thing itself, or the container that hides it. */
export function standFor(placement: Placement, visible: Visible, summed?: (id: string) => boolean): Stand {
  const { nesting } = placement;
  return (id) => {
    let at = shownBy(nesting, id);
    while (at) {
      const inside = (at.kind === 'workload' || at.kind === 'group') && at.parent !== undefined;
      if (visible.has(at.id) && !(inside && summed?.(at.id))) return at.id;
      at = at.parent === undefined ? undefined : nesting.byId.get(at.parent);
    }
    return undefined;
  };
}

/** What the arrows are on this side, summed where they would be more than fit on a screen. */
export function mapLinks(
  input: LinksInput,
  placement: Placement,
  visible: Visible,
): { links: Link[]; notices: string[] } {
  const notices: string[] = [];
  const stand = standFor(placement, visible);
  const sums = standFor(placement, visible, summedUnless(input, placement));
  const fitted = (make: (s: Stand) => Link[], word: string): Link[] => {
    const links = make(stand);
    if (links.length <= SCREENFUL) return links;
    notices.push(
      `${numberText(links.length)} ${word} are more than fit on a screen: shown as sums between namespaces.`,
    );
    return make(sums);
  };
  if (input.side === 'change') {
    const changes = input.changes;
    if (!changes) return { links: [], notices };
    if (changes.truncated) notices.push('There are more changes than are drawn; review lists all of them.');
    return { links: fitted((s) => quietly(changeLinks(changes, s), input, placement, notices), 'changes'), notices };
  }
  const { design } = input.document;
  const all = fitted((s) => flowLinks(design, input.answer, s, input.mapped), 'flows');
  const isPlatform = Object.keys(design.namespaces).length > OPEN_NAMESPACES;
  const exposures = fitted((s) => exposureLinks(design, input.answer, s), 'exposures');
  const shared = fitted((s) => serviceLinks(design, input.answer, s), 'uses of shared services');
  // of a platform, what is exposed or shared says nothing new as long as nobody asks
  const mayRest = (l: Link) => isPlatform && (l.exposed || l.shared || all.length > PLATFORM_LINKS);
  const shown = fewer(input, placement, [...exposures, ...shared, ...all], mayRest, notices);
  return { links: [...traffic(input, placement, stand, sums, notices), ...shown], notices };
}

/** What closes and nobody misses is drawn for the selection only, where there is much of it. */
function quietly(links: Link[], input: LinksInput, placement: Placement, notices: string[]): Link[] {
  const missed = links.filter((l) => l.tone !== 'closed-unwanted');
  const closed = links.length - missed.length;
  if (closed <= CLOSED_SHOWN) return links;
  const text = 'What closes and nobody wants is drawn for the selection only; the list has all of it.';
  if (!notices.includes(text)) notices.push(text);
  const selected = selectedParts(input, placement);
  return links.filter((l) => l.tone !== 'closed-unwanted' || selected(l.from) || selected(l.to));
}

/** Of a platform, many arrows say nothing: what needs a look stays, and what the selection touches. */
function fewer(
  input: LinksInput,
  placement: Placement,
  links: Link[],
  mayRest: (link: Link) => boolean,
  notices: string[],
): Link[] {
  const selected = selectedParts(input, placement);
  const touched = (l: Link) => selected(l.from) || selected(l.to) || l.flows.some((f) => input.selection.includes(f));
  const kept = links.filter((l) => !mayRest(l) || TROUBLED.has(l.tone) || touched(l));
  const hidden = links.length - kept.length;
  if (hidden > 0)
    notices.push(
      `${counted(hidden, 'arrow')} ${hidden === 1 ? 'rests' : 'rest'}: those that need a look are drawn, and those of what you select.`,
    );
  return kept;
}

/** Whether a drawn thing, or what it stands in, is selected. */
function selectedParts({ selection }: LinksInput, { nesting }: Placement): (id: string) => boolean {
  const selected = new Set(selection);
  return (id) => containersOf(nesting, id).some((n) => selected.has(n.entity));
}

/** A workload keeps its own arrows when it is selected; everything else is summed. */
function summedUnless(input: LinksInput, placement: Placement): (id: string) => boolean {
  const selection = new Set(input.selection);
  return (id) => !selection.has(id) && placement.nesting.byId.get(id)?.parent !== undefined;
}

function traffic(input: LinksInput, placement: Placement, stand: Stand, sums: Stand, notices: string[]): Link[] {
  const { answer, document } = input;
  if (!answer) return [];
  const touched = selectedWorkloads(input, placement);
  if (!input.showTraffic && touched.size === 0) return [];
  const wanted = input.showTraffic ? () => true : (p: WorkloadPair) => touched.has(p.from) || touched.has(p.to);
  const links = trafficLinks(document.design, placement.nesting, answer.traffic.pairs, wanted, stand);
  if (links.length <= SCREENFUL && !answer.traffic.truncated) return links;
  const all = input.showTraffic;
  notices.push(
    `${all ? 'Allowed connections' : 'What the selection may connect to'}: more than fit on a screen, shown as sums between namespaces.`,
  );
  if (all) return trafficSums(answer, stand);
  return trafficLinks(document.design, placement.nesting, answer.traffic.pairs, wanted, sums);
}

function selectedWorkloads(input: LinksInput, placement: Placement): Set<string> {
  return new Set(input.selection.filter((id) => placement.nesting.byId.get(id)?.kind === 'workload'));
}
