import { memo, useDeferredValue } from 'react';
import { useActions, useStudioStore } from '../../studio-context.tsx';
import { IconButton } from '../../widgets/button.tsx';

/** Undo and redo; their tooltips name the step. */
export function HistoryButtons() {
  const last = useDeferredValue(useStudioStore('document', (d) => d.past.at(-1)?.label));
  const next = useDeferredValue(useStudioStore('document', (d) => d.future.at(-1)?.label));
  return <Buttons last={last} next={next} />;
}

const Buttons = memo(function Buttons(props: { readonly last: string | undefined; readonly next: string | undefined }) {
  const { last, next } = props;
  const { undo, redo } = useActions();
  return (
    <>
      <IconButton
        icon="undo"
        label="Undo"
        hint={last === undefined ? 'Nothing to undo' : `Undo: ${last}`}
        keys="Mod+Z"
        isDisabled={last === undefined}
        onPress={undo}
      />
      <IconButton
        icon="redo"
        label="Redo"
        hint={next === undefined ? 'Nothing to redo' : `Redo: ${next}`}
        keys="Mod+Shift+Z"
        isDisabled={next === undefined}
        onPress={redo}
      />
    </>
  );
});
