/** What was said in this design since it was opened: for the list under the bar, for recalling, for what comes first. */
import { useMemo, useState } from 'react';
import { removeEntities } from '../../core/design/edits/remove.ts';
import type { Design } from '../../core/design/schema.ts';
import type { Studio } from '../../state/studio.ts';
import { type Said, say } from './say.ts';

const MOST_SHOWN = 5;
const MOST_RECENT = 6;

export interface SaidBefore {
  /** Lines as they were typed, the oldest first. */
  readonly texts: readonly string[];
  /** The newest first; those with a flow that is still there. */
  readonly shown: readonly Said[];
  /** Ends of their flows, the newest first. */
  readonly recent: readonly string[];
  /** Adds lines; whether there was something to add. */
  readonly add: (lines: readonly string[]) => boolean;
  readonly remove: (said: Said) => void;
}

/** What was said, and saying more. */
export function useSaid(studio: Studio, design: Design): SaidBefore {
  const [said, setSaid] = useState<readonly Said[]>([]);
  const [texts, setTexts] = useState<readonly string[]>([]);
  return useMemo(() => {
    const standing = said.filter((s) => s.flows.some((id) => Object.hasOwn(design.flows, id)));
    const flows = standing.slice(0, MOST_RECENT).flatMap((s) => s.flows.flatMap((id) => design.flows[id] ?? []));
    return {
      texts,
      shown: standing.slice(0, MOST_SHOWN),
      recent: [...new Set(flows.slice(0, MOST_RECENT).flatMap((f) => [f.to, f.from]))],
      add: (lines) => {
        const added = say(studio, lines, said.length);
        if (!added) return false;
        setSaid([added, ...said]);
        if (lines.length === 1) setTexts([...texts.filter((t) => t !== added.text), added.text]);
        return true;
      },
      remove: ({ flows: ids }) => {
        const label = ids.length === 1 ? `Delete flow ${ids[0]}` : `Delete ${ids.length} flows`;
        studio.actions.edit(label, (draft) => void removeEntities(draft, ids));
      },
    };
  }, [studio, design, said, texts]);
}
