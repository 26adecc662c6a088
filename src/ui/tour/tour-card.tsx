import { useEffect, useRef, useState } from 'react';
import type { TourPlace } from '../../state/studio.ts';
import { useCommands } from '../commands.tsx';
import { useDesk } from '../desk.tsx';
import { PracticeLink } from '../practice-link.tsx';
import { reportWhenDone } from '../report.ts';
import { say } from '../say.ts';
import { useStudio, useStudioStore } from '../studio-context.tsx';
import { openTourGround } from '../tour-place.ts';
import { Button, IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import { Keys } from '../widgets/keys.tsx';
import { toast } from '../widgets/toast.tsx';
import { Words } from '../widgets/words.tsx';
import type { TourFacts } from './facts.ts';
import { showMe } from './show-me.ts';
import { STEPS, stepAt, type TourStep } from './steps.ts';
import styles from './tour.module.css';
import { useFacts } from './use-facts.ts';

const cx = classes(styles);

/** The tour: one step at a time, beside the view. It takes no focus, and sees by itself what is done. */
export function TourCard() {
  const tour = useStudioStore('preferences', (p) => p.tour);
  return tour ? <Card tour={tour} /> : null;
}

function Card({ tour }: { readonly tour: TourPlace }) {
  const { actions } = useStudio();
  const facts = useFacts();
  const close = () => {
    actions.setPreferences({ tour: { ...tour, isShown: false } });
    toast({ text: 'The tour is put aside', description: 'Go on with it from the main menu or the gallery.' });
  };
  return (
    <section className={cx('card')} aria-label="Tour">
      <header className={cx('head')}>
        <p className={cx('place')}>
          Tour, {tour.step + 1} of {STEPS.length}
        </p>
        <IconButton icon="close" label="Put the tour aside" placement="top" onPress={close} />
      </header>
      {facts.isGround ? <Step tour={tour} facts={facts} /> : <Elsewhere tour={tour} />}
    </section>
  );
}

function Step({ tour, facts }: { readonly tour: TourPlace; readonly facts: TourFacts }) {
  const { actions } = useStudio();
  const step = stepAt(tour.step);
  const isDone = useDone(step, facts);
  const show = useShowMe(step, facts);
  const isLast = tour.step >= STEPS.length - 1;
  const go = (by: number) => actions.setPreferences({ tour: { ...tour, step: tour.step + by } });
  const finish = () => {
    actions.setPreferences({ tour: undefined });
    if (isDone) toast({ text: 'That was the tour', description: 'Take it again from the main menu at any time.' });
  };
  useSpoken(step, isDone);
  return (
    <>
      <h2 className={cx('title')}>{step.title}</h2>
      <p className={cx('why')}>
        <Words>{step.why}</Words>
      </p>
      <PracticeLink key={step.id} practice={step.practice} />
      <div className={cx('task', isDone && 'done')}>
        <Icon name={isDone ? 'check' : 'arrow-right'} />
        <p>
          <Words>{isDone ? step.seen(facts) : step.task}</Words>{' '}
          {!isDone && step.command !== undefined && <KeysOf command={step.command} />}
        </p>
      </div>
      <footer className={cx('foot')}>
        <Button variant="quiet" isDisabled={tour.step === 0} onPress={() => go(-1)}>
          Back
        </Button>
        <span className={cx('end')}>
          <Button isDisabled={isDone} onPress={show}>
            Show me
          </Button>
          <Button variant={isDone ? 'primary' : 'quiet'} onPress={isLast ? finish : () => go(1)}>
            {isLast ? 'Finish' : isDone ? 'Next' : 'Skip'}
          </Button>
        </span>
      </footer>
    </>
  );
}

/** Where another design is open than the one that the tour walks through. */
function Elsewhere({ tour }: { readonly tour: TourPlace }) {
  const desk = useDesk();
  return (
    <>
      <h2 className={cx('title')}>The tour walks through an example</h2>
      <p className={cx('why')}>
        It needs the Online Boutique with its manifests. The design that is open stays in this browser, under recent
        designs of the gallery.
      </p>
      <footer className={cx('foot')}>
        <span className={cx('end')}>
          <Button variant="primary" onPress={() => reportWhenDone(openTourGround(desk, tour))}>
            Open the Online Boutique
          </Button>
        </span>
      </footer>
    </>
  );
}

function KeysOf({ command }: { readonly command: string }) {
  const { keys } = useCommands().offer(command);
  return keys === undefined ? null : (
    <span className={cx('keys')}>
      <Keys keys={keys} />
    </span>
  );
}

/** Whether the step is done. What was seen done once stays so, as when the export is closed again. */
function useDone(step: TourStep, facts: TourFacts): boolean {
  const [seen, setSeen] = useState<ReadonlySet<TourStep>>(new Set());
  const isDone = step.isDone(facts);
  useEffect(() => {
    if (isDone) setSeen((before) => (before.has(step) ? before : new Set(before).add(step)));
  }, [step, isDone]);
  return isDone || seen.has(step);
}

/** Shows how a step is done; what has to wait for an answer is taken up again when that is there. */
function useShowMe(step: TourStep, facts: TourFacts): () => void {
  const studio = useStudio();
  const { offer } = useCommands();
  const [waiting, setWaiting] = useState<TourStep>();
  useEffect(() => {
    if (waiting !== step || !facts.isTraceable) return;
    setWaiting(undefined);
    showMe(step.id, { studio, offer, facts });
  }, [waiting, step, facts, studio, offer]);
  return () => {
    showMe(step.id, { studio, offer, facts });
    if (step.id === 'trace' && !facts.isTraceable) setWaiting(step);
  };
}

/** Says each step, and that it is done, to a screen reader. */
function useSpoken(step: TourStep, isDone: boolean): void {
  const last = useRef<TourStep>(undefined);
  useEffect(() => {
    if (last.current !== step) {
      last.current = step;
      say(`Tour: ${step.title}`);
    } else if (isDone) say(`Tour: ${step.title}, done`);
  }, [step, isDone]);
}
