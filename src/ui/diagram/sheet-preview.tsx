import { useEffect, useRef, useState } from 'react';
import type { DiagramSheet } from '../../core/analyses/answers.ts';
import { useStudioStore } from '../studio-context.tsx';
import { IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import styles from './diagram.module.css';
import { SheetPlaces } from './sheet-places.tsx';

const cx = classes(styles);

export interface SheetPreviewProps {
  readonly sheet: DiagramSheet;
  readonly index: number;
  readonly of: number;
  /** `Sheet 2 of 7`, as it says of itself. */
  readonly number: string;
  readonly onIndex: (index: number) => void;
  /** The element that was pressed. */
  readonly picked: string | undefined;
  readonly onPick: (element: string) => void;
}

/** Times the size on paper; `fit`: all of it in sight. */
type Zoom = 'fit' | number;

const STEPS: readonly number[] = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4];

/** One sheet as it will be, zoomed and moved about; the keys of the studio's map work here, too. */
export function SheetPreview({ sheet, index, of, number, onIndex, picked, onPick }: SheetPreviewProps) {
  const design = useStudioStore('document', (d) => d.document?.design);
  const url = useObjectUrl(sheet.svg);
  const [zoom, setZoom] = useState<Zoom>('fit');
  const view = useRef<HTMLElement>(null);
  const shown = useRef<HTMLImageElement>(null);
  const wide = (sheet.millimetres.width / 25.4) * 96;
  const ratio = sheet.millimetres.width / sheet.millimetres.height;
  const current = () => (zoom === 'fit' ? (shown.current?.clientWidth ?? wide) / wide : zoom);
  const step = (by: 1 | -1) => setZoom(nextZoom(current(), by));
  useWheelZoom(view, step);
  const go = (to: number) => onIndex(Math.max(0, Math.min(of - 1, to)));
  const onKeyDown = (event: React.KeyboardEvent) => {
    const act = KEYS[event.key];
    if (!act || event.altKey) return;
    event.preventDefault();
    if (act === 'in') step(1);
    else if (act === 'out') step(-1);
    else if (act === 'fit') setZoom('fit');
    else go(act === 'first' ? 0 : act === 'last' ? of - 1 : index + (act === 'next' ? 1 : -1));
  };
  return (
    <>
      <div className={cx('bar')}>
        <IconButton
          icon="chevron-up"
          label="Sheet before"
          keys="PageUp"
          isDisabled={index === 0}
          onPress={() => go(index - 1)}
        />
        <span className={cx('which')} aria-live="polite">
          {number}
          <span className={cx('name')}>{sheet.title}</span>
        </span>
        <IconButton
          icon="chevron-down"
          label="Next sheet"
          keys="PageDown"
          isDisabled={index === of - 1}
          onPress={() => go(index + 1)}
        />
        <span className={cx('space')} />
        <IconButton icon="zoom-out" label="Zoom out" keys="-" onPress={() => step(-1)} />
        <IconButton icon="zoom-in" label="Zoom in" keys="+" onPress={() => step(1)} />
        <IconButton icon="fit" label="Whole sheet" keys="0" isOn={zoom === 'fit'} onPress={() => setZoom('fit')} />
      </div>
      <section
        ref={view}
        className={cx('view')}
        data-fit={zoom === 'fit' || undefined}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={`${number}: ${sheet.title}`}
        onKeyDown={onKeyDown}
      >
        {url && (
          <div
            className={cx('paper')}
            style={{
              aspectRatio: ratio,
              width: zoom === 'fit' ? `min(100cqw, 100cqh * ${ratio})` : wide * zoom,
            }}
          >
            <img ref={shown} className={cx('picture')} src={url} alt={`${sheet.title}, drawn on ${sheet.paper}`} />
            {design && sheet.places && sheet.places.length > 0 && (
              <SheetPlaces key={index} design={design} places={sheet.places} picked={picked} onPick={onPick} />
            )}
          </div>
        )}
      </section>
    </>
  );
}

const KEYS: Readonly<Record<string, 'in' | 'out' | 'fit' | 'next' | 'before' | 'first' | 'last'>> = {
  '+': 'in',
  '=': 'in',
  '-': 'out',
  '0': 'fit',
  PageDown: 'next',
  PageUp: 'before',
  Home: 'first',
  End: 'last',
};

function nextZoom(now: number, by: 1 | -1): number {
  const steps = by > 0 ? STEPS : [...STEPS].reverse();
  return steps.find((s) => (by > 0 ? s > now * 1.02 : s < now * 0.98)) ?? now;
}

/** An address for a picture, as long as it is shown. */
function useObjectUrl(svg: string): string | undefined {
  const [url, setUrl] = useState<string | undefined>(undefined);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [svg]);
  return url;
}

/** The wheel zooms while Ctrl or Cmd is held; browsers make a pinch the same. */
function useWheelZoom(view: React.RefObject<HTMLElement | null>, step: (by: 1 | -1) => void): void {
  const latest = useRef(step);
  useEffect(() => {
    latest.current = step;
  });
  useEffect(() => {
    const element = view.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      if (Math.abs(event.deltaY) > 1) latest.current(event.deltaY < 0 ? 1 : -1);
    };
    // React listens passively, which cannot stop the page from zooming
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [view]);
}
