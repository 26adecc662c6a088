import type { FlowAnswer } from '../../core/analyses/answers.ts';
import type { Flow } from '../../core/design/schema.ts';
import { verdictLook } from '../verdict-look.ts';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import styles from './inspector.module.css';

const cx = classes(styles);

export function VerdictSign({ flow, answer }: { readonly flow: Flow; readonly answer: FlowAnswer | undefined }) {
  const { tone, icon } = verdictLook(flow, answer);
  return (
    <span className={cx('sign', tone)}>
      <Icon name={icon} size={12} />
    </span>
  );
}
