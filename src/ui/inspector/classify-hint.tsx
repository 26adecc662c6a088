import type { Axis, Design } from '../../core/design/schema.ts';
import { numberText } from '../../core/lib/number-text.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import styles from './inspector.module.css';
import { Section } from './section.tsx';

const cx = classes(styles);

/** Fewer are put where they belong on the map. */
const WORTH_A_TABLE = 5;

/** After an import: how many namespaces stand nowhere yet, and where to put that right. */
export function ClassifyHint({ design }: { readonly design: Design }) {
  const isImported = useStudioStore('document', (d) => d.today !== undefined);
  const groupBy = useStudioStore('view', (v) => v.groupBy);
  const { setView } = useActions();
  const axis: Axis = groupBy === 'environment' || groupBy === 'tenant' ? groupBy : 'plane';
  const all = Object.values(design.namespaces);
  const loose = all.filter((n) => n[axis] === undefined).length;
  if (!isImported || loose < WORTH_A_TABLE) return null;
  return (
    <Section title="To classify">
      <p className={cx('sentence')}>
        {numberText(loose)} of {numberText(all.length)} namespaces are in no {axis}.
      </p>
      <div className={cx('actions')}>
        <Button icon="inventory" onPress={() => setView({ dock: { open: true, tab: 'inventory', maximised: true } })}>
          Open the inventory
        </Button>
      </div>
    </Section>
  );
}
