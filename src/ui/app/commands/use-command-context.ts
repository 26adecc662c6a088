import { useMemo } from 'react';
import { useDesk } from '../../desk.tsx';
import { useStudio } from '../../studio-context.tsx';
import type { CommandContext } from './command.ts';

export function useCommandContext(): CommandContext {
  const studio = useStudio();
  const desk = useDesk();
  return useMemo(() => ({ studio, desk }), [studio, desk]);
}
