/** Which arrows the map has on one side, summed where they would be more than fit on a screen. */
import type { ChangeAnswer, SideAnswer, WorkloadPair } from '../../core/analyses/answers.ts';
import type { Document } from '../../core/design/change.ts';
import type { Placement } from '../../core/diagram/placement.ts';
import type { ViewSide } from '../../state/studio.ts';
import { changeLinks, exposureLinks, flowLinks, type Link, type Stand, trafficLinks, trafficSums } from './edges.ts';
import { TROUBLED } from './tone.ts';

/** More arrows than this are a hairball, and are summed. */
const SCREENFUL = 160;
/** Above this many arrows between blocks, only what needs a look is drawn. */
const BLOCK_LINKS = 40;
/** Above this many, arrows that close what nobody wants are left out. */
const CLOSED_SHOWN = 24;

export interface LinksInput {
  readonly document: Document;
  readonly side: ViewSide;
  readonly answer: SideAnswer | undefined;
  readonly changes: ChangeAnswer | undefined;
  readonly selection: readonly string[];
  readonly showTraffic: boolean;
  readonly blocks: boolean;
}

/** The nearest drawn thing: the thing itself, or the container that hides it. */
export function standFor(placement: Placement, blocks: boolean, summed?: (id: string) => boolean): Stand {
  return (id) => {
    let at = placement.nesting.byId.get(id);
    while (at) {
      const inside = (at.kind === 'workload' || at.kind === 'group') && at.parent !== undefined;
      if (placement.byId.has(at.id) && !(inside && (blocks || summed?.(at.id)))) return at.id;
      at = at.parent === undefined ? undefined : placement.nesting.byId.get(at.parent);
    }
    return undefined;
  };
}

/** What the arrows are on this side, summed where they would be more than fit on a screen. */
export function mapLinks(input: LinksInput, placement: Placement): { links: Link[]; notices: string[] } {
  const notices: string[] = [];
  const stand = standFor(placement, input.blocks);
  const sums = standFor(placement, input.blocks, summedUnless(input, placement));
  const fitted = (make: (s: Stand) => Link[], word: string): Link[] => {
    const links = make(stand);
    if (links.length <= SCREENFUL) return links;
    notices.push(
      `${links.length.toLocaleString('en')} ${word} are more than fit on a screen: shown as sums between namespaces.`,
    );
    return make(sums);
  };
  if (input.side === 'change') {
    const changes = input.changes;
    if (!changes) return { links: [], notices };
    if (changes.truncated) notices.push('There are more changes than are drawn; review lists all of them.');
    return { links: fitted((s) => quietly(changeLinks(changes, s), input, notices), 'changes'), notices };
  }
  const { design } = input.document;
  const all = fitted((s) => flowLinks(design, input.answer, s), 'flows');
  const flows = input.blocks ? fewer(input, all, notices) : all;
  const exposures = fitted((s) => exposureLinks(design, input.answer, s), 'exposures');
  return { links: [...traffic(input, placement, stand, sums, notices), ...exposures, ...flows], notices };
}

/** What closes and nobody misses is drawn for the selection only, where there is much of it. */
function quietly(links: Link[], input: LinksInput, notices: string[]): Link[] {
  const missed = links.filter((l) => l.tone !== 'closed-unwanted');
  const closed = links.length - missed.length;
  if (closed <= CLOSED_SHOWN) return links;
  const text = 'What closes and nobody wants is drawn for the selection only; the list has all of it.';
  if (!notices.includes(text)) notices.push(text);
  const selection = new Set(input.selection);
  return links.filter((l) => l.tone !== 'closed-unwanted' || selection.has(l.from) || selection.has(l.to));
}

/** Far out, many arrows say nothing: what needs a look stays, and what the selection touches. */
function fewer(input: LinksInput, links: Link[], notices: string[]): Link[] {
  if (links.length <= BLOCK_LINKS) return links;
  const selection = new Set(input.selection);
  notices.push('From here, flows that need a look; select a namespace for all of its flows, or zoom in.');
  return links.filter((l) => TROUBLED.has(l.tone) || selection.has(l.from) || selection.has(l.to));
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
