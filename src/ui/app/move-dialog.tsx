import { moveLabel, moveTargets, moveTo } from '../../core/design/edits/move-to.ts';
import { thingsText } from '../../core/design/thing-words.ts';
import { undoOf } from '../remove.ts';
import { useStudio, useStudioStore } from '../studio-context.tsx';
import { Dialog } from '../widgets/dialog.tsx';
import { Picker } from '../widgets/picker.tsx';
import { toast } from '../widgets/toast.tsx';

/** Takes the selection into another namespace or zone, by typing part of its name. */
export function MoveDialog() {
  const studio = useStudio();
  const design = useStudioStore('document', (d) => d.document?.design);
  const ids = useStudioStore('selection', (s) => s.ids);
  if (!design) return null;
  const close = () => studio.actions.setView({ dialog: undefined });
  const targets = moveTargets(design, ids);
  const choose = (target: string) => {
    close();
    const label = moveLabel(design, ids, target);
    let problems: readonly string[] = [];
    studio.actions.edit(label, (draft) => {
      problems = moveTo(draft, ids, target);
    });
    if (problems.length > 0)
      toast({ text: 'Not everything was moved', description: problems.join('; '), tone: 'error' });
    else
      toast({
        text: label.replace(/^Move/, 'Moved').replace(/^Take/, 'Took'),
        action: { label: 'Undo', run: undoOf(studio) },
      });
  };
  return (
    <Dialog
      title={`Move ${thingsText(design, ids)}`}
      subtitle="Type the name of where it goes"
      size="small"
      isOpen
      onClose={close}
    >
      {targets.length === 0 ? (
        <p>There is no namespace or zone that it could go to yet.</p>
      ) : (
        <Picker
          label="Move to"
          things={targets}
          value={undefined}
          onChange={(target) => target !== undefined && choose(target)}
          autoFocus
        />
      )}
    </Dialog>
  );
}
