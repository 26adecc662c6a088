/** Which theme shows: the user's choice, or the system's. */
import { useEffect, useSyncExternalStore } from 'react';
import type { Theme } from '../../state/studio.ts';
import { useStudioStore } from '../studio-context.tsx';

const query = '(prefers-color-scheme: dark)';

function subscribe(onChange: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
}

export function resolveTheme(theme: Theme, systemIsDark: boolean): 'light' | 'dark' {
  if (theme === 'system') return systemIsDark ? 'dark' : 'light';
  return theme;
}

/** Puts the theme on the document's root, where the tokens look for it. */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = resolveTheme(theme, matchMedia(query).matches);
}

/** Keeps the document's theme in step with the preference and with the system. */
export function useTheme(): void {
  const theme = useStudioStore('preferences', (p) => p.theme);
  const systemIsDark = useSyncExternalStore(subscribe, () => matchMedia(query).matches);
  useEffect(() => {
    document.documentElement.dataset['theme'] = resolveTheme(theme, systemIsDark);
  }, [theme, systemIsDark]);
}
