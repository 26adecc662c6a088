import { useState } from 'react';
import { addCluster, addPlacement, placeEnvironments, placeText } from '../../core/design/edits/placements.ts';
import { rename } from '../../core/design/edits/rename.ts';
import { nameOf } from '../../core/design/lookup.ts';
import { compareNatural } from '../../core/design/natural-order.ts';
import { DRAWN, type PlacementOption, placementsOf } from '../../core/design/placements.ts';
import type { Design } from '../../core/design/schema.ts';
import { counted } from '../../core/design/thing-words.ts';
import { DraftField } from '../draft-field.tsx';
import { removeWithUndo } from '../remove.ts';
import { useStudio } from '../studio-context.tsx';
import { useEdit } from '../use-edit.ts';
import { Button, IconButton } from '../widgets/button.tsx';
import { Checkbox } from '../widgets/checkbox.tsx';
import { classes } from '../widgets/classes.ts';
import { EmptyState } from '../widgets/empty-state.tsx';
import { MenuButton, MenuItem } from '../widgets/menu.tsx';
import { Select } from '../widgets/select.tsx';
import styles from './governance.module.css';

const cx = classes(styles);
const OPEN = 'open';

/** Environments on clusters: as drawn, and the other ways that checks cover. */
export function Placements({ design }: { readonly design: Design }) {
  const edit = useEdit();
  const [marked, setMarked] = useState<readonly string[]>([]);
  const environments = Object.values(design.environments).sort((a, b) => compareNatural(a.name, b.name));
  const clusters = Object.values(design.clusters);
  const placements = placementsOf(design);
  const chosen = environments.filter((e) => marked.includes(e.id)).map((e) => e.id);
  const place = (placement: PlacementOption, ids: readonly string[], cluster: string | undefined) => {
    const inside = placement.id === DRAWN ? '' : ` in ${placement.name}`;
    edit(`${placeText(design, ids, cluster)}${inside}`, (d) => placeEnvironments(d, placement.id, ids, cluster));
  };
  if (environments.length === 0)
    return (
      <EmptyState icon="group" title="No environments to place yet">
        Add environments under Memberships. Each is then placed on a cluster here; dev and test in one cluster, or in
        two, is one choice, and every check runs for every placement.
      </EmptyState>
    );
  return (
    <div className={cx('placements')}>
      <div className={cx('tools')}>
        <span>
          {counted(environments.length, 'environment')} on {counted(clusters.length, 'cluster')}
        </span>
        <Button icon="add" onPress={() => edit('Add a cluster', (d) => addCluster(d, 'cluster'))}>
          Add cluster
        </Button>
        <Button icon="add" onPress={() => edit('Add a placement', (d) => void addPlacement(d))}>
          Add placement
        </Button>
      </div>
      <table className={cx('table')} aria-label="Environments on clusters">
        <thead>
          <tr>
            <th scope="col">Environment</th>
            {placements.map((p) => (
              <th key={p.id} scope="col">
                <ColumnHead
                  design={design}
                  placement={p}
                  marked={chosen}
                  onPlace={(cluster) => place(p, chosen, cluster)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {environments.map((e) => (
            <tr key={e.id}>
              <th scope="row">
                <Checkbox
                  isSelected={marked.includes(e.id)}
                  onChange={(on) => setMarked(on ? [...marked, e.id] : marked.filter((m) => m !== e.id))}
                >
                  {e.name}
                </Checkbox>
              </th>
              {placements.map((p) => (
                <td key={p.id}>
                  <Select
                    label={`${e.name}, ${p.name}`}
                    hideLabel
                    value={p.clusters[e.id] ?? OPEN}
                    options={[{ id: OPEN, label: 'not said' }, ...clusters.map((c) => ({ id: c.id, label: c.name }))]}
                    onChange={(next) => place(p, [e.id], next === OPEN ? undefined : next)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadProps {
  readonly design: Design;
  readonly placement: PlacementOption;
  readonly marked: readonly string[];
  readonly onPlace: (cluster: string) => void;
}

/** The name of a placement, and what to do with the environments that are ticked. */
function ColumnHead({ design, placement, marked, onPlace }: HeadProps) {
  const edit = useEdit();
  const studio = useStudio();
  const { id, name } = placement;
  const clusters = Object.values(design.clusters);
  const names = marked.map((m) => nameOf(design, m)).join(', ');
  return (
    <div className={cx('column-head')}>
      {id === DRAWN ? (
        <span>{name}</span>
      ) : (
        <DraftField
          label={`Name of placement ${name}`}
          hideLabel
          value={name}
          onCommit={(text) => edit(`Rename ${name} to ${text}`, (d) => rename(d, id, text))}
        />
      )}
      {id !== DRAWN && (
        <IconButton icon="delete" label={`Delete placement ${name}`} onPress={() => removeWithUndo(studio, [id])} />
      )}
      {marked.length > 1 && clusters.length > 0 && (
        <MenuButton
          label={`Place ${names}, ${name}`}
          trigger={<Button opens>{`Place ${marked.length} together`}</Button>}
        >
          {clusters.map((c) => (
            <MenuItem key={c.id} onAction={() => onPlace(c.id)}>
              {`On ${c.name}`}
            </MenuItem>
          ))}
        </MenuButton>
      )}
    </div>
  );
}
