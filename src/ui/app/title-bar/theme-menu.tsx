import type { Theme } from '../../../state/studio.ts';
import { useActions, useStudioStore } from '../../studio-context.tsx';
import { IconButton } from '../../widgets/button.tsx';
import { MenuButton, MenuItem } from '../../widgets/menu.tsx';

const THEMES: readonly { readonly id: Theme; readonly label: string }[] = [
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
  { id: 'system', label: 'As the system' },
];

export function ThemeMenu() {
  const theme = useStudioStore('preferences', (p) => p.theme);
  const { setPreferences } = useActions();
  return (
    <MenuButton label="Theme" placement="bottom end" trigger={<IconButton icon="theme" label="Theme" />}>
      {THEMES.map(({ id, label }) => (
        <MenuItem key={id} id={id} isChosen={theme === id} onAction={() => setPreferences({ theme: id })}>
          {label}
        </MenuItem>
      ))}
    </MenuButton>
  );
}
