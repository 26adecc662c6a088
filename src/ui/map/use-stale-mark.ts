/** Marks what is shown as older than the design while a newer answer is on its way, without drawing the map again. */
import { type RefObject, useEffect } from 'react';
import { isStale } from '../../state/selectors.ts';
import { useStudio } from '../studio-context.tsx';

/** An answer that comes sooner than this, in milliseconds, is worth no flicker. */
const PATIENCE = 80;

export function useStaleMark(wrapper: RefObject<HTMLElement | null>): void {
  const studio = useStudio();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const stale = isStale(studio.view.getState().side)(studio.analysis.getState());
      if (!stale) {
        clearTimeout(timer);
        timer = undefined;
        if (wrapper.current) delete wrapper.current.dataset['stale'];
      } else {
        timer ??= setTimeout(() => wrapper.current?.setAttribute('data-stale', ''), PATIENCE);
      }
    };
    look();
    const stop = studio.analysis.subscribe(look);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [studio, wrapper]);
}
