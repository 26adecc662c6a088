/** Files that are given to the review: chosen, or dropped on it. */
import { type DragEvent, useState } from 'react';
import type { ReviewSideRef } from '../../state/review.ts';
import { type Given, useDesk } from '../desk.tsx';
import { toast } from '../widgets/toast.tsx';
import { filesName } from './review-words.ts';

/** Reads what was given into a side; says so where there is nothing to read in it. */
export function useReadFiles(): (given: Given) => Promise<ReviewSideRef | undefined> {
  const desk = useDesk();
  return async (given) => {
    const { files, problems } = await desk.readTexts(given);
    const [problem] = problems.filter((p) => p.severity === 'error');
    if (problem) toast({ text: problem.message, tone: 'error' });
    if (files.length > 0) return { kind: 'files', name: filesName(files.map((f) => f.name)), files };
    if (!problem) toast({ text: 'There is no manifest and no design in it', tone: 'error' });
    return undefined;
  };
}

export interface DropHandlers {
  readonly onDragOver: (event: DragEvent) => void;
  readonly onDragLeave: () => void;
  readonly onDrop: (event: DragEvent) => void;
}

/** Files dropped on the review, or on one side of it, are compared, not imported. */
export function useDropped(take: (side: ReviewSideRef) => void): {
  readonly isOver: boolean;
  readonly drop: DropHandlers;
} {
  const readFiles = useReadFiles();
  const [isOver, setOver] = useState(false);
  const held = (event: DragEvent) => {
    event.preventDefault();
    event.stopPropagation();
  };
  const drop: DropHandlers = {
    onDragOver: (event) => {
      held(event);
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event) => {
      held(event);
      setOver(false);
      void readFiles(event.dataTransfer).then((side) => side && take(side));
    },
  };
  return { isOver, drop };
}
