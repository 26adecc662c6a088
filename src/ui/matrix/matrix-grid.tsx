import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { MatrixLook, ViewSide } from '../../state/studio.ts';
import { classes } from '../widgets/classes.ts';
import { INK_TOKENS, lookOf } from './cell-looks.ts';
import { type At, cellAt, type Matrix, moved, within } from './cell-place.ts';
import { axisLabel, cellSentence, isShown } from './cell-words.ts';
import { drawCells, type Scene } from './draw-cells.ts';
import { Headings } from './headings.tsx';
import styles from './matrix.module.css';
import { HEAD_HEIGHT, HEAD_WIDTH, type Sight, useSight } from './use-scene.ts';

const cx = classes(styles);

/** Where the pointer rests. */
export interface Hovered {
  readonly at: At;
  /** In pixels of the window. */
  readonly x: number;
  readonly y: number;
}

export interface MatrixGridProps {
  readonly matrix: Matrix;
  readonly side: ViewSide;
  readonly look: MatrixLook;
  readonly focus: At;
  readonly chosen: At | undefined;
  readonly onFocus: (at: At) => void;
  readonly onChoose: (at: At | undefined) => void;
  readonly onHover: (hovered: Hovered | undefined) => void;
  readonly onZoom: (step: 1 | -1) => void;
}

/** Groups against groups: a canvas of the cells in sight under headings, with one cell that has the keyboard. */
export function MatrixGrid(props: MatrixGridProps) {
  const { matrix, side, look, focus, chosen, onFocus, onChoose, onHover, onZoom } = props;
  const { rows, columns, request } = matrix;
  const { size } = look;
  const scroller = useRef<HTMLDivElement>(null);
  const sight = useSight(scroller);
  const id = useId();
  const last = { row: rows.length - 1, column: columns.length - 1 };
  const cell = cellAt(matrix, focus);
  useInSight(scroller, focus, size);

  const at = (event: PointerEvent): At | undefined => {
    const element = scroller.current;
    if (!element) return undefined;
    const box = element.getBoundingClientRect();
    const x = event.clientX - box.left - HEAD_WIDTH;
    const y = event.clientY - box.top - HEAD_HEIGHT;
    if (x < 0 || y < 0) return undefined;
    const found = { row: Math.floor((y + sight.top) / size), column: Math.floor((x + sight.left) / size) };
    return found.row > last.row || found.column > last.column ? undefined : found;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isFar = event.ctrlKey || event.metaKey;
    if (event.altKey || event.shiftKey) return;
    const page = { row: Math.max(1, Math.floor(sight.height / size) - 1), column: 1 };
    const to = moved(focus, event.key, isFar, page, last);
    if (to) onFocus(within(matrix, to));
    else if (isFar) return;
    else if (event.key === 'Enter' || event.key === ' ') onChoose(focus);
    else if (event.key === 'Escape' && chosen) onChoose(undefined);
    else if (event.key === '+' || event.key === '=') onZoom(1);
    else if (event.key === '-') onZoom(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: only what is in sight is drawn, by hand, which a table cannot do
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      className={cx('grid')}
      aria-label={`${axisLabel(request.rows)} to ${axisLabel(request.columns).toLowerCase()}`}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={`${id}-cell`}
      aria-readonly="true"
      onKeyDown={onKeyDown}
      onPointerMove={(event) => {
        const found = at(event);
        onHover(found && { at: found, x: event.clientX, y: event.clientY });
      }}
      onPointerLeave={() => onHover(undefined)}
      onClick={(event) => {
        const found = at(event as unknown as PointerEvent);
        if (!found) return;
        onFocus(found);
        onChoose(found);
      }}
    >
      <div
        role="presentation"
        className={cx('extent')}
        style={{ width: HEAD_WIDTH + columns.length * size, height: HEAD_HEIGHT + rows.length * size }}
      >
        <div
          role="presentation"
          className={cx('layer')}
          style={{ width: HEAD_WIDTH + sight.width, height: HEAD_HEIGHT + sight.height }}
        >
          <Cells matrix={matrix} side={side} look={look} sight={sight} />
          {chosen && <Frame at={chosen} size={size} sight={sight} kind="chosen" />}
          <Frame at={focus} size={size} sight={sight} kind="focused" />
          <Headings
            matrix={matrix}
            sight={sight}
            size={size}
            focus={focus}
            cell={
              // biome-ignore lint/a11y/useFocusableInteractive: the grid has the keyboard, and says which cell it is at
              // biome-ignore lint/a11y/useSemanticElements: only what is in sight is drawn, by hand, which a table cannot do
              <div
                id={`${id}-cell`}
                role="gridcell"
                aria-colindex={focus.column + 2}
                aria-selected={chosen?.row === focus.row && chosen.column === focus.column}
                className={cx('spoken')}
              >
                {`${rows[focus.row]?.name ?? ''} to ${columns[focus.column]?.name ?? ''}: ${cell ? cellSentence(cell, side) : ''}`}
              </div>
            }
          />
        </div>
      </div>
    </div>
  );
}

/** Scrolls so that the cell with the keyboard can be seen; not at first, when nobody has moved it. */
function useInSight(scroller: { readonly current: HTMLElement | null }, { row, column }: At, size: number): void {
  const first = useRef(true);
  useEffect(() => {
    const element = scroller.current;
    if (first.current) {
      first.current = false;
      return;
    }
    if (!element) return;
    const along = (at: number, from: number, room: number) =>
      at * size < from ? at * size : (at + 1) * size > from + room ? (at + 1) * size - room : from;
    const top = along(row, element.scrollTop, element.clientHeight - HEAD_HEIGHT);
    const left = along(column, element.scrollLeft, element.clientWidth - HEAD_WIDTH);
    if (top !== element.scrollTop || left !== element.scrollLeft) element.scrollTo({ top, left });
  }, [scroller, row, column, size]);
}

interface FrameProps {
  readonly at: At;
  readonly size: number;
  readonly sight: Sight;
  readonly kind: 'focused' | 'chosen';
}

function Frame({ at, size, sight, kind }: FrameProps) {
  const [left, top] = [at.column * size - sight.left, at.row * size - sight.top];
  if (left < -1 || top < -1 || left > sight.width || top > sight.height) return null;
  return (
    <div
      role="presentation"
      className={cx('frame', kind)}
      style={{ left: HEAD_WIDTH + left, top: HEAD_HEIGHT + top, width: size - 1, height: size - 1 }}
    />
  );
}

interface CellsProps {
  readonly matrix: Matrix;
  readonly side: ViewSide;
  readonly look: MatrixLook;
  readonly sight: Sight;
}

function Cells({ matrix, side, look: { size, filter }, sight }: CellsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const looks = useMemo(
    () => matrix.palette.map((cell) => ({ look: lookOf(cell, side), isFaint: !isShown(cell, filter) })),
    [matrix, side, filter],
  );
  const colours = useColours(canvas);
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d', { alpha: false });
    if (!element || !context || !colours || sight.width === 0 || sight.height === 0) return;
    const ratio = window.devicePixelRatio;
    const [width, height] = [Math.round(sight.width * ratio), Math.round(sight.height * ratio)];
    if (element.width !== width) element.width = width;
    if (element.height !== height) element.height = height;
    const [rows, columns] = [matrix.rows.length, matrix.columns.length];
    drawCells(context, { ...sight, size, looks, rows, columns, cells: matrix.cells, colours }, ratio);
  }, [matrix, looks, size, sight, colours]);
  return (
    <canvas
      ref={canvas}
      className={cx('cells')}
      style={{ left: HEAD_WIDTH, top: HEAD_HEIGHT, width: sight.width, height: sight.height }}
    />
  );
}

/**
 * The colours of the theme. Asked for at every frame, they would have the styles of the page worked out anew each time.
 * The theme may change with the system, too, which no store says.
 */
function useColours(canvas: RefObject<Element | null>): Scene['colours'] | undefined {
  const [colours, setColours] = useState<Scene['colours']>();
  useLayoutEffect(() => {
    const look = () => {
      if (canvas.current) setColours(coloursOf(canvas.current));
    };
    look();
    const observer = new MutationObserver(look);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, [canvas]);
  return colours;
}

function coloursOf(element: Element): Scene['colours'] {
  const style = getComputedStyle(element);
  const of = (token: string) => style.getPropertyValue(token).trim();
  return {
    void: of(INK_TOKENS.void),
    none: of(INK_TOKENS.none),
    open: of(INK_TOKENS.open),
    undecided: of(INK_TOKENS.undecided),
    violation: of(INK_TOKENS.violation),
    surplus: of(INK_TOKENS.surplus),
    broken: of(INK_TOKENS.broken),
    opened: of(INK_TOKENS.opened),
    closed: of(INK_TOKENS.closed),
    line: of('--line'),
    ground: of('--surface-canvas'),
    sign: of('--text-strong'),
    gate: of('--text-strong'),
  };
}
