import type { DiagramAnswer } from '../../core/analyses/answers.ts';
import { type DeskOutcome, useDesk } from '../desk.tsx';
import { fileNameOf } from '../file-name.ts';
import { reportWhenDone } from '../report.ts';
import { useStudioStore } from '../studio-context.tsx';
import { Button } from '../widgets/button.tsx';
import { Checkbox } from '../widgets/checkbox.tsx';
import { classes } from '../widgets/classes.ts';
import { Segmented } from '../widgets/segmented.tsx';
import { Select } from '../widgets/select.tsx';
import styles from './diagram.module.css';
import type { DiagramChoice } from './diagram-options.tsx';
import { printSheets } from './print-sheets.ts';
import { clampedScale } from './sheet-png.ts';
import { copySheet, downloadAll, downloadSheet, type Taking } from './take.ts';

const cx = classes(styles);

export interface DiagramTakingProps {
  /** Absent while it is being drawn. */
  readonly answer: DiagramAnswer | undefined;
  readonly choice: DiagramChoice;
  readonly index: number;
  readonly onChange: (choice: DiagramChoice) => void;
}

const SCALES: readonly DiagramChoice['scale'][] = ['1', '2', '4'];

/** The formats, and the ways out: clipboard, print, files. */
export function DiagramTaking({ answer, choice, index, onChange }: DiagramTakingProps) {
  const name = useStudioStore('document', (d) => fileNameOf(d.document?.design.name ?? ''));
  const desk = useDesk();
  const set = (changed: Partial<DiagramChoice>) => onChange({ ...choice, ...changed });
  const { format } = choice;
  const png = { scale: Number(choice.scale), transparent: choice.transparent };
  const many = (answer?.sheets.length ?? 0) > 1;
  const take = (how: (taking: Taking) => Promise<DeskOutcome>) =>
    answer && reportWhenDone(how({ desk, name, answer, format, png }));
  const print = () => answer && reportWhenDone(printSheets(answer.sheets).then(() => undefined));
  const isDisabled = !answer || answer.sheets.length === 0;
  return (
    <>
      <div className={cx('formats')}>
        <Segmented
          label="Format"
          value={format}
          options={[
            { id: 'svg', label: 'SVG' },
            { id: 'png', label: 'PNG' },
            { id: 'mermaid', label: 'Mermaid' },
          ]}
          onChange={(next) => set({ format: next })}
        />
        {format === 'png' && (
          <>
            <Select
              label="Size"
              inlineLabel
              value={choice.scale}
              options={SCALES.map((scale) => ({ id: scale, label: sizeWords(answer, index, Number(scale)) }))}
              onChange={(scale) => set({ scale })}
            />
            <Checkbox isSelected={choice.transparent} onChange={(transparent) => set({ transparent })}>
              Transparent
            </Checkbox>
          </>
        )}
      </div>
      <Button icon="copy" isDisabled={isDisabled} onPress={() => take((t) => copySheet(t, index))}>
        {format === 'mermaid' ? 'Copy text' : 'Copy sheet'}
      </Button>
      {format !== 'mermaid' && (
        <Button icon="document" isDisabled={isDisabled} onPress={print}>
          Print or save as PDF…
        </Button>
      )}
      {many && format !== 'mermaid' && (
        <Button icon="zip" isDisabled={isDisabled} onPress={() => take(downloadAll)}>
          Download all sheets
        </Button>
      )}
      <Button
        variant="primary"
        icon="download"
        isDisabled={isDisabled}
        onPress={() => take((t) => downloadSheet(t, index))}
      >
        {format === 'mermaid' ? 'Download text' : 'Download sheet'}
      </Button>
    </>
  );
}

/** `2×`, or what of it this browser draws. */
function sizeWords(answer: DiagramAnswer | undefined, index: number, scale: number): string {
  const sheet = answer?.sheets[index];
  const drawn = sheet ? clampedScale(sheet, scale) : scale;
  return drawn < scale ? `${scale}×, here ${Math.floor(drawn * 10) / 10}×` : `${scale}×`;
}
