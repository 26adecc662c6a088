/** What the nodes may ask of the map they stand on. */
import { createContext, use } from 'react';

export interface Hands {
  /** The thing whose name is being edited, if any. */
  readonly renaming: string | undefined;
  readonly startRename: (id: string) => void;
  /** After Enter the thing itself takes the focus back, after Tab the next field has it; `blur`: it went elsewhere. */
  readonly commitRename: (id: string, name: string, by: 'enter' | 'tab' | 'blur') => void;
  /** What is wrong with a name, while it is typed. */
  readonly nameProblem: (id: string, name: string) => string | undefined;
  readonly cancelRename: () => void;
  readonly toggleCollapsed: (id: string) => void;
  readonly selectFlows: (flows: readonly string[], add: boolean) => void;
}

const nothing = () => {};

export const HandsContext = createContext<Hands>({
  renaming: undefined,
  startRename: nothing,
  commitRename: nothing,
  nameProblem: () => undefined,
  cancelRename: nothing,
  toggleCollapsed: nothing,
  selectFlows: nothing,
});

export function useHands(): Hands {
  return use(HandsContext);
}
