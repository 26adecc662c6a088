import type { Document } from '../../core/design/change.ts';
import { nameOf } from '../../core/design/lookup.ts';
import type { Placement } from '../../core/diagram/placement.ts';
import type { AddKind } from '../map-port.tsx';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { ContextMenu } from '../widgets/context-menu.tsx';
import { MenuItem, MenuSection } from '../widgets/menu.tsx';
import { ADDABLE, wordFor } from './addable.ts';
import { ConnectDialog } from './connect-dialog.tsx';
import { ConnectForm } from './connect-form.tsx';
import type { MapCommands } from './map-commands.ts';
import type { Over } from './map-state.ts';
import { MoveQuestion } from './move-question.tsx';
import { PointPopover } from './point-popover.tsx';
import { QuickFields } from './quick-fields.tsx';

export interface OverlaysProps {
  readonly document: Document;
  readonly placement: Placement;
  readonly commands: MapCommands;
  readonly over: Over | undefined;
  readonly setOver: (over: Over | undefined) => void;
}

/** Menus, popovers and the dialog over the map. */
export function MapOverlays({ document, placement, commands, over, setOver }: OverlaysProps) {
  const { design } = document;
  const dialog = useStudioStore('view', (v) => v.dialog);
  const groupBy = useStudioStore('view', (v) => v.groupBy);
  const selection = useStudioStore('selection', (s) => s.ids);
  const { setView } = useActions();
  const close = () => setOver(undefined);
  const leave = (id: string) => {
    close();
    commands.focus(id);
  };
  const from = selection.findLast((id) => placement.nesting.byId.has(id));
  return (
    <>
      {over?.kind === 'ports' && (
        <PointPopover at={over.at} label="New flow" onClose={close}>
          <ConnectForm
            design={design}
            from={over.from}
            to={over.to}
            onConnect={(ports) => commands.connect(over.from, over.to, ports)}
          />
        </PointPopover>
      )}
      {over?.kind === 'fields' && (
        <PointPopover at={over.at} label={`Fields of ${nameOf(design, over.id)}`} onClose={() => leave(over.id)}>
          <QuickFields key={over.id} design={design} id={over.id} onDone={() => leave(over.id)} />
        </PointPopover>
      )}
      {over?.kind === 'move' && (
        <PointPopover at={over.at} label={over.title} isWide onClose={() => over.settle(false)}>
          <MoveQuestion title={over.title} answer={over.answer} onAnswer={over.settle} />
        </PointPopover>
      )}
      <ContextMenu
        label="Connect to something new"
        at={over?.kind === 'create' ? over.at : undefined}
        onClose={close}
        onAction={(kind) => over?.kind === 'create' && commands.addConnected(kind as AddKind, over.canvas, over.from)}
      >
        <MenuSection title="Connect to a new">
          {ADDABLE.map(({ kind }) => (
            <MenuItem key={kind} id={kind}>
              {wordFor(kind, groupBy).name}
            </MenuItem>
          ))}
        </MenuSection>
      </ContextMenu>
      {dialog === 'connect' && (
        <ConnectDialog
          design={design}
          from={from}
          onConnect={(source, target, ports) => {
            commands.connect(source, target, ports);
            setView({ dialog: undefined });
          }}
          onClose={() => setView({ dialog: undefined })}
        />
      )}
    </>
  );
}
