import type { DiagramRequest } from '../../core/pipeline/diagram.ts';
import { useStudioStore } from '../studio-context.tsx';
import { Checkbox } from '../widgets/checkbox.tsx';
import { classes } from '../widgets/classes.ts';
import { Segmented } from '../widgets/segmented.tsx';
import { type Option, Select } from '../widgets/select.tsx';
import { TextField } from '../widgets/text-field.tsx';
import styles from './diagram.module.css';
import type { Format } from './take.ts';

const cx = classes(styles);

/** What somebody chose. */
export interface DiagramChoice {
  readonly sheets: DiagramRequest['sheets'];
  /** `all`, `selection`, or the id of a tenant. */
  readonly scope: string;
  readonly theme: DiagramRequest['theme'];
  readonly paper: DiagramRequest['paper'];
  /** As typed. */
  readonly date: string;
  readonly embed: boolean;
  readonly format: Format;
  readonly scale: '1' | '2' | '4';
  readonly transparent: boolean;
}

export interface DiagramOptionsProps {
  readonly choice: DiagramChoice;
  readonly selected: readonly string[];
  readonly onChange: (choice: DiagramChoice) => void;
}

const PAPERS: readonly Option<DiagramChoice['paper']>[] = [
  { id: 'auto', label: 'As each sheet needs', description: 'the smallest that prints legibly' },
  { id: 'A4', label: 'A4' },
  { id: 'A3', label: 'A3' },
  { id: 'A2', label: 'A2' },
  { id: 'A1', label: 'A1' },
];

const SHEETS: readonly Option<DiagramChoice['sheets']>[] = [
  { id: 'segmentation', label: 'Segmentation', description: 'what connects, and what does not' },
  { id: 'logical', label: 'Logical', description: 'what is required, by whom, in which files' },
  { id: 'all', label: 'Both', description: 'the logical sheets first' },
];

/** What goes without saying where both are drawn, or one of them is of the whole. */
const SHEETS_HINTS: Readonly<Record<DiagramChoice['sheets'], string>> = {
  segmentation: '',
  logical:
    'Requirements, owners, guardrails and gates, each with the files that implement it. Always of the whole design.',
  all: 'The logical sheets are of the whole design; what is shown below chooses the others.',
};

const CHART_OF_BOTH =
  'As text it is one or the other: this is the segmentation diagram. Choose Logical for what is required.';

/** The question to the engine for a choice. */
export function requestOf(choice: DiagramChoice, selected: readonly string[]): DiagramRequest {
  const scope: DiagramRequest['scope'] =
    choice.scope === 'all'
      ? { kind: 'all' }
      : choice.scope === 'selection'
        ? { kind: 'selection', ids: selected }
        : { kind: 'tenant', id: choice.scope };
  const day = dateError(choice.date) === undefined && choice.date.trim() !== '' ? choice.date.trim() : undefined;
  return {
    sheets: choice.sheets,
    theme: choice.theme,
    paper: choice.paper,
    embed: choice.embed,
    scope,
    ...(day === undefined ? {} : { day }),
  };
}

/** What is wrong with a date, if anything is. */
export function dateError(date: string): string | undefined {
  const plain = date.trim();
  if (plain === '') return undefined;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(plain) && !Number.isNaN(Date.parse(`${plain}T00:00:00Z`));
  return isDay ? undefined : 'A date like 2027-01-31, or nothing';
}

/** What is drawn, on which paper, in which colours, and what is said of it. */
export function DiagramOptions({ choice, selected, onChange }: DiagramOptionsProps) {
  const tenants = useStudioStore('document', (d) => d.document?.design.tenants);
  const set = (changed: Partial<DiagramChoice>) => onChange({ ...choice, ...changed });
  const scopes: Option<string>[] = [
    { id: 'all', label: 'Everything' },
    ...(selected.length > 0 ? [{ id: 'selection', label: `Selection (${selected.length})` }] : []),
    ...Object.values(tenants ?? {})
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((t) => ({ id: t.id, label: t.name, description: 'tenant' })),
  ];
  const isChart = choice.format === 'mermaid';
  const hint = isChart && choice.sheets === 'all' ? CHART_OF_BOTH : SHEETS_HINTS[choice.sheets];
  return (
    <section className={cx('options')} aria-label="Options">
      <div className={cx('choice')}>
        <Select label="Sheets" value={choice.sheets} options={SHEETS} onChange={(sheets) => set({ sheets })} />
        {hint !== '' && <p className={cx('hint')}>{hint}</p>}
      </div>
      {choice.sheets !== 'logical' && (
        <Select label="Show" value={choice.scope} options={scopes} onChange={(scope) => set({ scope })} />
      )}
      {!isChart && <PaperOptions choice={choice} onChange={onChange} />}
    </section>
  );
}

/** What a flowchart, which is text, has not. */
function PaperOptions({ choice, onChange }: Omit<DiagramOptionsProps, 'selected'>) {
  const set = (changed: Partial<DiagramChoice>) => onChange({ ...choice, ...changed });
  return (
    <>
      <div className={cx('option')}>
        <span className={cx('label')}>Colours</span>
        <Segmented
          label="Colours"
          value={choice.theme}
          options={[
            { id: 'light', label: 'Light' },
            { id: 'dark', label: 'Dark' },
            { id: 'print', label: 'Print' },
          ]}
          onChange={(theme) => set({ theme })}
        />
      </div>
      <Select label="Paper" value={choice.paper} options={PAPERS} onChange={(paper) => set({ paper })} />
      <TextField
        label="Date"
        value={choice.date}
        placeholder="none"
        description="In the title block; exceptions are held against it."
        error={dateError(choice.date)}
        onChange={(date) => set({ date })}
      />
      <div className={cx('option')}>
        <Checkbox isSelected={choice.embed} onChange={(embed) => set({ embed })}>
          Include the design
        </Checkbox>
        <p className={cx('hint')}>
          {choice.embed
            ? 'Every picture holds the whole design, also what it does not show, and opens again in the studio.'
            : 'The pictures are pictures only, and cannot be opened again.'}
        </p>
      </div>
    </>
  );
}
