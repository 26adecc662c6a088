/** A part of the page that is loaded when it is first shown, or before, so that it then shows without a pause. */
import { type ComponentType, lazy } from 'react';

export interface Loadable {
  (): React.ReactNode;
  /** Loads it ahead of time. */
  readonly preload: () => Promise<void>;
}

/** Makes one. What is loaded already is rendered at once: no fallback, and none of the pauses that follow one. */
export function loadable(load: () => Promise<ComponentType>): Loadable {
  let Loaded: ComponentType | undefined;
  const remember = async () => {
    Loaded ??= await load();
    return Loaded;
  };
  const Later = lazy(async () => ({ default: await remember() }));
  function Part() {
    const Shown = Loaded ?? Later;
    return <Shown />;
  }
  return Object.assign(Part, {
    preload: async () => {
      await remember();
    },
  });
}
