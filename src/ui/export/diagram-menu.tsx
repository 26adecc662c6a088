import type { DeskOutcome } from '../desk.tsx';
import { useDesk } from '../desk.tsx';
import { reportWhenDone } from '../report.ts';
import { useActions } from '../studio-context.tsx';
import { Button } from '../widgets/button.tsx';
import { MenuButton, MenuItem, MenuSection } from '../widgets/menu.tsx';
import { svgToPng } from './diagram-picture.ts';

type DiagramTheme = 'light' | 'dark' | 'print';

const THEMES: readonly { readonly theme: DiagramTheme; readonly label: string }[] = [
  { theme: 'light', label: 'light' },
  { theme: 'dark', label: 'dark' },
  { theme: 'print', label: 'for print' },
];

/** The segmentation diagram of the side on show, as a picture. */
export function DiagramMenu({ name }: { readonly name: string }) {
  const { diagram } = useActions();
  const desk = useDesk();
  const save = async (theme: DiagramTheme, kind: 'svg' | 'png'): Promise<DeskOutcome> => {
    const svg = await diagram(theme);
    const picture = kind === 'svg' ? new Blob([svg], { type: 'image/svg+xml' }) : await svgToPng(svg);
    desk.download(`${name}-diagram.${kind}`, picture);
    return { kind: 'done', text: `Downloaded ${name}-diagram.${kind}` };
  };
  const copy = async (): Promise<DeskOutcome> => {
    const outcome = await desk.copy(await diagram('light'));
    return outcome.kind === 'done' ? { kind: 'done', text: 'Copied the diagram as SVG' } : outcome;
  };
  return (
    <MenuButton
      label="Diagram"
      placement="top start"
      trigger={
        <Button icon="map" opens>
          Diagram
        </Button>
      }
    >
      {(['svg', 'png'] as const).map((kind) => (
        <MenuSection key={kind} title={`Download ${kind.toUpperCase()}`}>
          {THEMES.map(({ theme, label }) => (
            <MenuItem key={theme} id={`${kind} ${theme}`} onAction={() => reportWhenDone(save(theme, kind))}>
              {`${kind.toUpperCase()}, ${label}`}
            </MenuItem>
          ))}
        </MenuSection>
      ))}
      <MenuSection>
        <MenuItem id="copy" icon="copy" onAction={() => reportWhenDone(copy())}>
          Copy as SVG
        </MenuItem>
      </MenuSection>
    </MenuButton>
  );
}
