import { useMemo } from 'react';
import type { Attribute, Doubt, Suggestion } from '../../core/design/classify/attributes.ts';
import { nameOf } from '../../core/design/lookup.ts';
import type { Design } from '../../core/design/schema.ts';
import { CompletingInput, type Leaving } from '../widgets/completing-input.tsx';
import { completionsFor } from './completions.ts';

export interface CellEditorProps {
  readonly design: Design;
  readonly id: string;
  readonly attribute: Attribute;
  readonly heading: string;
  readonly isMono: boolean;
  readonly initial: string;
  readonly isTyped: boolean;
  readonly suggestion: Suggestion | undefined;
  readonly doubt: Doubt | undefined;
  readonly onCommit: (value: string, leaving: Leaving) => void;
  readonly onCancel: () => void;
}

/** What is typed into a cell, completed with what there is. */
export function CellEditor(props: CellEditorProps) {
  const { design, id, attribute, heading, suggestion, doubt } = props;
  const complete = useMemo(
    () => completionsFor({ design, attribute, suggestion, doubt }),
    [design, attribute, suggestion, doubt],
  );
  return (
    <CompletingInput
      label={`${heading} of ${nameOf(design, id)}`}
      initial={props.initial}
      typed={props.isTyped}
      complete={complete}
      mono={props.isMono}
      onCommit={props.onCommit}
      onCancel={props.onCancel}
    />
  );
}
