import { useState } from 'react';
import type { Broken, Drill, DrillAnswer, DrillEnd, DrillPairs, DrillStep } from '../../core/analyses/drills/answer.ts';
import { nameOf } from '../../core/design/lookup.ts';
import type { Design } from '../../core/design/schema.ts';
import { numberText } from '../../core/lib/number-text.ts';
import { describeConnections } from '../../core/policy/connection-set.ts';
import { ElementButton } from '../element-button.tsx';
import { useActions } from '../studio-context.tsx';
import { Badge } from '../widgets/badge.tsx';
import { Button, IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { drillSentence, drillTitle } from './drill-words.ts';
import styles from './drills.module.css';

const cx = classes(styles);
/** Rows that are drawn before more are asked for. */
const FIRST = 60;

export interface DrillResultProps {
  readonly design: Design;
  readonly answer: DrillAnswer;
  readonly isStale: boolean;
}

/** What the drill came to: guarantees first, then zones, then each end or pair. */
export function DrillResult({ design, answer, isStale }: DrillResultProps) {
  const { broken, zones, reached, reachedBy, opened, closed, limits, drill, guarantees } = answer;
  return (
    <div className={cx('answer', isStale && 'stale')}>
      <header>
        <h2>{drillTitle(design, drill)}</h2>
        <p className={cx('sentence')}>{drillSentence(answer)}</p>
      </header>
      {guarantees === 'judged' && (
        <BrokenList broken={broken} title={isAttack(drill) ? 'Broken or got around' : 'No longer holds'} />
      )}
      {zones.length > 0 && (
        <section aria-label="Zones in reach" className={cx('part')}>
          <h3>Zones in reach</h3>
          <ul className={cx('zones')}>
            {zones.map((z) => (
              <li key={z.id}>
                <ElementButton ids={[z.id]} className={cx('zone')}>
                  <span>{nameOf(design, z.id)}</span>
                  <span className={cx('side')}>
                    {numberText(z.reached)} of {numberText(z.of)}
                  </span>
                  <span className={cx('bar')} aria-hidden="true">
                    <span style={{ inlineSize: `${(z.reached / Math.max(1, z.of)) * 100}%` }} />
                  </span>
                </ElementButton>
              </li>
            ))}
          </ul>
        </section>
      )}
      {reached.length > 0 && <Steps title="In reach" steps={reached} />}
      {reachedBy.length > 0 && <Steps title="Reach it" steps={reachedBy} />}
      <Pairs title="Opens" pairs={opened} />
      <Pairs title="Closes" pairs={closed} />
      {limits.length > 0 && (
        <ul className={cx('limits')} aria-label="What the answer leaves out">
          {limits.map((l) => (
            <li key={l}>{l}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

const isAttack = (drill: Drill) => drill.kind === 'compromise' || drill.kind === 'compromise label';

const BROKEN_KINDS: Readonly<Record<Broken['kind'], string>> = {
  guardrail: 'Guardrail',
  flow: 'Flow',
  check: 'Check',
};

function BrokenList({ broken, title }: { readonly broken: readonly Broken[]; readonly title: string }) {
  const [all, setAll] = useState(false);
  if (broken.length === 0)
    return (
      <p className={cx('holds')}>
        <Badge tone="allowed" icon="check">
          No guarantee breaks
        </Badge>
      </p>
    );
  const shown = all ? broken : broken.slice(0, FIRST);
  return (
    <section aria-label={title} className={cx('part')}>
      <h3>
        {title} {numberText(broken.length)}
      </h3>
      <ul className={cx('rows')}>
        {shown.map((b) => (
          <li key={`${b.kind} ${b.id} ${b.text}`} className={cx('broken')}>
            <Badge tone="blocked">{BROKEN_KINDS[b.kind]}</Badge>
            {b.kind === 'check' ? (
              <span className={cx('handle')}>{b.id}</span>
            ) : (
              <ElementButton ids={[b.id]} className={cx('handle', 'link')}>
                {b.id}
              </ElementButton>
            )}
            <span className={cx('broken-text')}>
              {b.text}
              {b.pairs !== undefined && b.kind !== 'check' && (
                <span className={cx('side')}>, {b.pairs === 1 ? '1 pair' : `${numberText(b.pairs)} pairs`}</span>
              )}
              {b.path.length > 0 && <Path path={b.path} />}
            </span>
          </li>
        ))}
      </ul>
      {broken.length > shown.length && (
        <Button variant="quiet" onPress={() => setAll(true)}>
          {`Show ${numberText(broken.length - shown.length)} more`}
        </Button>
      )}
    </section>
  );
}

/** The ends of a way in order, each to be selected. */
function Path({ path }: { readonly path: readonly DrillEnd[] }) {
  return (
    <span className={cx('path')}>
      {path.map((end, i) => (
        <span key={`${end.id} ${end.label}`}>
          {i > 0 && ' → '}
          <ElementButton ids={[end.id]} className={cx('end')}>
            {end.label}
          </ElementButton>
        </span>
      ))}
    </span>
  );
}

function Steps({ title, steps }: { readonly title: string; readonly steps: readonly DrillStep[] }) {
  const [all, setAll] = useState(false);
  const { askTrace } = useActions();
  const shown = all ? steps : steps.slice(0, FIRST);
  return (
    <section aria-label={title} className={cx('part')}>
      <h3>
        {title} {numberText(steps.length)}
      </h3>
      <ul className={cx('rows')}>
        {shown.map(({ id, label, hops, via, may, packet }) => (
          <li key={id} className={cx('step')}>
            <span className={cx('hops')} title={hops === 1 ? 'at once' : `in ${hops} hops`}>
              {hops}
            </span>
            <ElementButton ids={[id]} className={cx('end')}>
              {label}
            </ElementButton>
            <span className={cx('side')}>
              {describeConnections({ ...may, other: false })}
              {hops > 1 && `, over ${via.label}`}
            </span>
            {packet && (
              <IconButton icon="trace" label={`Trace ${via.label} → ${label}`} onPress={() => askTrace(packet)} />
            )}
          </li>
        ))}
      </ul>
      {steps.length > shown.length && (
        <Button variant="quiet" onPress={() => setAll(true)}>
          {`Show ${numberText(steps.length - shown.length)} more`}
        </Button>
      )}
    </section>
  );
}

function Pairs({ title, pairs }: { readonly title: string; readonly pairs: DrillPairs }) {
  if (pairs.count === 0) return null;
  return (
    <section aria-label={title} className={cx('part')}>
      <h3>
        {title} {numberText(pairs.count)}
      </h3>
      <ul className={cx('rows')}>
        {pairs.first.map(({ from, to, at }) => (
          <li key={`${from.id} ${from.label} ${to.id} ${to.label}`} className={cx('step')}>
            <Path path={[from, to]} />
            <span className={cx('side')}>{describeConnections({ ...at, other: false })}</span>
          </li>
        ))}
      </ul>
      {pairs.count > pairs.first.length && (
        <p className={cx('quiet')}>and {numberText(pairs.count - pairs.first.length)} more pairs</p>
      )}
    </section>
  );
}
