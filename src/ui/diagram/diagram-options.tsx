import { compareNatural } from '../../core/design/natural-order.ts';
import type { Design } from '../../core/design/schema.ts';
import { KIND_WORD } from '../../core/design/thing-words.ts';
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
  /** `all`, `selection`, or the id of a zone. */
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

/** What goes without saying where both are drawn. */
const SHEETS_HINTS: Readonly<Record<DiagramChoice['sheets'], string>> = {
  segmentation: '',
  logical:
    'Requirements, owners, guardrails and gates, each with the files that implement it. Press an element on a sheet to select it.',
  all: '',
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
        : { kind: 'zone', id: choice.scope };
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
  const design = useStudioStore('document', (d) => d.document?.design);
  const set = (changed: Partial<DiagramChoice>) => onChange({ ...choice, ...changed });
  const scopes: Option<string>[] = [
    { id: 'all', label: 'Everything' },
    ...(selected.length > 0 ? [{ id: 'selection', label: `Selection (${selected.length})` }] : []),
    ...(design ? zonesToShow(design) : []),
  ];
  const isChart = choice.format === 'mermaid';
  const hint = isChart && choice.sheets === 'all' ? CHART_OF_BOTH : SHEETS_HINTS[choice.sheets];
  return (
    <section className={cx('options')} aria-label="Options">
      <div className={cx('choice')}>
        <Select label="Sheets" value={choice.sheets} options={SHEETS} onChange={(sheets) => set({ sheets })} />
        {hint !== '' && <p className={cx('hint')}>{hint}</p>}
      </div>
      <Select label="Show" value={choice.scope} options={scopes} onChange={(scope) => set({ scope })} />
      {!isChart && <PaperOptions choice={choice} onChange={onChange} />}
    </section>
  );
}

const ZONES = ['tenants', 'environments', 'planes', 'complianceZones'] as const;

/** Zones that sheets may be of alone, tenants first, with what each is. */
function zonesToShow(design: Design): Option<string>[] {
  return ZONES.flatMap((collection) =>
    Object.values(design[collection])
      .sort((a, b) => compareNatural(a.name, b.name))
      .map((z) => ({ id: z.id, label: z.name, description: KIND_WORD[collection] })),
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
