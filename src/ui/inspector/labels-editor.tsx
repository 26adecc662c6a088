import { useState } from 'react';
import { setLabels } from '../../core/design/edits/labels.ts';
import { type LabelScope, standardProblem } from '../../core/design/label-standard.ts';
import { nameOf } from '../../core/design/lookup.ts';
import { Adder } from '../adder.tsx';
import { useStudioStore } from '../studio-context.tsx';
import { useEdit } from '../use-edit.ts';
import { Chip } from '../widgets/chip.tsx';
import { classes } from '../widgets/classes.ts';
import { Words } from '../widgets/words.tsx';
import styles from './inspector.module.css';
import { Section } from './section.tsx';

const cx = classes(styles);

export interface LabelsEditorProps {
  readonly id: string;
  readonly title: string;
  readonly labels: Readonly<Record<string, string>>;
}

const SCOPES: Readonly<Record<string, LabelScope>> = { ns: 'namespace', wl: 'pod', host: 'host' };

/** Labels as chips; what the label standard has against one is said; a new one is typed as `key=value`. */
export function LabelsEditor({ id, title, labels }: LabelsEditorProps) {
  const edit = useEdit();
  const name = useStudioStore('document', (d) => (d.document ? nameOf(d.document.design, id) : id));
  const [draft, setDraft] = useState('');
  const [problem, setProblem] = useState<string>();
  const entries = Object.entries(labels);
  const design = useStudioStore('document', (d) => d.document?.design);
  const scope = SCOPES[id.slice(0, id.indexOf(':'))];
  const problems =
    design && scope ? entries.flatMap(([key, value]) => standardProblem(design, scope, key, value) ?? []) : [];
  const add = () => {
    const text = draft.trim();
    if (text === '') return;
    const cut = text.indexOf('=');
    const key = (cut < 0 ? text : text.slice(0, cut)).trim();
    const value = cut < 0 ? '' : text.slice(cut + 1).trim();
    const wrong = edit(`Set label ${key} of ${name}`, (d) =>
      setLabels(d, id, Object.fromEntries([...entries, [key, value]])),
    );
    setProblem(wrong);
    if (wrong === undefined) setDraft('');
  };
  return (
    <Section title={title} count={entries.length}>
      {entries.length > 0 && (
        <div className={cx('chips')}>
          {entries.map(([key, value]) => (
            <Chip
              key={key}
              mono
              removeLabel={`Remove label ${key}`}
              onRemove={() =>
                edit(`Remove label ${key} of ${name}`, (d) =>
                  setLabels(d, id, Object.fromEntries(entries.filter(([k]) => k !== key))),
                )
              }
            >
              {`${key}=${value}`}
            </Chip>
          ))}
        </div>
      )}
      {problems.map((text) => (
        <p key={text} className={cx('quiet')}>
          <Words>{`${text[0]?.toUpperCase()}${text.slice(1)}.`}</Words>
        </p>
      ))}
      <Adder
        label="New label"
        hideLabel
        draft={draft}
        placeholder="key=value"
        problem={problem}
        onDraft={(text) => {
          setDraft(text);
          setProblem(undefined);
        }}
        onAdd={add}
      />
    </Section>
  );
}
