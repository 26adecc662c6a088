import { useRef, useState } from 'react';
import type { SheetPlace } from '../../core/analyses/answers.ts';
import { entityIn, nameOf } from '../../core/design/lookup.ts';
import type { Design } from '../../core/design/schema.ts';
import { kindWord } from '../../core/design/thing-words.ts';
import { classes } from '../widgets/classes.ts';
import styles from './diagram.module.css';

const cx = classes(styles);

export interface SheetPlacesProps {
  readonly design: Design;
  readonly places: readonly SheetPlace[];
  /** The element that is told of beside the sheet. */
  readonly picked: string | undefined;
  readonly onPick: (element: string) => void;
}

/** Elements on a sheet, pressed where they stand. One stop of the tab key; arrows lead from one to the next. */
export function SheetPlaces({ design, places, picked, onPick }: SheetPlacesProps) {
  const root = useRef<HTMLFieldSetElement>(null);
  const [at, setAt] = useState(0);
  const stop = Math.min(at, places.length - 1);
  const onKeyDown = (event: React.KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = Math.max(0, Math.min(places.length - 1, stop + by));
    setAt(next);
    root.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <fieldset ref={root} className={cx('places')} aria-label="Elements on the sheet" onKeyDown={onKeyDown}>
      {places.map(({ element, box }, i) => {
        const words = elementWords(design, element);
        return (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: an element may stand on a sheet more than once
            key={i}
            type="button"
            className={cx('place')}
            tabIndex={i === stop ? 0 : -1}
            title={words}
            aria-label={words}
            aria-pressed={element === picked}
            style={{
              left: share(box.x),
              top: share(box.y),
              width: share(box.width),
              height: share(box.height),
            }}
            onClick={() => {
              setAt(i);
              onPick(element);
            }}
          />
        );
      })}
    </fieldset>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function share(of: number): string {
  return `${of * 100}%`;
}

/** `guardrail G-1: Planes stay apart`, `tenant Payments`. */
export function elementWords(design: Design, element: string): string {
  const guardrail = entityIn(design, 'guardrails', element);
  const name = guardrail ? `${element}: ${guardrail.name}` : nameOf(design, element);
  return `${kindWord(element)} ${name}`;
}
