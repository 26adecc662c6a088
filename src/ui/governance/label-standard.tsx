import { useMemo, useState } from 'react';
import { addLabelKey } from '../../core/design/edits/label-standard.ts';
import { carriersOf, gapsOf, type LabelSuggestion, suggestLabelKeys } from '../../core/design/label-standard.ts';
import type { Design, LabelKey } from '../../core/design/schema.ts';
import { counted } from '../../core/design/thing-words.ts';
import { Adder } from '../adder.tsx';
import { useEdit } from '../use-edit.ts';
import { Badge } from '../widgets/badge.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import styles from './governance.module.css';
import { LabelKeyEditor } from './label-key-editor.tsx';
import { Ledger, shownOf } from './ledger.tsx';

const cx = classes(styles);

/** The keys that labels may have, what they mean, and who may set them; with what is in use beside it. */
export function LabelStandard({ design }: { readonly design: Design }) {
  const edit = useEdit();
  const [chosen, setChosen] = useState<string>();
  const [draft, setDraft] = useState('');
  const [problem, setProblem] = useState<string>();
  const keys = Object.values(design.labelKeys);
  const shown = shownOf(keys, chosen);
  const add = () => {
    const key = draft.trim();
    let id: string | undefined;
    const wrong = edit(`Add ${key} to the label standard`, (d) => {
      const added = addLabelKey(d, { key, scope: 'namespace' });
      if ('problem' in added) return added.problem;
      id = added.id;
      return undefined;
    });
    setProblem(wrong);
    if (id === undefined) return;
    setDraft('');
    setChosen(id);
  };
  return (
    <Ledger
      label="Label keys"
      rows={keys.map((k) => ({
        id: k.id,
        title: k.key,
        text: keyText(k),
        badges: <Gaps design={design} labelKey={k} />,
      }))}
      chosen={shown?.id}
      onChoose={setChosen}
      tools={
        <>
          <span>{counted(keys.length, 'key')}</span>
          <Adder
            label="New key"
            hideLabel
            draft={draft}
            placeholder="example.com/tenant"
            problem={problem}
            onDraft={(text) => {
              setDraft(text);
              setProblem(undefined);
            }}
            onAdd={add}
          />
        </>
      }
      below={<Suggestions design={design} />}
    >
      {shown ? (
        <LabelKeyEditor key={shown.id} design={design} labelKey={shown} />
      ) : (
        <EmptyState icon="label" title="No label standard yet">
          Policies select by labels, so whoever may set a label decides who is let in. The standard says which keys
          count, which values they have, and who may set them. Take keys in use over from the list, or add one.
        </EmptyState>
      )}
    </Ledger>
  );
}

function keyText({ scope, class: kind, values, required }: LabelKey): string {
  const parts = [
    `on ${scope}s`,
    ...(kind ? [kind] : []),
    ...(values.length > 0 ? [values.join(', ')] : ['any value']),
    ...(required ? ['required'] : []),
  ];
  return parts.join(' · ');
}

function Gaps({ design, labelKey }: { readonly design: Design; readonly labelKey: LabelKey }) {
  const { lacking, strange } = gapsOf(labelKey, carriersOf(design, labelKey.scope));
  return (
    <>
      {lacking.length > 0 && (
        <Badge tone="error" icon="cross">
          {`LAB-1: ${lacking.length} without`}
        </Badge>
      )}
      {strange.length > 0 && (
        <Badge tone="error" icon="cross">
          {`LAB-2: ${strange.length} with another value`}
        </Badge>
      )}
    </>
  );
}

const SHOWN = 40;

function Suggestions({ design }: { readonly design: Design }) {
  const edit = useEdit();
  const found = useMemo(() => suggestLabelKeys(design), [design]);
  if (found.length === 0) return null;
  const take = (label: string, all: readonly LabelSuggestion[]) =>
    edit(label, (d) => {
      for (const { key, scope, class: kind, values } of all)
        addLabelKey(d, { key, scope, values: [...values], ...(kind === undefined ? {} : { class: kind }) });
    });
  const selected = found.filter((s) => s.selectedBy.length > 0);
  return (
    <>
      <h2 className={cx('group')}>In use, not in the standard ({found.length})</h2>
      {selected.length > 1 && (
        <Button
          variant="quiet"
          icon="check"
          onPress={() => take(`Take ${counted(selected.length, 'selected key')} into the label standard`, selected)}
        >
          {`Take in all ${selected.length} that are selected by`}
        </Button>
      )}
      <ul aria-label="Keys in use">
        {found.slice(0, SHOWN).map((s) => (
          <li key={`${s.scope} ${s.key}`} className={cx('suggestion')}>
            <span>
              <span className={cx('mono')}>{s.key}</span>
              <span className={cx('row-text')} title={s.evidence}>
                {s.scope}: {s.evidence}
              </span>
            </span>
            <Button
              variant="quiet"
              aria-label={`Take ${s.key} of ${s.scope}s into the standard`}
              onPress={() => take(`Take ${s.key} into the label standard`, [s])}
            >
              Take in
            </Button>
          </li>
        ))}
      </ul>
      {found.length > SHOWN && <p className={cx('quiet')}>and {found.length - SHOWN} more</p>}
    </>
  );
}
