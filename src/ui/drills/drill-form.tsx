import { useEffect, useMemo, useRef, useState } from 'react';
import type { Drill, DrillChoices, GoesThrough, LabelPair } from '../../core/analyses/drills/answer.ts';
import { labelValueProblem } from '../../core/design/label-syntax.ts';
import type { Design } from '../../core/design/schema.ts';
import { ENDS, refThings } from '../ref-things.ts';
import { useActions } from '../studio-context.tsx';
import { Button } from '../widgets/button.tsx';
import { Checkbox } from '../widgets/checkbox.tsx';
import { classes } from '../widgets/classes.ts';
import { Picker, type Thing } from '../widgets/picker.tsx';
import { Select } from '../widgets/select.tsx';
import { TextField } from '../widgets/text-field.tsx';
import { DRILL_KINDS, type DrillKind, policyName } from './drill-words.ts';
import styles from './drills.module.css';

const cx = classes(styles);
const COMPROMISABLE = ENDS.filter((c) => c !== 'clusters');

interface FormProps {
  readonly design: Design;
  readonly choices: DrillChoices | undefined;
  /** The one whose answer is shown. */
  readonly drill: Drill | undefined;
}

/** What happens, and to what. A drill that is complete runs when it is asked for. */
export function DrillForm({ design, choices, drill }: FormProps) {
  const [kind, setKind] = useState<DrillKind>(drill?.kind ?? 'compromise');
  const { setView } = useActions();
  const run = (next: Drill) => setView({ drill: next });
  const what = DRILL_KINDS.find((k) => k.id === kind)?.what;
  return (
    <section className={cx('form')} aria-label="Drill">
      <Select label="What happens" value={kind} options={DRILL_KINDS} onChange={setKind} />
      <p className={cx('quiet')}>{what}</p>
      {kind === 'compromise' && <Compromise design={design} drill={drill} onRun={run} />}
      {kind === 'compromise label' && <CompromiseLabel choices={choices} drill={drill} onRun={run} />}
      {kind === 'remove policy' && <RemovePolicy choices={choices} drill={drill} onRun={run} />}
      {kind === 'merge environments' && <Merge design={design} drill={drill} onRun={run} />}
      {kind === 'new namespace' && <NewNamespace drill={drill} onRun={run} />}
    </section>
  );
}

interface PartProps {
  readonly drill: Drill | undefined;
  readonly onRun: (drill: Drill) => void;
}

function RunButton({ drill, onRun }: { readonly drill: Drill | undefined; readonly onRun: (drill: Drill) => void }) {
  return (
    <div className={cx('run')}>
      <Button variant="primary" icon="drill" isDisabled={drill === undefined} onPress={() => drill && onRun(drill)}>
        Run the drill
      </Button>
    </div>
  );
}

/** A drill that was begun elsewhere, in a menu say, is the one that the form shows. */
function useFollowed(now: string | undefined, follow: (id: string | undefined) => void): void {
  const latest = useRef(follow);
  useEffect(() => {
    latest.current(now);
  }, [now]);
}

interface ThroughProps {
  readonly value: GoesThrough;
  readonly onChange: (value: GoesThrough) => void;
}

function Through({ value, onChange }: ThroughProps) {
  return (
    <Checkbox isSelected={value === 'system, too'} onChange={(on) => onChange(on ? 'system, too' : 'workloads')}>
      Go through system namespaces, too
    </Checkbox>
  );
}

function Compromise({ design, drill, onRun }: PartProps & { readonly design: Design }) {
  const now = drill?.kind === 'compromise' ? drill : undefined;
  const [id, setId] = useState(now?.id);
  const [through, setThrough] = useState<GoesThrough>(now?.through ?? 'workloads');
  useFollowed(now?.id, setId);
  const things = useMemo(() => refThings(design, COMPROMISABLE), [design]);
  return (
    <>
      <Picker key={now?.id} label="Held by an attacker" things={things} value={id} onChange={setId} />
      <Through value={through} onChange={setThrough} />
      <RunButton drill={id === undefined ? undefined : { kind: 'compromise', id, through }} onRun={onRun} />
    </>
  );
}

interface ChoiceProps extends PartProps {
  readonly choices: DrillChoices | undefined;
}

function CompromiseLabel({ choices, drill, onRun }: ChoiceProps) {
  const now = drill?.kind === 'compromise label' ? drill : undefined;
  const labels = choices?.labels ?? NO_LABELS;
  const [id, setId] = useState(now && labelId(now.label));
  const [through, setThrough] = useState<GoesThrough>(now?.through ?? 'workloads');
  const things = useMemo(
    () => labels.map((l): Thing => ({ id: labelId(l), name: `${l.key}=${l.value}`, what: 'label of pods' })),
    [labels],
  );
  const label = labels.find((l) => labelId(l) === id) ?? now?.label;
  return (
    <>
      <Picker label="Label" things={things} value={id} onChange={setId} />
      <Through value={through} onChange={setThrough} />
      <RunButton
        drill={label && id !== undefined ? { kind: 'compromise label', label, through } : undefined}
        onRun={onRun}
      />
      <Truncated choices={choices} />
    </>
  );
}

const NO_LABELS: readonly LabelPair[] = [];
const labelId = ({ key, value }: LabelPair) => `${key}=${value}`;

function RemovePolicy({ choices, drill, onRun }: ChoiceProps) {
  const now = drill?.kind === 'remove policy' ? drill : undefined;
  const [id, setId] = useState(now && policyName(now.policy));
  const things = useMemo(
    () =>
      (choices?.policies ?? []).map((p): Thing => {
        const name = p.namespace === undefined ? p.name : `${p.namespace}/${p.name}`;
        return { id: policyName(p), name, what: p.kind };
      }),
    [choices],
  );
  const policy = choices?.policies.find((p) => policyName(p) === id) ?? now?.policy;
  return (
    <>
      <Picker label="Policy" things={things} value={id} onChange={setId} />
      <RunButton drill={policy && id !== undefined ? { kind: 'remove policy', policy } : undefined} onRun={onRun} />
      <Truncated choices={choices} />
    </>
  );
}

function Truncated({ choices }: { readonly choices: DrillChoices | undefined }) {
  return choices?.truncated ? <p className={cx('quiet')}>There are more than are listed here.</p> : null;
}

function Merge({ design, drill, onRun }: PartProps & { readonly design: Design }) {
  const now = drill?.kind === 'merge environments' ? drill.environments : [];
  const [first, setFirst] = useState<string | undefined>(now[0]);
  const [second, setSecond] = useState<string | undefined>(now[1]);
  useFollowed(now[0], setFirst);
  useFollowed(now[1], setSecond);
  const all = Object.values(design.environments).map((e) => ({ id: e.id, label: e.name }));
  if (all.length < 2) return <p className={cx('quiet')}>It takes two environments; the design has {all.length}.</p>;
  const isReady = first !== undefined && second !== undefined && first !== second;
  return (
    <>
      <Select label="Environment" value={first} options={all} onChange={setFirst} placeholder="Choose" />
      <Select
        label="Into the cluster of the first"
        value={second}
        options={all.filter((e) => e.id !== first)}
        onChange={setSecond}
        placeholder="Choose"
      />
      <RunButton
        drill={isReady ? { kind: 'merge environments', environments: [first, second] } : undefined}
        onRun={onRun}
      />
    </>
  );
}

function NewNamespace({ drill, onRun }: PartProps) {
  const now = drill?.kind === 'new namespace' ? drill : undefined;
  const [text, setText] = useState(() => (now?.labels ?? []).map(labelId).join(', '));
  const [through, setThrough] = useState<GoesThrough>(now?.through ?? 'workloads');
  const read = labelsOf(text);
  const ready: Drill | undefined =
    typeof read === 'string' ? undefined : { kind: 'new namespace', labels: read, through };
  return (
    <>
      <TextField
        label="Its labels, if any"
        mono
        value={text}
        placeholder="key=value, key=value"
        error={typeof read === 'string' ? read : undefined}
        onChange={setText}
        onSubmit={() => ready && onRun(ready)}
      />
      <Through value={through} onChange={setThrough} />
      <RunButton drill={ready} onRun={onRun} />
    </>
  );
}

/** Labels as people type them, or what is wrong with them. */
function labelsOf(text: string): readonly LabelPair[] | string {
  const parts = text
    .split(',')
    .map((p) => p.trim())
    .filter((p) => p !== '');
  const labels = parts.map((part) => {
    const at = part.indexOf('=');
    return { key: part.slice(0, Math.max(0, at)).trim(), value: part.slice(at + 1).trim(), isPair: at > 0 };
  });
  const odd = labels.find((l) => !l.isPair);
  if (odd) return `write a label as key=value, not ${odd.value}`;
  for (const { value } of labels) {
    const problem = labelValueProblem(value);
    if (problem !== undefined) return problem;
  }
  return labels.map(({ key, value }) => ({ key, value }));
}
