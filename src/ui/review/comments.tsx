import { useState } from 'react';
import type { ReviewSentence } from '../../core/analyses/review/answer.ts';
import { addNote } from '../../core/design/edits/settle.ts';
import { entity } from '../../core/design/lookup.ts';
import type { Design, Note } from '../../core/design/schema.ts';
import { todayOf } from '../../state/today.ts';
import { removeWithUndo } from '../remove.ts';
import { useStudio } from '../studio-context.tsx';
import { useEdit } from '../use-edit.ts';
import { Button, IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { TextField } from '../widgets/text-field.tsx';
import styles from './review.module.css';

const cx = classes(styles);

export interface CommentsProps {
  readonly design: Design;
  readonly sentence: ReviewSentence;
  readonly notes: readonly Note[];
}

/** What was said of a sentence, and a field to say more. Comments are notes of the design, so they go where it goes. */
export function Comments({ design, sentence, notes }: CommentsProps) {
  const edit = useEdit();
  const [said, setSaid] = useState('');
  const [author, setAuthor] = useState('');
  const text = said.trim();
  const add = () => {
    if (text === '') return;
    // the flow or guardrail behind it, where the design still has it: there the comment is found without the review
    const anchor = sentence.behind.map((b) => b.id).find((id) => entity(design, id));
    const by = author.trim();
    edit(`Comment: ${text.slice(0, 60)}`, (draft) => {
      addNote(draft, {
        kind: 'comment',
        text,
        sentence: sentence.id,
        on: todayOf(new Date()),
        ...(anchor !== undefined && { anchor }),
        ...(by !== '' && { author: by }),
      });
    });
    setSaid('');
  };
  return (
    <section className={cx('comments')} aria-label="Comments">
      {notes.length > 0 && <CommentList notes={notes} />}
      <div className={cx('comment-form')}>
        <TextField
          label="Comment"
          value={said}
          placeholder="What is to be said of it"
          onChange={setSaid}
          onSubmit={add}
        />
        <TextField label="From" value={author} placeholder="Who says it" onChange={setAuthor} onSubmit={add} />
        <Button icon="note" isDisabled={text === ''} onPress={add}>
          Comment
        </Button>
      </div>
    </section>
  );
}

/** Comments, each with who said it and when. */
export function CommentList({ notes }: { readonly notes: readonly Note[] }) {
  const studio = useStudio();
  return (
    <ul className={cx('comment-list')}>
      {notes.map((note) => (
        <li key={note.id}>
          <span className={cx('comment-text')}>{note.text}</span>
          <span className={cx('quiet')}>
            {[note.id, note.author, note.on].filter((x) => x !== undefined).join(', ')}
          </span>
          <IconButton
            icon="delete"
            label={`Delete comment ${note.id}`}
            onPress={() => removeWithUndo(studio, [note.id])}
          />
        </li>
      ))}
    </ul>
  );
}
