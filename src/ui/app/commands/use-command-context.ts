import { useMemo } from 'react';
import { useDesk } from '../../desk.tsx';
import { useMapPort } from '../../map-port.tsx';
import { useStudio } from '../../studio-context.tsx';
import type { CommandContext } from './command.ts';

/** What commands work on. Stable; the map in it is the one that is on screen when it is read. */
export function useCommandContext(): CommandContext {
  const studio = useStudio();
  const desk = useDesk();
  const port = useMapPort();
  return useMemo(
    () => ({
      studio,
      desk,
      get map() {
        return port.current;
      },
    }),
    [studio, desk, port],
  );
}
