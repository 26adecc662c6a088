/** The arrows of a picture: flows and exposures between what is drawn, and gates that no drawn flow goes through. */
import { nameOf } from '../../design/lookup.ts';
import { compareNatural } from '../../design/natural-order.ts';
import { portsLabel } from '../../design/ports-text.ts';
import { type Link, linksOf, type Stand } from '../links.ts';
import type { PictureLink } from './picture.ts';
import type { Survey } from './survey.ts';

/** What the arrows of one picture are made from. */
export interface LinkSources {
  readonly survey: Survey;
  readonly stand: Stand;
  /** Where destinations are drawn as something else. */
  readonly standTo?: Stand;
  /** One arrow for each pair, whatever the verdicts. */
  readonly merge: boolean;
  /** Stubs that stand for one thing alone. */
  readonly exact?: ReadonlySet<string>;
  /** Whether gates that no flow goes through are drawn as arrows of their own. */
  readonly gates: boolean;
}

export interface PictureLinks {
  readonly links: readonly PictureLink[];
  /** Flows that begin and end in the same drawn thing, by its id. */
  readonly within: ReadonlyMap<string, readonly string[]>;
}

/** Above this many, arrows carry handles instead of ports. */
const PORT_LABELS = 12;
const HANDLES_SHOWN = 2;

/** Every arrow of a picture, in order of handles. */
export function pictureLinks(sources: LinkSources): PictureLinks {
  const { survey, stand, standTo = stand, merge, exact = new Set<string>() } = sources;
  const links = linksOf(survey.strands, stand, { merge, standTo, exact });
  const numbered = links.filter((l) => l.flows.length > 0).length > PORT_LABELS;
  const drawn = links.map((link) => pictureLink(link, sources, numbered));
  const within = new Map<string, string[]>();
  for (const flow of survey.flows) {
    const at = stand(flow.from);
    if (at === undefined || standTo(flow.to) !== at) continue;
    within.set(at, [...(within.get(at) ?? []), flow.id]);
  }
  return { links: sources.gates ? [...drawn, ...unusedGates(sources, drawn)] : drawn, within };
}

function pictureLink(link: Link, { survey }: LinkSources, numbered: boolean): PictureLink {
  const through = new Map(link.flows.flatMap((f) => survey.exceptionsByFlow.get(f) ?? []).map((x) => [x.id, x]));
  return {
    id: link.id,
    from: link.from,
    to: link.to,
    kind: link.tone,
    flows: link.flows,
    label: labelOf(link, numbered),
    words: link.words,
    blockedAt: link.blockedAt,
    summed: link.summed,
    exceptions: [...through.values()].sort((a, b) => compareNatural(a.id, b.id)),
  };
}

function labelOf(link: Link, numbered: boolean): string {
  if (link.flows.length === 0 || (!numbered && !link.summed)) return link.label;
  const exposed = /\d+ exposures?/.test(link.label);
  if (link.flows.length > HANDLES_SHOWN || exposed) return link.summed ? link.label : handles(link.flows);
  return link.flows.join(' ');
}

function handles(flows: readonly string[]): string {
  const more = flows.length - HANDLES_SHOWN;
  return [...flows.slice(0, HANDLES_SHOWN), ...(more > 0 ? [`+${more}`] : [])].join(' ');
}

/** Gates of exceptions that no flow of the design goes through, one arrow for each pair of ends. */
function unusedGates({ survey, stand, standTo = stand }: LinkSources, drawn: readonly PictureLink[]): PictureLink[] {
  const { design, exceptionsByFlow } = survey;
  const used = new Set([...exceptionsByFlow.values()].flat().map((x) => x.id));
  const out = new Map<string, PictureLink>();
  for (const x of Object.values(design.exceptions).sort((a, b) => compareNatural(a.id, b.id))) {
    const from = stand(x.from);
    const to = standTo(x.to);
    if (used.has(x.id) || from === undefined || to === undefined || from === to) continue;
    if (drawn.some((l) => l.from === from && l.to === to)) continue;
    const known = out.get(`${from} ${to}`);
    const words = `${x.id}: ${nameOf(design, x.from)} → ${nameOf(design, x.to)} ${portsLabel(x.ports)}: no flow goes through it`;
    out.set(`${from} ${to}`, {
      id: `gate ${from} ${to}`,
      from,
      to,
      kind: 'gate',
      flows: [],
      label: '',
      words: known ? `${known.words}\n${words}` : words,
      blockedAt: { egress: false, ingress: false, wall: false },
      summed: true,
      exceptions: [...(known?.exceptions ?? []), x],
    });
  }
  return [...out.values()];
}
