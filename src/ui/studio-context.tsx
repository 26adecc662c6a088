/** How components reach the studio: one context for the object, one hook for its stores. */
import { createContext, type ReactNode, use } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { KeptFiles } from '../state/kept-files.ts';
import type {
  AnalysisState,
  DocumentState,
  KeepingState,
  PreferencesState,
  SelectionState,
  Studio,
  StudioActions,
  ViewState,
} from '../state/studio.ts';

const StudioContext = createContext<Studio | undefined>(undefined);

export function StudioProvider({ studio, children }: { readonly studio: Studio; readonly children: ReactNode }) {
  return <StudioContext value={studio}>{children}</StudioContext>;
}

/** The studio this component stands in. A programming error outside a `StudioProvider`. */
export function useStudio(): Studio {
  const studio = use(StudioContext);
  if (!studio) throw new Error('useStudio stands outside a StudioProvider');
  return studio;
}

export function useActions(): StudioActions {
  return useStudio().actions;
}

interface StoreStates {
  readonly document: DocumentState;
  readonly selection: SelectionState;
  readonly view: ViewState;
  readonly analysis: AnalysisState;
  readonly preferences: PreferencesState;
  readonly files: KeptFiles;
  readonly keeping: KeepingState;
}

/**
 * What a selector reads from one of the studio's stores, read again whenever that changes. The selector must return
 * something stable (a value of the state, or a primitive); wrap it in `useShallow` where it builds an object.
 */
export function useStudioStore<K extends keyof StoreStates, T>(store: K, selector: (state: StoreStates[K]) => T): T {
  const api: StoreApi<StoreStates[K]> = useStudio()[store] as unknown as StoreApi<StoreStates[K]>;
  return useStore(api, selector);
}
