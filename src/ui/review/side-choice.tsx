import { FileTrigger } from 'react-aria-components';
import type { ReviewSideRef } from '../../state/review.ts';
import type { Version } from '../../state/studio-storage.ts';
import { useNow } from '../use-now.ts';
import { clockText } from '../when-text.ts';
import { IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { type Option, Select } from '../widgets/select.tsx';
import styles from './review.module.css';
import { sideName } from './review-words.ts';
import { useDropped, useReadFiles } from './use-given-files.ts';

const cx = classes(styles);
/** More versions are reached through the history. */
const MOST_VERSIONS = 40;

export interface SideChoiceProps {
  readonly label: string;
  readonly side: ReviewSideRef;
  readonly versions: readonly Version[];
  readonly onChange: (side: ReviewSideRef) => void;
}

/** One side of the review: today, the design, a version, or files from anywhere. */
export function SideChoice({ label, side, versions, onChange }: SideChoiceProps) {
  const now = useNow(60_000);
  const readFiles = useReadFiles();
  const { isOver, drop } = useDropped(onChange);
  const options: Option<string>[] = [
    { id: 'today', label: 'Today', description: 'what the imported manifests enforce' },
    { id: 'design', label: 'Design', description: 'what the compiled design enforces' },
    ...(side.kind === 'files' ? [{ id: 'files', label: side.name, description: 'files from outside' }] : []),
    ...(side.kind === 'lost' ? [{ id: 'lost', label: side.name, description: 'to be given again' }] : []),
    ...versions.slice(0, MOST_VERSIONS).flatMap((v) =>
      (['design', 'today'] as const).map((of) => ({
        id: `${of} ${v.id}`,
        label: sideName({ kind: 'version', id: v.id, side: of }, versions),
        description: clockText(v.at, now),
      })),
    ),
  ];
  const choose = (id: string) => {
    const ref = refOf(id);
    if (ref) onChange(ref);
  };
  const take = (files: FileList | null) => {
    if (files && files.length > 0) void readFiles([...files]).then((given) => given && onChange(given));
  };
  return (
    <div className={cx('side', isOver && 'is-over')} {...drop}>
      <Select label={label} value={idOf(side)} options={options} onChange={choose} />
      <FileTrigger allowsMultiple onSelect={take}>
        <IconButton icon="file" label={`${label}: choose files or a zip`} />
      </FileTrigger>
      <FileTrigger acceptDirectory onSelect={take}>
        <IconButton icon="folder" label={`${label}: choose a folder`} />
      </FileTrigger>
    </div>
  );
}

function idOf(side: ReviewSideRef): string {
  return side.kind === 'version' ? `${side.side} ${side.id}` : side.kind;
}

function refOf(id: string): ReviewSideRef | undefined {
  if (id === 'today' || id === 'design') return { kind: id };
  const [, side, number] = /^(today|design) (\d+)$/.exec(id) ?? [];
  return side === undefined ? undefined : { kind: 'version', id: Number(number), side: side as 'today' | 'design' };
}
