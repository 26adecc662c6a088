import type { FlowAnswer } from '../../core/analyses/answers.ts';
import { setFlow, setPorts } from '../../core/design/edits/connect.ts';
import { portsLabel } from '../../core/design/ports-text.ts';
import type { Design, Flow } from '../../core/design/schema.ts';
import { sentenceOf } from '../../core/design/sentences/print.ts';
import { suggestedPorts } from '../../core/design/suggested-ports.ts';
import type { Origin } from '../../core/policy/policy-set.ts';
import { flowAnswer } from '../../state/selectors.ts';
import { CommandButton } from '../commands.tsx';
import { useDesk } from '../desk.tsx';
import { DraftField } from '../draft-field.tsx';
import { PortsField } from '../ports-field.tsx';
import { reportWhenDone } from '../report.ts';
import { useActions, useStudioStore } from '../studio-context.tsx';
import { useEdit } from '../use-edit.ts';
import { verdictLook } from '../verdict-look.ts';
import { Badge } from '../widgets/badge.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { CodeBlock } from '../widgets/code-block.tsx';
import { Select } from '../widgets/select.tsx';
import { OwnerField } from './fields.tsx';
import { endNames } from './flow-words.ts';
import styles from './inspector.module.css';
import { PanelHead } from './panel-head.tsx';
import { Section } from './section.tsx';
import { WaysOut } from './ways-out.tsx';

const cx = classes(styles);
const STATUSES = [
  { id: 'agreed', label: 'agreed', description: 'wanted, and decided' },
  { id: 'proposed', label: 'proposed', description: 'wanted, not decided yet' },
  { id: 'open question', label: 'open question', description: 'drawn only; opens nothing' },
  { id: 'must not', label: 'must not', description: 'forbidden' },
] as const;

export function FlowPanel({ design, flow }: { readonly design: Design; readonly flow: Flow }) {
  const edit = useEdit();
  const desk = useDesk();
  const { askTrace, select } = useActions();
  const side = useStudioStore('view', (v) => v.side);
  const answer = useStudioStore('analysis', flowAnswer(side, flow.id));
  const { from, to } = endNames(design, flow.from, flow.to);
  const witness = answer?.witness;
  const copied = async (text: string) => {
    const outcome = await desk.copy(text);
    return outcome.kind === 'done' ? { ...outcome, text: 'Copied the sentence' } : outcome;
  };
  return (
    <>
      <PanelHead icon="flow" kind={`Flow ${flow.id}`} title={`${from} → ${to}`} subtitle={portsLabel(flow.ports)} />
      <Section title="Verdict">
        <Verdict flow={flow} answer={answer} from={from} to={to} />
        <div className={cx('actions')}>
          <Button icon="trace" isDisabled={!witness} onPress={() => witness && askTrace(witness)}>
            Trace
          </Button>
          <Button variant="quiet" onPress={() => select([flow.from])}>
            Source
          </Button>
          <Button variant="quiet" onPress={() => select([flow.to])}>
            Destination
          </Button>
        </div>
      </Section>
      {answer && <WaysOut design={design} flow={flow} answer={answer} />}
      <Section title="What it asks for">
        <PortsField
          label="Ports"
          value={flow.ports}
          suggestions={suggestedPorts(design, flow.to)}
          onChange={(ports) =>
            edit(`Set the ports of ${flow.id} to ${portsLabel(ports, 3)}`, (d) => setPorts(d, flow.id, ports))
          }
        />
        <Select
          label="Status"
          value={flow.status}
          options={STATUSES}
          onChange={(status) => edit(`Mark ${flow.id} as ${status}`, (d) => setFlow(d, flow.id, { status }))}
        />
      </Section>
      <Section title="As a sentence">
        <CodeBlock label="Sentence" text={sentenceOf(design, flow)} onCopy={(text) => reportWhenDone(copied(text))} />
      </Section>
      <Section title="Who and why">
        <OwnerField collection="flows" id={flow.id} owner={flow.owner} />
        <DraftField
          label="Reason"
          rows={2}
          value={flow.reason ?? ''}
          placeholder="Why it is needed"
          onCommit={(reason) =>
            edit(`Set the reason of ${flow.id}`, (d) => setFlow(d, flow.id, { reason: reason || undefined }))
          }
        />
        <div className={cx('actions')}>
          <CommandButton command="edit.delete">Delete flow</CommandButton>
        </div>
      </Section>
    </>
  );
}

interface VerdictProps {
  readonly flow: Flow;
  readonly answer: FlowAnswer | undefined;
  readonly from: string;
  readonly to: string;
}

function Verdict({ flow, answer, from, to }: VerdictProps) {
  const look = verdictLook(flow, answer);
  const ends = [
    { direction: 'egress', name: from },
    { direction: 'ingress', name: to },
  ] as const;
  return (
    <>
      <p>
        <Badge tone={look.tone} icon={look.icon}>
          {look.words}
        </Badge>
      </p>
      {answer && answer.verdict !== 'nothing to judge' && (
        <ul className={cx('ends')}>
          {ends.map(({ direction, name }) => {
            const blocks = answer.blocks.filter((b) => b.direction === direction);
            return (
              <li key={direction} className={cx('end')}>
                <strong>
                  {direction === 'egress' ? 'Egress of' : 'Ingress of'} {name}
                </strong>
                {blocks.length === 0 && (
                  <p className={cx('quiet')}>{answer.verdict === 'undefined' ? 'does not block' : 'allows it'}</p>
                )}
                {blocks.map((b) => (
                  <p key={b.text}>
                    {b.text}{' '}
                    {b.decision && (
                      <LineLink origin={b.decision.kind === 'rule' ? b.decision.origin : b.decision.origins[0]} />
                    )}
                  </p>
                ))}
              </li>
            );
          })}
        </ul>
      )}
      {answer && answer.reasons.length > 0 && (
        <p className={cx('quiet')}>
          Left open by: {answer.reasons.map((r) => r.replaceAll('-', ' ')).join(', ')}. Trace spells it out.
        </p>
      )}
    </>
  );
}

function LineLink({ origin }: { readonly origin: Origin | undefined }) {
  const { setView } = useActions();
  const place = origin?.place;
  if (!place) return null;
  const line = place.span?.line;
  return (
    <Button
      variant="quiet"
      icon="file"
      onPress={() => setView({ pane: 'files', file: { path: place.file, ...(line === undefined ? {} : { line }) } })}
    >
      {line === undefined ? 'Show the file' : `Line ${line}`}
    </Button>
  );
}
