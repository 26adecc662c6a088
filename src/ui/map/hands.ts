/** What the nodes may ask of the map they stand on. */
import { createContext, use } from 'react';

export interface Hands {
  /** The thing whose name is being edited, if any. */
  readonly renaming: string | undefined;
  readonly startRename: (id: string) => void;
  /** `byKey`: Enter or Tab ended it, so the thing itself takes the focus back. */
  readonly commitRename: (id: string, name: string, byKey: boolean) => void;
  readonly cancelRename: () => void;
  readonly toggleCollapsed: (id: string) => void;
  readonly selectFlows: (flows: readonly string[], add: boolean) => void;
}

const nothing = () => {};

export const HandsContext = createContext<Hands>({
  renaming: undefined,
  startRename: nothing,
  commitRename: nothing,
  cancelRename: nothing,
  toggleCollapsed: nothing,
  selectFlows: nothing,
});

export function useHands(): Hands {
  return use(HandsContext);
}
