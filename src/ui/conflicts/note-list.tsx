import { useState } from 'react';
import { setFields } from '../../core/design/edits/draft.ts';
import { addNote } from '../../core/design/edits/settle.ts';
import { entity, nameOf } from '../../core/design/lookup.ts';
import type { Design, Note } from '../../core/design/schema.ts';
import { todayOf } from '../../state/today.ts';
import { ElementButton } from '../element-button.tsx';
import { removeWithUndo } from '../remove.ts';
import { useActions, useStudio } from '../studio-context.tsx';
import { Badge } from '../widgets/badge.tsx';
import { Button, IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import { TextField } from '../widgets/text-field.tsx';
import styles from './conflicts.module.css';

const cx = classes(styles);
const SHOWN = 300;

interface NoteListProps {
  readonly design: Design;
  readonly notes: readonly Note[];
  readonly kind: 'parking lot' | 'decision';
}

/** What was parked or decided, the newest first. */
export function NoteList({ design, notes, kind }: NoteListProps) {
  return (
    <div className={cx('notes')}>
      {kind === 'parking lot' && <Parker />}
      {notes.length === 0 && (
        <EmptyState icon="note" title={kind === 'decision' ? 'No decisions yet' : 'Nothing is parked'}>
          {kind === 'decision'
            ? 'Each way out of a conflict writes down what was decided, why, by whom and when.'
            : 'What cannot be settled now waits here, and is kept with every version that is frozen.'}
        </EmptyState>
      )}
      <ul className={cx('note-list')} aria-label={kind === 'decision' ? 'Decisions' : 'Parking lot'}>
        {notes.slice(0, SHOWN).map((note) => (
          <NoteRow key={note.id} design={design} note={note} />
        ))}
      </ul>
      {notes.length > SHOWN && <p className={cx('more')}>and {notes.length - SHOWN} more</p>}
    </div>
  );
}

/** A field for something that is parked without a conflict. */
function Parker() {
  const [text, setText] = useState('');
  const { edit } = useActions();
  const park = () => {
    const said = text.trim();
    if (said === '') return;
    edit(`Park: ${said.slice(0, 60)}`, (draft) => {
      addNote(draft, { kind: 'parking lot', text: said, on: todayOf(new Date()) });
    });
    setText('');
  };
  return (
    <div className={cx('parker')}>
      <TextField
        label="Park something"
        value={text}
        placeholder="What has to wait"
        onChange={setText}
        onSubmit={park}
      />
      <Button icon="add" isDisabled={text.trim() === ''} onPress={park}>
        Park
      </Button>
    </div>
  );
}

function NoteRow({ design, note }: { readonly design: Design; readonly note: Note }) {
  const studio = useStudio();
  const { edit } = studio.actions;
  const { id, anchor, settled = false } = note;
  const isParked = note.kind === 'parking lot';
  const signed = [note.author, note.on].filter((t) => t !== undefined).join(', ');
  return (
    <li className={cx('note', settled && 'settled')}>
      <span className={cx('handle')}>{id}</span>
      <span className={cx('note-text')}>
        {note.text}
        {signed !== '' && <span className={cx('signed')}>{signed}</span>}
      </span>
      {settled && <Badge icon="check">settled</Badge>}
      {anchor !== undefined && entity(design, anchor) && (
        <ElementButton ids={[anchor]} className={cx('anchor')}>
          {nameOf(design, anchor)}
        </ElementButton>
      )}
      {isParked && (
        <Button
          variant="quiet"
          onPress={() =>
            edit(`${settled ? 'Reopen' : 'Settle'} ${id}`, (draft) =>
              setFields(draft, 'notes', id, { settled: settled ? undefined : true }),
            )
          }
        >
          {settled ? 'Reopen' : 'Settle'}
        </Button>
      )}
      <IconButton icon="delete" label={`Delete ${id}`} onPress={() => removeWithUndo(studio, [id])} />
    </li>
  );
}
