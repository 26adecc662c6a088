/** From an edit of the drawing to its verdicts: compile, write, read back, solve, answer. */
import { answerSide } from '../../core/analyses/side-answer.ts';
import { change, type Document } from '../../core/design/change.ts';
import { addNamespace, addWorkload } from '../../core/design/edits/add.ts';
import { connect, setPorts } from '../../core/design/edits/connect.ts';
import { EMPTY_LAYOUT, emptyDesign } from '../../core/design/empty.ts';
import { prepareDesign, solveSide } from '../../core/pipeline/sides.ts';
import { seeded } from './platforms.ts';

/** A drawn design of that many workloads, ten to a namespace, 1.4 flows each. */
export function drawnDesign(workloads: number): Document {
  const pick = seeded(workloads);
  const start: Document = { design: emptyDesign('Bench'), layout: EMPTY_LAYOUT };
  const [document] = change(start, 'draw', (draft) => {
    const ids: string[] = [];
    for (let s = 0; s * 10 < workloads; s++) {
      const namespace = addNamespace(draft, { name: `team-${s}` });
      for (let w = 0; w < Math.min(10, workloads - s * 10); w++)
        ids.push(addWorkload(draft, { namespace, name: `app-${w}`, labels: { app: `app-${s}-${w}` } }));
    }
    for (let f = 0; f < workloads * 1.4; f++) {
      const [from, to] = [ids[pick(ids.length)] ?? '', ids[pick(ids.length)] ?? ''];
      if (from !== to) connect(draft, from, to, [{ protocol: 'TCP', port: 8000 + pick(50) }]);
    }
  });
  return document;
}

/** Milliseconds from edit to verdicts, one for each of several edits. */
export function timeEdits(document: Document, edits: number): number[] {
  const flows = Object.keys(document.design.flows);
  let now = document;
  answerSide(now.design, solveSide(prepareDesign(now)));
  return Array.from({ length: edits }, (_, i) => {
    const start = performance.now();
    const flow = flows[(i * 7) % flows.length] ?? '';
    [now] = change(now, 'edit', (draft) => {
      setPorts(draft, flow, [{ protocol: 'TCP', port: 9000 + i }]);
    });
    answerSide(now.design, solveSide(prepareDesign(now)));
    return performance.now() - start;
  });
}
