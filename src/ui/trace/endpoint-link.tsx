import { inventoryOfDesign } from '../../core/design/inventory.ts';
import { endpointName } from '../../core/solver/endpoint-name.ts';
import { ElementButton } from '../element-button.tsx';
import { useStudioStore } from '../studio-context.tsx';
import { classes } from '../widgets/classes.ts';
import styles from './trace.module.css';

const cx = classes(styles);

/** An end of a trace by its name; what the design draws is selected by a press. `id`: the solver's. */
export function EndpointLink({ id }: { readonly id: string }) {
  const drawn = useStudioStore('document', (d) =>
    d.document ? inventoryOfDesign(d.document.design).designIdOf.get(id as never) : undefined,
  );
  const name = endpointName(id);
  if (drawn === undefined) return name;
  return (
    <ElementButton ids={[drawn]} className={cx('endpoint')} title={`Select ${name}`}>
      {name}
    </ElementButton>
  );
}
