import { useState } from 'react';
import type { EditWay, FileEditAnswer } from '../../core/analyses/file-edit.ts';
import type { Design } from '../../core/design/schema.ts';
import type { Diagnostic } from '../../core/diagnostics.ts';
import { Badge } from '../widgets/badge.tsx';
import { Button, IconButton } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { SplitSeparator } from '../widgets/split-separator.tsx';
import { type TabDefinition, Tabs } from '../widgets/tabs.tsx';
import { DraftPanel } from './draft-panel.tsx';
import type { ShownFile } from './files-model.ts';
import styles from './page.module.css';
import { ProblemPanel } from './problem-panel.tsx';
import type { DraftActions } from './use-draft.ts';

const cx = classes(styles);

type Tab = 'changes' | 'problems';

/** What is known of the draft of the file on show. */
export interface EditState {
  /** The newest answer about this file. */
  readonly answer: FileEditAnswer | undefined;
  /** Whether it is about the text as it stands. */
  readonly isCurrent: boolean;
  readonly error: string | undefined;
}

export interface FileBottomProps {
  readonly design: Design;
  readonly file: ShownFile;
  readonly edit: EditState;
  readonly problems: readonly Diagnostic[];
  readonly draft: DraftActions;
  readonly onApply: (kind: EditWay['kind']) => void;
  readonly onShow: (line: number) => void;
}

const HEIGHT = { min: 96, max: 480 };

/** Under the text: what the draft changes, and what is wrong. Not there where there is neither. */
export function FileBottom({ design, file, edit, problems, draft, onApply, onShow }: FileBottomProps) {
  const [height, setHeight] = useState(200);
  const [isOpen, setOpen] = useState(true);
  const [wanted, setWanted] = useState<Tab>('changes');
  const [kind, setKind] = useState<EditWay['kind'] | undefined>(undefined);
  const isDraft = file.draft !== undefined;
  const isEditable = isDraft && file.origin === 'export';
  if (!isDraft && problems.length === 0) return null;
  const ways = edit.answer?.ways ?? [];
  const way = ways.find((w) => w.kind === kind) ?? ways[0];
  const worst = problems.some((p) => p.severity === 'error') ? 'error' : 'warning';
  const tabs: TabDefinition<Tab>[] = [
    ...(isEditable
      ? [
          {
            id: 'changes' as const,
            label: 'What changes',
            content: <DraftPanel design={design} {...edit} way={way} onWay={setKind} />,
          },
        ]
      : []),
    {
      id: 'problems',
      label: 'Problems',
      badge: problems.length > 0 && (
        <Badge tone={worst} icon={worst}>
          {problems.length}
        </Badge>
      ),
      content: <ProblemPanel problems={problems} onShow={onShow} />,
    },
  ];
  return (
    <section
      className={cx('bottom', !isOpen && 'closed')}
      style={isOpen ? { height } : undefined}
      aria-label="About this file"
    >
      {isOpen && (
        <SplitSeparator
          label="Height of what is said about the file"
          orientation="horizontal"
          value={height}
          {...HEIGHT}
          pane="after"
          onChange={setHeight}
        />
      )}
      <div className={cx('bottomBody')}>
        <Tabs
          label="About this file"
          selected={isEditable ? wanted : 'problems'}
          onSelect={(tab) => {
            setWanted(tab);
            setOpen(true);
          }}
          tabs={tabs}
          actions={
            <>
              {isDraft && (
                <Button variant="quiet" onPress={draft.discard}>
                  Discard
                </Button>
              )}
              {isEditable && (
                <Button
                  variant="primary"
                  isDisabled={!way || !edit.isCurrent || file.isConflict}
                  onPress={() => way && onApply(way.kind)}
                >
                  {way?.kind === 'hand-written' ? 'Keep as hand-written' : 'Apply'}
                </Button>
              )}
              <IconButton
                icon={isOpen ? 'chevron-down' : 'chevron-up'}
                label={isOpen ? 'Close what is said about the file' : 'Open what is said about the file'}
                placement="top"
                onPress={() => setOpen(!isOpen)}
              />
            </>
          }
        />
      </div>
    </section>
  );
}
