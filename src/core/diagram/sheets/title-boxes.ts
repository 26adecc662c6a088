/** Where the words of a frame stand, so that arrows and labels keep off them. */
import type { Guardrail } from '../../design/schema.ts';
import type { Box } from '../geometry.ts';
import { fitMiddle, textWidth } from '../text.ts';
import type { Frame } from './picture.ts';

/** A line of a frame's title: what is shown of it and where. */
export interface TitleLine {
  readonly words: string;
  readonly size: number;
  readonly role: 'name' | 'note' | 'wall';
  /** Pixels that it may take. */
  readonly width: number;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly end: boolean;
}

const SIDE = 16;
/** Between a name and its notes. */
export const NOTE_GAP = 12;
const BOLD = 1.06;

/** What a wall says: its guardrails, by name where there is one and room for it. */
function wallWords(walls: readonly Guardrail[], gates: string, room: number): string {
  const [first] = walls;
  if (!first) return '';
  const handles = walls.map((g) => g.id).join(', ');
  const named = walls.length === 1 ? `${first.id} ${first.name}` : handles;
  const few = gates.split(',')[0] ?? '';
  const said = [
    [named, gates],
    [handles, gates],
    [handles, few],
  ].map((parts) => parts.filter((p) => p !== '').join(' · '));
  return said.find((words) => textWidth(words, 11) * BOLD <= room) ?? handles;
}

/** The lines of a frame's title. `gates`: what its wall says of its exceptions. */
export function titleLines(frame: Frame, gates: string): TitleLine[] {
  const { box } = frame;
  if (frame.lane) return laneLines(frame);
  const wall = wallWords(frame.walls, gates, box.width * 0.5);
  const wallWide = wall === '' ? 0 : Math.min(box.width * 0.55, textWidth(wall, 11) * BOLD + 2);
  const nameSize = frame.kind === 'namespace' ? 12 : 13;
  const face = frame.kind === 'namespace' ? 'mono' : 'sans';
  const whole = textWidth(frame.name, nameSize, face) * BOLD;
  const room = box.width - 2 * SIDE - (wallWide > 0 ? wallWide + 12 : 0);
  const nameWide = Math.min(whole, room);
  const lines: TitleLine[] = [
    {
      words: frame.name,
      size: nameSize,
      role: 'name',
      width: nameWide + 1,
      x: box.x + SIDE,
      y: box.y + 26,
      end: false,
    },
  ];
  if (wall !== '')
    lines.push({
      words: wall,
      size: 11,
      role: 'wall',
      width: wallWide,
      x: box.x + box.width - SIDE,
      y: box.y + 26,
      end: true,
    });
  const left = room - nameWide - 14;
  const note = fitting(frame.notes, left);
  if (note !== '')
    lines.push({
      words: note,
      size: 11,
      role: 'note',
      width: left,
      x: box.x + SIDE + nameWide + NOTE_GAP,
      y: box.y + 26,
      end: false,
    });
  return lines;
}

/** As many of the parts, from the first, as there is room for. */
function fitting(parts: readonly string[], room: number): string {
  for (let n = parts.length; n > 0; n--) {
    const words = parts.slice(0, n).join(' · ');
    if (textWidth(words, 11) <= room) return words;
  }
  return '';
}

function laneLines(frame: Frame): TitleLine[] {
  const { box, walls } = frame;
  const inset = walls.length > 0 ? 14 : 8;
  const middle = box.y + box.height / 2;
  return [{ words: frame.name, size: 11, role: 'name', width: 82, x: box.x + inset, y: middle + 4, end: false }];
}

/** The boxes that those lines take. */
export function titleBoxes(frame: Frame, gates: string): Box[] {
  return titleLines(frame, gates).map((line) => {
    const face = frame.kind === 'namespace' && line.role === 'name' ? 'mono' : 'sans';
    const shown = fitMiddle(line.words, line.width, line.size * (line.role === 'note' ? 1 : BOLD), face);
    const width = Math.min(line.width, textWidth(shown, line.size, face) * (line.role === 'note' ? 1 : BOLD));
    return { x: line.end ? line.x - width : line.x, y: line.y - line.size, width, height: line.size + 4 };
  });
}
