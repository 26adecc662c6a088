import { adoptablePairs } from '../../core/analyses/adoptable.ts';
import type { FlowAnswer } from '../../core/analyses/answers.ts';
import { adoptPairs } from '../../core/design/edits/connect.ts';
import { addException, isolateWhole } from '../../core/design/edits/guard.ts';
import { entityIn } from '../../core/design/lookup.ts';
import type { Design, DesignNamespace, Flow, Guardrail } from '../../core/design/schema.ts';
import { answerOf } from '../../state/asker.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { useEdit } from '../use-edit.ts';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { blockingNamespaces, guardrailsWithoutGate } from './blockers.ts';
import styles from './inspector.module.css';
import { Section } from './section.tsx';

const cx = classes(styles);

export interface WaysOutProps {
  readonly design: Design;
  readonly flow: Flow;
  readonly answer: FlowAnswer;
}

/** What can be done about a flow that is wanted and blocked. */
export function WaysOut({ design, flow, answer }: WaysOutProps) {
  const wanted = flow.status === 'agreed' || flow.status === 'proposed';
  const conflicts = useStudioStore('analysis', (a) => answerOf(a.conflicts));
  const known = guardrailsWithoutGate(design, flow, answer.blocks);
  const more =
    conflicts?.flatMap((c) => (c.wants === flow.id ? (entityIn(design, 'guardrails', c.forbids) ?? []) : [])) ?? [];
  const guardrails = [...known, ...more.filter((g) => !known.includes(g))];
  const namespaces = blockingNamespaces(design, answer.blocks);
  if (!wanted || (guardrails.length === 0 && namespaces.length === 0)) return null;
  return (
    <Section title="Ways out">
      {guardrails.map((g) => (
        <Grant key={g.id} flow={flow} guardrail={g} />
      ))}
      {namespaces.map((n) => (
        <Manage key={n.id} design={design} namespace={n} />
      ))}
    </Section>
  );
}

function Grant({ flow, guardrail }: { readonly flow: Flow; readonly guardrail: Guardrail }) {
  const edit = useEdit();
  return (
    <div className={cx('way')}>
      <p>
        Guardrail {guardrail.id} “{guardrail.name}”
        {guardrail.owner === undefined ? '' : `, owned by ${guardrail.owner},`} forbids it.
      </p>
      <Button
        icon="exception"
        onPress={() =>
          edit(`Grant ${flow.id} an exception in ${guardrail.id}`, (d) =>
            addException(d, {
              guardrail: guardrail.id,
              from: flow.from,
              to: flow.to,
              ports: flow.ports,
              ...(flow.reason === undefined ? {} : { reason: flow.reason }),
              ...(flow.owner === undefined ? {} : { owner: flow.owner }),
            }),
          )
        }
      >
        {`Grant an exception in ${guardrail.id}`}
      </Button>
    </div>
  );
}

function Manage({ design, namespace }: { readonly design: Design; readonly namespace: DesignNamespace }) {
  const edit = useEdit();
  const { setView } = useActions();
  const today = useStudioStore('analysis', (a) => answerOf(a.today) ?? answerOf(a.design));
  const pairs = today ? adoptablePairs(design, today, namespace.id) : [];
  return (
    <div className={cx('way')}>
      <p>
        Policies kept from the import decide in {namespace.name}. When the design manages it, its flows decide; the{' '}
        {pairs.length} connections that its policies allow now become flows.
      </p>
      <Button
        icon="lock"
        isDisabled={!today || today.traffic.truncated}
        onPress={() => {
          edit(`Let the design manage ${namespace.name}`, (d) => {
            isolateWhole(d, [namespace.id]);
            adoptPairs(d, pairs, `allowed in ${namespace.name} when the design took over`);
          });
          setView({ side: 'design' });
        }}
      >
        {`Let the design manage ${namespace.name}`}
      </Button>
    </div>
  );
}
