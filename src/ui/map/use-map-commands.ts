/** Everything that can be done on the map, once, for the pointer, the keys and the context menu. */
import { useReactFlow } from '@xyflow/react';
import { useMemo, useRef, useState } from 'react';
import { useStudio } from '../studio-context.tsx';
import type { Beneath, CommandInput } from './beneath.ts';
import type { Hands } from './hands.ts';
import { commandsOf, type MapCommands } from './map-commands.ts';
import type { MapEdge, MapNode } from './node-data.ts';
import { useShowBox } from './viewport.ts';

/**
 * The commands, the same object for as long as the map is there: they act on the document and the placement of the
 * moment. `hands`: what the nodes may ask, which changes with the name that is being edited.
 */
export function useMapCommands(input: CommandInput): { readonly commands: MapCommands; readonly hands: Hands } {
  const studio = useStudio();
  const flow = useReactFlow<MapNode, MapEdge>();
  const showBox = useShowBox();
  const [renaming, setRenaming] = useState<string>();
  const now: Beneath = { ...input, studio, flow, showBox, renaming, setRenaming };
  const latest = useRef(now);
  latest.current = now;
  const [{ commands, hands }] = useState(() => commandsOf(() => latest.current));
  return { commands, hands: useMemo(() => ({ ...hands, renaming }), [hands, renaming]) };
}
