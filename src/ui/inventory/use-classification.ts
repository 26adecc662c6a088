/** What the evidence says of the design on show, worked out without holding up the page. */
import { useEffect, useMemo, useState } from 'react';
import { type Classification, classify, classifying } from '../../core/design/classify/suggest.ts';
import type { Design } from '../../core/design/schema.ts';

const NOTHING: Classification = { suggestions: [], doubts: [] };
/** Up to so many namespaces it takes less than a frame. */
const AT_ONCE = 200;
const SLICE_MILLISECONDS = 8;

/** The classification of a design; of a large one the newest that is ready, which may be of the design before. */
export function useClassification(design: Design): Classification {
  const isSmall = Object.keys(design.namespaces).length <= AT_ONCE;
  const now = useMemo(() => (isSmall ? classify(design) : undefined), [design, isSmall]);
  const [ready, setReady] = useState(NOTHING);
  useEffect(() => {
    if (isSmall) return undefined;
    const steps = classifying(design);
    let timer = setTimeout(slice);
    function slice(): void {
      const end = performance.now() + SLICE_MILLISECONDS;
      while (performance.now() < end) {
        const step = steps.next();
        if (!step.done) continue;
        setReady(step.value);
        return;
      }
      timer = setTimeout(slice);
    }
    return () => clearTimeout(timer);
  }, [design, isSmall]);
  return now ?? ready;
}
