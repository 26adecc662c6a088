import { type RefObject, useRef, useState } from 'react';
import type { Side } from '../../core/analyses/answers.ts';
import { conflictSubject } from '../../core/design/edits/settle.ts';
import { expiryOf } from '../../core/design/expiry.ts';
import { entity, nameOf } from '../../core/design/lookup.ts';
import type { Design } from '../../core/design/schema.ts';
import { counted } from '../../core/design/thing-words.ts';
import type { JudgedFinding } from '../../core/practices/judged-finding.ts';
import type { CheckAnswer } from '../../core/practices/run-checks.ts';
import type { Packet } from '../../core/solver/types.ts';
import { answerOf } from '../../state/asker.ts';
import { ElementButton } from '../element-button.tsx';
import { removeWithUndo } from '../remove.ts';
import { Said } from '../said.tsx';
import { useStudio, useStudioStore } from '../studio-context.tsx';
import { Badge } from '../widgets/badge.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import { MiddleTruncate } from '../widgets/middle-truncate.tsx';
import { AcceptForm } from './accept-form.tsx';
import { SEVERITY_LOOKS, STATE_LOOKS, witnessText } from './check-words.ts';
import styles from './checks.module.css';
import { FixPart } from './fix-part.tsx';
import { ownerOf } from './shown-checks.ts';

const cx = classes(styles);
/** More elements than this are counted. */
const SHOWN = 8;

export interface FindingItemProps {
  readonly design: Design;
  readonly check: CheckAnswer;
  readonly finding: JudgedFinding;
  readonly side: Side;
  readonly day: string;
  readonly isStale: boolean;
  readonly isOpen: boolean;
  /** In a list of which only a part is drawn: where it stands, and which of how many it is. */
  readonly place?: FindingPlace | undefined;
  readonly onToggle: () => void;
  /** It was mended or accepted, and will go from here. */
  readonly onDone: () => void;
}

/** Where a finding stands in a list of which only a part is drawn. */
export interface FindingPlace {
  readonly top: number;
  readonly index: number;
  readonly of: number;
  readonly ref?: RefObject<HTMLLIElement | null> | undefined;
}

/** A finding: one line, and opened what shows it, what it is about, what mends it, and who may answer for it. */
export function FindingItem({ isOpen, place, onToggle, ...props }: FindingItemProps) {
  const { finding, check } = props;
  const look = finding.accepted
    ? STATE_LOOKS.accepted
    : finding.notEnforceable === undefined
      ? SEVERITY_LOOKS[check.severity]
      : STATE_LOOKS['not enforceable'];
  return (
    <li
      ref={place?.ref}
      className={cx('finding', isOpen && 'is-open')}
      {...(place && { style: { top: place.top }, 'aria-setsize': place.of, 'aria-posinset': place.index + 1 })}
    >
      <button type="button" className={cx('finding-head')} aria-expanded={isOpen} onClick={onToggle}>
        <span className={cx('sign', `is-${look.tone}`)}>
          <Icon name={look.icon} size={12} />
        </span>
        <span className={cx('finding-text')}>
          <Said text={finding.text} />
        </span>
        <span className={cx('chevron')}>
          <Icon name={isOpen ? 'chevron-up' : 'chevron-down'} size={12} />
        </span>
      </button>
      {isOpen && <Opened {...props} />}
    </li>
  );
}

type OpenedProps = Omit<FindingItemProps, 'isOpen' | 'onToggle'>;

function Opened(props: OpenedProps) {
  const { design, check, finding, side, day, isStale, onDone } = props;
  const [isAccepting, setAccepting] = useState(false);
  const toggle = useRef<HTMLButtonElement>(null);
  const things = finding.ids.filter((id) => entity(design, id));
  return (
    <div className={cx('finding-body')}>
      {things.length > 0 && <Things design={design} ids={things} />}
      {finding.notEnforceable !== undefined && (
        <p className={cx('beyond')}>No policy of this target could stop it: {finding.notEnforceable}.</p>
      )}
      {finding.witness && <Witness packet={finding.witness} pairs={finding.pairs} />}
      {finding.accepted && <Answered finding={finding} day={day} />}
      {finding.lapsed !== undefined && <Lapsed design={design} id={finding.lapsed} day={day} />}
      <Ways
        check={check}
        finding={finding}
        things={things}
        acceptRef={toggle}
        isAccepting={isAccepting}
        onAccept={() => setAccepting(!isAccepting)}
      />
      {isAccepting && !finding.accepted && (
        <AcceptForm
          finding={{ check: check.id, subject: finding.subject }}
          owner={things.flatMap((id) => ownerOf(design, id) ?? [])[0] ?? ''}
          day={day}
          isStale={isStale}
          onCancel={() => {
            setAccepting(false);
            toggle.current?.focus();
          }}
          onDone={onDone}
        />
      )}
      {finding.fix && !finding.accepted && (
        <FixPart fix={finding.fix} side={side} design={design} isStale={isStale} onDone={onDone} />
      )}
    </div>
  );
}

/** The connection that shows it. */
function Witness({ packet, pairs = 1 }: { readonly packet: Packet; readonly pairs: number | undefined }) {
  return (
    <p className={cx('witness')}>
      <span className={cx('quiet')}>{pairs > 1 ? `Witness, one of ${counted(pairs, 'pair')}` : 'Witness'}</span>
      <code>{witnessText(packet)}</code>
    </p>
  );
}

interface WaysProps {
  readonly check: CheckAnswer;
  readonly finding: JudgedFinding;
  readonly things: readonly string[];
  readonly acceptRef: RefObject<HTMLButtonElement | null>;
  readonly isAccepting: boolean;
  readonly onAccept: () => void;
}

/** From a finding to the trace, to the map, and to whoever answers for it. */
function Ways({ check, finding: { subject, witness, accepted }, things, acceptRef, isAccepting, onAccept }: WaysProps) {
  const studio = useStudio();
  const { askTrace, select, setView } = studio.actions;
  const dock = useStudioStore('view', (v) => v.dock);
  const conflicts = useStudioStore('analysis', (a) => answerOf(a.conflicts));
  const conflict = check.id === 'CONF-1' ? conflicts?.find((c) => conflictSubject(c) === subject) : undefined;
  // what a persona could write shows in the attack: as things are, a trace would say that it is blocked
  const broken = things.some((id) => id.startsWith('persona:')) ? things.find((id) => id.startsWith('G-')) : undefined;
  return (
    <div className={cx('buttons')}>
      {witness && (
        <Button icon="trace" onPress={() => askTrace(witness)}>
          Trace
        </Button>
      )}
      {things.length > 0 && (
        <Button
          icon="map"
          onPress={() => {
            select(things);
            setView({ pane: 'map' });
          }}
        >
          Show on the map
        </Button>
      )}
      {broken !== undefined && (
        <Button
          icon="proof"
          onPress={() => {
            select([broken]);
            setView({ dialog: 'strength' });
          }}
        >
          Try to break it
        </Button>
      )}
      {conflict && !accepted && (
        <Button
          icon="guardrail"
          onPress={() => setView({ conflict: conflict.key, dock: { ...dock, open: true, tab: 'conflicts' } })}
        >
          Every way out
        </Button>
      )}
      {accepted ? (
        <Button variant="quiet" onPress={() => removeWithUndo(studio, [accepted.id])}>
          Accept no longer
        </Button>
      ) : (
        <Button icon="exception" ref={acceptRef} aria-expanded={isAccepting} onPress={onAccept}>
          Accept…
        </Button>
      )}
    </div>
  );
}

function Things({ design, ids }: { readonly design: Design; readonly ids: readonly string[] }) {
  return (
    <ul className={cx('things')} aria-label="About">
      {ids.slice(0, SHOWN).map((id) => {
        const owner = ownerOf(design, id);
        return (
          <li key={id}>
            <ElementButton ids={[id]} className={cx('thing')}>
              <MiddleTruncate text={nameOf(design, id)} />
            </ElementButton>
            {owner !== undefined && <span className={cx('quiet')}>owned by {owner}</span>}
          </li>
        );
      })}
      {ids.length > SHOWN && <li className={cx('quiet')}>and {ids.length - SHOWN} more</li>}
    </ul>
  );
}

/** Who answers for it, why and until when. */
function Answered({ finding: { accepted }, day }: { readonly finding: JudgedFinding; readonly day: string }) {
  if (!accepted) return null;
  const expiry = expiryOf(accepted.expires, day);
  return (
    <div className={cx('answered')}>
      <p>
        <strong>{accepted.owner}</strong> answers for it,{' '}
        {accepted.expires ? `until ${accepted.expires}` : 'without an end'}
        {expiry && <Badge tone={expiry.isNear ? 'warning' : 'neutral'}>{expiry.words}</Badge>}
      </p>
      <p>{accepted.reason}</p>
    </div>
  );
}

function Lapsed({ design, id, day }: { readonly design: Design; readonly id: string; readonly day: string }) {
  const found = design.acceptances[id];
  if (!found) return null;
  return (
    <p className={cx('lapsed')}>
      <Icon name="warning" size={12} />
      <span>
        {found.owner} answered for it; that {expiryOf(found.expires, day)?.words ?? 'is over'}, so it counts again.
      </span>
    </p>
  );
}
