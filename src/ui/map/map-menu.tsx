import type { Design } from '../../core/design/schema.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { ContextMenu } from '../widgets/context-menu.tsx';
import { MenuItem, MenuSection } from '../widgets/menu.tsx';
import { ADDABLE, wordFor } from './addable.ts';
import type { MapCommands } from './map-commands.ts';
import type { Over } from './map-state.ts';

export interface MapMenuProps {
  readonly design: Design;
  readonly commands: MapCommands;
  readonly at: Extract<Over, { kind: 'menu' }> | undefined;
  readonly onClose: () => void;
}

/** The commands for what is selected, or for the empty canvas. */
export function MapMenu({ design, commands, at, onClose }: MapMenuProps) {
  const selection = useStudioStore('selection', (s) => s.ids);
  return (
    <ContextMenu label="Commands" at={at?.at} onClose={onClose}>
      {selection.length === 0 ? (
        <AddItems commands={commands} at={at} />
      ) : (
        <SelectionItems design={design} commands={commands} selection={selection} />
      )}
    </ContextMenu>
  );
}

function AddItems({ commands, at }: Pick<MapMenuProps, 'commands' | 'at'>) {
  const groupBy = useStudioStore('view', (v) => v.groupBy);
  return (
    <>
      <MenuSection title="Add here">
        {ADDABLE.map(({ kind, key }) => (
          <MenuItem key={kind} keys={key} onAction={() => commands.add(kind, at?.canvas)}>
            {wordFor(kind, groupBy).title}
          </MenuItem>
        ))}
      </MenuSection>
      <MenuSection>
        <MenuItem icon="connect" keys="C" onAction={commands.openConnect}>
          Connect…
        </MenuItem>
        <MenuItem icon="fit" keys="Shift+1" onAction={commands.fit}>
          Fit everything
        </MenuItem>
      </MenuSection>
    </>
  );
}

function SelectionItems({
  design,
  commands,
  selection,
}: Pick<MapMenuProps, 'design' | 'commands'> & { readonly selection: readonly string[] }) {
  const { setView } = useActions();
  const only = selection.length === 1 ? selection[0] : undefined;
  const flow = only !== undefined && Object.hasOwn(design.flows, only);
  return (
    <>
      <MenuSection>
        {flow && (
          <MenuItem
            icon="trace"
            isDisabled={commands.witnessOf(only) === undefined}
            onAction={() => commands.trace(only)}
          >
            Trace
          </MenuItem>
        )}
        {only !== undefined && !flow && (
          <MenuItem icon="edit" keys="F2" onAction={() => commands.rename(only)}>
            Rename
          </MenuItem>
        )}
        {!flow && (
          <MenuItem icon="connect" keys="C" onAction={commands.openConnect}>
            Connect to…
          </MenuItem>
        )}
        {!flow && (
          <MenuItem icon="reach" keys="R" onAction={() => setView({ showReach: true })}>
            Show reach
          </MenuItem>
        )}
        <MenuItem icon="fit" keys="Shift+2" onAction={commands.fitSelection}>
          Zoom to it
        </MenuItem>
      </MenuSection>
      <MenuSection>
        {!flow && (
          <MenuItem icon="duplicate" keys="Mod+D" onAction={commands.duplicate}>
            Duplicate
          </MenuItem>
        )}
        <MenuItem icon="delete" keys="Delete" onAction={commands.remove}>
          Delete
        </MenuItem>
      </MenuSection>
    </>
  );
}
