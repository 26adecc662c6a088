import { sideOf } from '../state/questions.ts';
import { isOlder, shownNow } from '../state/tries.ts';
import { strengthLook } from './strength-look.ts';
import { useStudioStore } from './studio-context.tsx';
import { Badge } from './widgets/badge.tsx';

export interface StrengthChipsProps {
  readonly guardrail: string;
  /** Only the one that needs a look first. */
  readonly first?: boolean;
}

/** How a guardrail stood each time it was tried on the side on show. */
export function StrengthChips({ guardrail, first = false }: StrengthChipsProps) {
  const all = useStudioStore('analysis', (a) => a.tried);
  const document = useStudioStore('document', (d) => d);
  const side = useStudioStore('view', sideOf);
  const design = document.document?.design;
  if (!design) return null;
  const looks = all
    .filter((t) => t.guardrail === guardrail && t.side === side)
    .map((t) => strengthLook(design, t, isOlder(t, shownNow(document))))
    .sort((a, b) => a.rank - b.rank);
  return (first ? looks.slice(0, 1) : looks).map((look) => (
    <Badge key={look.words} tone={look.tone} icon={look.icon}>
      {look.words}
    </Badge>
  ));
}
