import { useDeferredValue, useMemo } from 'react';
import { nameOf } from '../../core/design/lookup.ts';
import { portsLabel } from '../../core/design/ports-text.ts';
import type { Design } from '../../core/design/schema.ts';
import { cutSystemFlows } from '../../core/design/system-flows.ts';
import { numberText } from '../../core/lib/number-text.ts';
import { CommandButton } from '../commands.tsx';
import { classes } from '../widgets/classes.ts';
import styles from './inspector.module.css';
import { Section } from './section.tsx';

const cx = classes(styles);

/** What known systems need and the design cuts: how much, an example, and a way to propose all of it. */
export function SystemsHint({ design }: { readonly design: Design }) {
  const settled = useDeferredValue(design);
  const cut = useMemo(() => cutSystemFlows(settled), [settled]);
  const [first] = cut;
  if (!first) return null;
  const count =
    cut.length === 1
      ? 'A flow that a known system needs is'
      : `${numberText(cut.length)} flows that known systems need are`;
  return (
    <Section title="Known systems">
      <p className={cx('sentence')}>
        {count} not drawn, and the design cuts {cut.length === 1 ? 'it' : 'them'}
        {cut.length === 1 ? ': ' : ', such as '}
        {nameOf(settled, first.from)} → {nameOf(settled, first.to)} {portsLabel([...first.ports])}: {first.reason}.
      </p>
      <div className={cx('actions')}>
        <CommandButton command="flow.systems">Propose all that known systems need</CommandButton>
      </div>
    </Section>
  );
}
