/** The steps of the tour: what each is about, and when it is done. */
import type { PracticeNumber } from '../../state/studio.ts';
import type { TourFacts } from './facts.ts';

export type StepId = 'today' | 'select' | 'reach' | 'say' | 'trace' | 'change' | 'export';

export interface TourStep {
  readonly id: StepId;
  readonly title: string;
  /** Why it matters, in two short sentences. Words in backticks are names. */
  readonly why: string;
  readonly practice: PracticeNumber;
  /** What to do. Words in backticks are names. */
  readonly task: string;
  /** The command whose keys do it. */
  readonly command?: string;
  readonly isDone: (facts: TourFacts) => boolean;
  /** What to look at once it is done. */
  readonly seen: (facts: TourFacts) => string;
}

/** What is said in the sentence bar. */
export const SENTENCE = 'adservice -> redis-cart 6379';

export const STEPS: readonly TourStep[] = [
  {
    id: 'today',
    title: 'Begin with what is enforced',
    why: 'Frames are planes: what serves shoppers, and what watches it. Today shows what their manifests really let through, so that you change only what you have seen.',
    practice: 1,
    task: 'Switch the map to Today.',
    command: 'view.side.today',
    isDone: (f) => f.isToday,
    seen: () => 'A solid blue arrow is wanted and allowed; a broken one, with a bar across, is wanted and blocked.',
  },
  {
    id: 'select',
    title: 'Look at one workload',
    why: 'Each service of an application is a risk of its own. Policy is as good as the answer to one question: who needs to talk to it?',
    practice: 4,
    task: 'Click `frontend` on the map, or find it by name.',
    command: 'view.find',
    isDone: (f) => f.isFrontendSelected,
    seen: () => 'The inspector says how open it is, in and out, and lists its flows.',
  },
  {
    id: 'reach',
    title: 'Ask how far it reaches',
    why: 'Whoever breaks into `frontend` can go wherever policies let it, and on from there. Egress that nobody closed is how data leaves.',
    practice: 7,
    task: 'With `frontend` selected, show its reach.',
    command: 'view.reach',
    isDone: (f) => f.isReachKnown,
    seen: () => 'The inspector lists whom it reaches, at once and in steps. The map dims the rest.',
  },
  {
    id: 'say',
    title: 'Say what is needed',
    why: 'A flow says who needs whom, and on which port. Rules follow from needs, so nobody has to guess later why a port is open.',
    practice: 4,
    task: `Go to the sentence bar, type \`${SENTENCE}\` and press Enter.`,
    command: 'add.sentence',
    isDone: (f) => f.flow !== undefined,
    seen: (f) =>
      f.verdict === 'blocked'
        ? 'It is drawn, and the solver has judged it: blocked. The bar across it says at which end.'
        : 'It is drawn, and wears the verdict of the side on show.',
  },
  {
    id: 'trace',
    title: 'Ask who decides',
    why: 'Policies of different teams stand in one order. A trace shows what each of them said, so that you talk to the right one.',
    practice: 8,
    task: 'With the new flow selected, trace it.',
    command: 'flow.trace',
    isDone: (f) => f.isTraced,
    seen: () => 'The dock shows each tier in its order, the policy that decides, and its line.',
  },
  {
    id: 'change',
    title: 'See what your design changes',
    why: 'In the design, flows decide, and what nobody asked for is closed. Change shows what that opens and closes before a cluster learns of it.',
    practice: 9,
    task: 'Switch the map to Change.',
    command: 'view.side.change',
    isDone: (f) => f.isChangeKnown,
    seen: () => 'Your flow is opened, as wanted. With nothing selected, the inspector lists every change.',
  },
  {
    id: 'export',
    title: 'Read the proof',
    why: 'Export writes the manifests, reads them back and solves them against your drawing. What goes to git is proved, or says where it does not hold.',
    practice: 10,
    task: 'Open the export.',
    command: 'file.export',
    isDone: (f) => f.proof !== undefined,
    seen: (f) =>
      f.proof === 'different'
        ? 'The proof shows each pair that differs, and leads to its trace.'
        : 'That is the whole way: from what is, through what is needed, to manifests with a proof.',
  },
];

/** The step at a place that was kept; the nearest there is. */
export function stepAt(place: number): TourStep {
  const step = STEPS[Math.max(0, Math.min(place, STEPS.length - 1))];
  if (!step) throw new Error('the tour has steps');
  return step;
}
