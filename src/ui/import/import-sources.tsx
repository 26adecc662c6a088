import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { type Given, useDesk } from '../desk.tsx';
import { reportOutcome } from '../report.ts';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { CodeBlock } from '../widgets/code-block.tsx';
import { Icon } from '../widgets/icon.tsx';
import { Notice } from '../widgets/notice.tsx';
import { TextField } from '../widgets/text-field.tsx';
import { toast } from '../widgets/toast.tsx';
import styles from './import.module.css';
import { CORE_COMMAND, CUSTOM_COMMAND } from './kubectl-commands.ts';

const cx = classes(styles);

export interface ImportSourcesProps {
  /** Why the last attempt was not read. */
  readonly error: string | undefined;
  readonly pasted: string;
  readonly onPastedChange: (text: string) => void;
  readonly onReadPasted: () => void;
  readonly onGive: (given: Given) => void;
}

/** The ways in: drop, choose, paste; and the commands that make such a file. */
export function ImportSources(props: ImportSourcesProps) {
  const { error, pasted, onPastedChange, onReadPasted, onGive } = props;
  const desk = useDesk();
  const choose = (files: FileList | null) => files && files.length > 0 && onGive([...files]);
  const copy = async (command: string) => {
    const outcome = await desk.copy(command);
    if (outcome.kind === 'done') toast({ text: 'Copied the command' });
    else reportOutcome(outcome);
  };
  return (
    <div className={cx('sources')}>
      {error !== undefined && (
        <ul className={cx('plain')} role="alert">
          <Notice severity="error">{error}</Notice>
        </ul>
      )}
      <DropArea onGive={onGive}>
        <FileTrigger allowsMultiple onSelect={choose}>
          <Button icon="file">Choose files…</Button>
        </FileTrigger>
        <FileTrigger acceptDirectory onSelect={choose}>
          <Button icon="folder">Choose folder…</Button>
        </FileTrigger>
      </DropArea>
      <section className={cx('section')}>
        <h3>From a cluster</h3>
        <p className={cx('muted')}>
          Run this where kubectl reaches the cluster, then drop the file here. It asks for no Secrets and no ConfigMaps.
        </p>
        <CodeBlock label="Command for the core kinds" text={CORE_COMMAND} onCopy={(c) => void copy(c)} />
        <details className={cx('more')}>
          <summary>Admin and custom policies, Gateway API, Routes</summary>
          <p className={cx('muted')}>Kinds that the cluster does not serve are skipped. Drop both files together.</p>
          <CodeBlock label="Command for custom kinds" text={CUSTOM_COMMAND} onCopy={(c) => void copy(c)} />
        </details>
      </section>
      <section className={cx('section')}>
        <TextField
          label="Or paste YAML or JSON"
          rows={4}
          mono
          value={pasted}
          onChange={onPastedChange}
          placeholder="apiVersion: networking.k8s.io/v1"
        />
        <span>
          <Button isDisabled={pasted.trim() === ''} onPress={onReadPasted}>
            Read pasted text
          </Button>
        </span>
      </section>
    </div>
  );
}

function DropArea({
  onGive,
  children,
}: {
  readonly onGive: (given: Given) => void;
  readonly children: React.ReactNode;
}) {
  const [isOver, setIsOver] = useState(false);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would add a frame to what is only a place to drop
    <div
      role="group"
      aria-label="Files to import"
      className={cx('drop', isOver && 'over')}
      onDragOver={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setIsOver(false);
        onGive(event.dataTransfer);
      }}
    >
      <Icon name="import" size={20} />
      <p>Drop files, folders or a zip here</p>
      <div className={cx('buttons')}>{children}</div>
    </div>
  );
}
