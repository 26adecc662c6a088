import type { Proof, ProofDifference } from '../../core/analyses/answers.ts';
import { numberText } from '../../core/lib/number-text.ts';
import { useActions } from '../studio-context.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import styles from './export.module.css';

const cx = classes(styles);

const number = (n: number) => numberText(n);

/** Whether the written manifests give exactly the connectivity the design asks for, and if not, where not. */
export function ProofStatement({ proof }: { readonly proof: Proof }) {
  if (proof.kind === 'different') return <Different proof={proof} />;
  if (proof.pairs === 0) return <Nothing />;
  const counts: readonly (readonly [string, number])[] = [
    ['wanted', proof.required],
    ['forbidden', proof.forbidden],
    ['unavoidable', proof.unavoidable],
    ['undeclared', proof.undeclared],
  ];
  return (
    <section className={cx('proof', 'equal')} aria-label="Proof">
      <h3 className={cx('verdict')}>
        <Icon name="proof" size={20} />
        Proved: these manifests give exactly the connectivity that the design asks for
      </h3>
      <dl className={cx('counts')}>
        <div className={cx('count')}>
          <dt>pairs compared</dt>
          <dd>{number(proof.pairs)}</dd>
        </div>
        {counts.map(([label, n]) => (
          <div key={label} className={cx('count')}>
            <dt>{label}</dt>
            <dd>{number(n)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** A proof about nobody would be true, and would say nothing. */
function Nothing() {
  const { setView } = useActions();
  return (
    <section className={cx('proof', 'nothing')} aria-label="Proof">
      <h3 className={cx('verdict')}>
        <Icon name="note" size={20} />
        There is nothing to enforce yet
      </h3>
      <p>
        Draw workloads and the flows between them, or import what a cluster has: their manifests are written and proved
        here.
      </p>
      <div className={cx('begin')}>
        <Button icon="map" onPress={() => setView({ dialog: undefined, pane: 'map' })}>
          Draw on the map
        </Button>
        <Button icon="import" onPress={() => setView({ dialog: 'import' })}>
          Import manifests…
        </Button>
      </div>
    </section>
  );
}

function Different({ proof }: { readonly proof: Extract<Proof, { readonly kind: 'different' }> }) {
  const more = proof.total - proof.differences.length;
  return (
    <section className={cx('proof', 'different')} aria-label="Proof">
      <h3 className={cx('verdict')}>
        <Icon name="cross" size={20} />
        Not proved: {number(proof.total)} of {number(proof.pairs)} pairs differ from the design
      </h3>
      <ul className={cx('differences')}>
        {proof.differences.map((difference) => (
          <Difference
            key={`${difference.witness.from} ${difference.witness.to} ${difference.witness.protocol} ${difference.witness.port}`}
            difference={difference}
          />
        ))}
      </ul>
      {more > 0 && <p>{number(more)} more.</p>}
    </section>
  );
}

function Difference({ difference }: { readonly difference: ProofDifference }) {
  const { askTrace, setView } = useActions();
  const { witness, expected, actual, because } = difference;
  const port = witness.protocol === 'other' ? 'other protocols' : `${witness.protocol.toLowerCase()} ${witness.port}`;
  return (
    <li className={cx('difference')}>
      <span className={cx('words')}>
        <span className={cx('mono')}>
          {witness.from} → {witness.to} {port}
        </span>
        : {actual}, where the design says {expected} ({because})
      </span>
      <Button
        variant="quiet"
        icon="trace"
        onPress={() => {
          setView({ dialog: undefined, side: 'design' });
          askTrace(witness);
        }}
      >
        Trace it
      </Button>
    </li>
  );
}
