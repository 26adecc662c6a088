import { useState } from 'react';
import type { MatrixGroup } from '../../core/analyses/matrix/answer.ts';
import { type CellEnds, type CellWish, cellWishText, flowsInCell, setCell } from '../../core/design/edits/set-cell.ts';
import { entityIn } from '../../core/design/lookup.ts';
import type { Design, Ports } from '../../core/design/schema.ts';
import { ForeseenEffect } from '../foreseen-effect.tsx';
import { PortsField } from '../ports-field.tsx';
import { useActions } from '../studio-context.tsx';
import { useEdit } from '../use-edit.ts';
import { useForesee } from '../use-foresee.ts';
import { Button } from '../widgets/button.tsx';
import { Checkbox } from '../widgets/checkbox.tsx';
import { classes } from '../widgets/classes.ts';
import { Segmented } from '../widgets/segmented.tsx';
import { TextField } from '../widgets/text-field.tsx';
import styles from './matrix.module.css';

const cx = classes(styles);

export interface CellEditorProps {
  readonly design: Design;
  readonly row: MatrixGroup;
  readonly column: MatrixGroup;
  /** What forbids something between them, by handle. */
  readonly walls: readonly string[];
}

/** Sets what is open in a cell: shows what that would do, then makes it one step. */
export function CellEditor({ design, row, column, walls }: CellEditorProps) {
  if (row.ref === undefined || column.ref === undefined) {
    const without = row.ref === undefined ? row : column;
    return (
      <p className={cx('muted')}>
        “{without.name}” is no thing of the design, so nothing can be said about it as a whole. Choose a group that is
        drawn, or an axis further down.
      </p>
    );
  }
  return (
    <Editor
      design={design}
      ends={{ from: row.ref, to: column.ref }}
      wider={[row, column].filter((g) => g.isWider)}
      walls={walls}
    />
  );
}

type Setting = 'close' | 'forbid' | 'only' | 'all';

interface EditorProps {
  readonly design: Design;
  readonly ends: CellEnds;
  readonly wider: readonly MatrixGroup[];
  readonly walls: readonly string[];
}

function Editor({ design, ends, wider, walls }: EditorProps) {
  const [setting, setSetting] = useState<Setting | 'as it is'>('as it is');
  const [ports, setPorts] = useState<Ports>('unconfirmed');
  const [isGated, setGated] = useState(false);
  const [reason, setReason] = useState('');
  const edit = useEdit();
  const { select } = useActions();
  const rails = walls.filter((id) => entityIn(design, 'guardrails', id));
  const gates = isGated ? rails : [];
  const wish = wishOf(setting, ports, gates, reason.trim());
  const key = wish && JSON.stringify([ends, wish]);
  const foreseen = useForesee(key, (draft) => (wish ? setCell(draft, ends, wish) : undefined));
  const flows = flowsInCell(design, ends);
  const apply = () => {
    if (!wish) return;
    const problem = edit(cellWishText(design, ends, wish), (draft) => setCell(draft, ends, wish));
    if (problem !== undefined) return;
    setSetting('as it is');
    select([...new Set([ends.from, ends.to])]);
  };
  return (
    <div className={cx('editor')}>
      <Segmented<Setting | 'as it is'>
        label="Set the cell"
        value={setting}
        options={[
          { id: 'as it is', label: 'As it is' },
          { id: 'close', label: 'None', isDisabled: flows.length === 0 },
          { id: 'forbid', label: 'Must not' },
          { id: 'only', label: 'Only these' },
          { id: 'all', label: 'All' },
        ]}
        onChange={setSetting}
      />
      {setting === 'close' && <p className={cx('muted')}>Removes {flows.map((f) => f.id).join(', ')}.</p>}
      {setting === 'forbid' && (
        <p className={cx('muted')}>
          Adds a guardrail that holds whatever lower tiers say. Flows stay, and show as conflicts.
        </p>
      )}
      {wider.length > 0 && setting !== 'as it is' && (
        <p className={cx('muted')}>
          {wider.map((g) => g.name).join(' and ')} also stands for its parts, its hosts and what is outside in it.
        </p>
      )}
      {setting === 'only' && <PortsField label="Ports" value={ports} suggestions={[]} onChange={setPorts} />}
      {(setting === 'only' || setting === 'all') && rails.length > 0 && (
        <Checkbox isSelected={isGated} onChange={setGated}>
          {`Cut a gate in ${rails.join(', ')}`}
        </Checkbox>
      )}
      {(setting === 'forbid' || (isGated && wish?.kind === 'open')) && (
        <TextField label="Reason" value={reason} onChange={setReason} />
      )}
      {wish && foreseen && <ForeseenEffect foreseen={foreseen} />}
      {wish && (
        <Button variant="primary" icon="check" isDisabled={foreseen?.kind === 'refused'} onPress={apply}>
          {cellWishText(design, ends, wish)}
        </Button>
      )}
    </div>
  );
}

function wishOf(
  setting: Setting | 'as it is',
  ports: Ports,
  gates: readonly string[],
  reason: string,
): CellWish | undefined {
  const why = reason === '' ? {} : { reason };
  switch (setting) {
    case 'as it is':
      return undefined;
    case 'close':
      return { kind: 'close' };
    case 'forbid':
      return { kind: 'forbid', ...why };
    case 'all':
      return { kind: 'open', ports: 'any', gates, ...why };
    case 'only':
      return ports === 'unconfirmed' ? undefined : { kind: 'open', ports, gates, ...why };
  }
}
