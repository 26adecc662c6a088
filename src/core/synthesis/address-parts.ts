/** Addresses of one external cut where they belong to others too, since what forbids the others forbids them as well. */
import { rangesOfTexts } from '../design/inventory.ts';
import { rangesOfExternal, rangesOfHostGroup } from '../design/members.ts';
import { NODE_LOCAL_DNS } from '../design/platform.ts';
import { type AddressRange, rangesOverlap, subtractRanges } from '../lib/addresses.ts';
import { sortedBy } from '../lib/order.ts';
import type { Context } from './context.ts';
import { type Party, SPARED_ADDRESSES } from './parties.ts';
import { type AddressPiece, INTERNET } from './pieces.ts';
import type { Walls } from './walls.ts';

/** Addresses that the same externals and host groups share. */
export interface AddressPart {
  readonly ranges: readonly AddressRange[];
  readonly party: Party;
}

interface Owner {
  readonly id: string;
  readonly ranges: readonly AddressRange[];
}

const ownersOf = new WeakMap<Context, readonly Owner[]>();

/** Every external and host group with addresses, in order of id. */
export function addressOwners(context: Context): readonly Owner[] {
  const known = ownersOf.get(context) ?? findOwners(context);
  ownersOf.set(context, known);
  return known;
}

function findOwners({ design }: Context): Owner[] {
  const externals = Object.values(design.externals).map((e) => ({ id: e.id, ranges: rangesOfExternal(design, e) }));
  const groups = Object.values(design.hostGroups).map((h) => ({ id: h.id, ranges: rangesOfHostGroup(h) }));
  const local = Object.values(design.clusters).some((c) => c.nodeLocalDns);
  const encloses = Object.values(design.guardrails).some((g) => g.rule.kind === 'enclose');
  const spared = local && encloses ? [{ id: SPARED_ADDRESSES, ranges: rangesOfTexts([NODE_LOCAL_DNS]) }] : [];
  return sortedBy([...externals, ...groups, ...spared], (o) => o.id).filter((o) => o.ranges.length > 0);
}

const partsOf = new WeakMap<AddressPiece, readonly AddressPart[]>();

/** The parts of a piece, each of which belongs to the same externals and host groups throughout. */
export function addressParts(context: Context, walls: Walls, piece: AddressPiece): readonly AddressPart[] {
  const known = partsOf.get(piece) ?? cutParts(addressOwners(context), walls, piece);
  partsOf.set(piece, known);
  return known;
}

function cutParts(owners: readonly Owner[], walls: Walls, piece: AddressPiece): AddressPart[] {
  let parts: { readonly ranges: readonly AddressRange[]; readonly of: readonly string[] }[] = [
    { ranges: piece.ranges, of: piece.ref === INTERNET ? [] : [piece.ref] },
  ];
  for (const owner of owners) {
    if (owner.id === piece.ref) continue;
    parts = parts.flatMap((part) => {
      if (!part.ranges.some((r) => rangesOverlap(owner.ranges, r))) return [part];
      const outside = subtractRanges(part.ranges, owner.ranges);
      const inside = subtractRanges(part.ranges, outside);
      const split = [
        { ranges: outside, of: part.of },
        { ranges: inside, of: [...part.of, owner.id] },
      ];
      return split.filter((p) => p.ranges.length > 0);
    });
  }
  return parts.map(({ ranges, of }) => ({ ranges, party: walls.ownersParty([...of].sort()) }));
}
