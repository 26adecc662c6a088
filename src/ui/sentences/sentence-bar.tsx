import { type ClipboardEvent, type KeyboardEvent, memo, useDeferredValue, useId, useMemo, useState } from 'react';
import type { Design } from '../../core/design/schema.ts';
import { complete } from '../../core/design/sentences/complete.ts';
import { linesOf, parseSentence } from '../../core/design/sentences/parse.ts';
import type { Remark, Sentence } from '../../core/design/sentences/sentence.ts';
import type { Suggestion } from '../../core/design/sentences/suggestion.ts';
import { useActions, useStudio, useStudioStore } from '../studio-context.tsx';
import { Button } from '../widgets/button.tsx';
import { classes } from '../widgets/classes.ts';
import { Icon } from '../widgets/icon.tsx';
import { Keys } from '../widgets/keys.tsx';
import { Echo } from './echo.tsx';
import { ReviewDialog } from './review-dialog.tsx';
import { SaidList, useVerdict, verdictSentence } from './said-list.tsx';
import { SentenceField } from './sentence-field.tsx';
import { actionText, spokenText } from './sentence-words.ts';
import styles from './sentences.module.css';
import { Spoken } from './spoken.tsx';
import { SuggestionList, suggestionId } from './suggestion-list.tsx';
import { homeOf, homeText, nearOf } from './talk.ts';
import { useBarFocus } from './use-focus.ts';
import { type SaidBefore, useSaid } from './use-said.ts';
import { type Typing, useTyping } from './use-typing.ts';

const cx = classes(styles);
const NONE: readonly Suggestion[] = [];

/** The sentence bar over the map: takes flows at talking speed. It keeps what was typed while another view is shown. */
export function SentenceBar() {
  // the map comes first
  const design = useDeferredValue(useStudioStore('document', (d) => d.document?.design));
  const opened = useStudioStore('document', (d) => d.opened);
  return design ? <Bar key={opened} design={design} /> : null;
}

const Bar = memo(function Bar({ design }: { readonly design: Design }) {
  const studio = useStudio();
  const { select, undo } = useActions();
  const isMap = useStudioStore('view', (v) => v.pane === 'map');
  const selection = useStudioStore('selection', (s) => s.ids);
  const [lines, setLines] = useState<readonly string[]>();
  const typing = useTyping();
  const focus = useBarFocus(typing.field);
  const said = useSaid(studio, design);
  const listId = useId();
  const echoId = useId();
  const near = useMemo(() => nearOf(design, selection), [design, selection]);
  const home = useMemo(() => homeText(design, homeOf(design, selection)), [design, selection]);
  const sentence = useMemo(() => parseSentence(typing.text, design, near), [typing.text, design, near]);
  const suggestions = useMemo(
    () => (typing.isListOpen ? complete(typing.text, typing.cursor, design, { ...near, recent: said.recent }) : NONE),
    [typing.isListOpen, typing.text, typing.cursor, design, near, said.recent],
  );
  const isListShown = focus.isActive && suggestions.length > 0;
  const active = typing.active < suggestions.length ? typing.active : -1;
  const submit = () => {
    if (said.add([typing.text])) typing.clear();
    else if (sentence.problems[0]) typing.pointAt(sentence.problems[0]);
  };
  const refocus = () => typing.field.current?.focus();
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const used = pressed(event, { typing, suggestions, active, said, submit, leave: focus.leave });
    if (used) event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = linesOf(event.clipboardData.getData('text/plain'));
    if (pasted.length < 2) return;
    event.preventDefault();
    setLines(pasted);
  };
  const fix = (remark: Remark, text: string) => {
    typing.replace(remark, text);
    refocus();
  };
  const unfinished = isUnfinished(typing, sentence);
  const hasText = typing.text.trim() !== '';
  return (
    <section
      className={cx('bar')}
      aria-label="Sentence bar"
      hidden={!isMap}
      onFocus={focus.onFocus}
      onBlur={focus.onBlur}
    >
      <Icon name="sentence" />
      <SentenceField
        typing={typing}
        sentence={sentence}
        isUnfinished={unfinished}
        listId={listId}
        echoId={echoId}
        activeId={isListShown && active >= 0 ? suggestionId(listId, active) : undefined}
        isListShown={isListShown}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {focus.isActive ? <AddButton sentence={sentence} onAdd={submit} /> : <Keys keys="/" />}
      <div className={cx('panel')} hidden={!focus.isActive || lines !== undefined}>
        <div id={echoId} className={cx('echo')}>
          {hasText ? (
            <Echo sentence={sentence} home={home} isUnfinished={unfinished} isListShown={isListShown} onFix={fix} />
          ) : (
            said.shown.length === 0 && <Teach />
          )}
        </div>
        {isListShown && (
          <SuggestionList id={listId} suggestions={suggestions} active={active} onAccept={typing.accept} />
        )}
        {!hasText && said.shown.length > 0 && (
          <SaidList
            design={design}
            said={said.shown}
            onSelect={({ flows }) => select(flows.filter((id) => Object.hasOwn(design.flows, id)))}
            onUndo={() => {
              undo();
              refocus();
            }}
            onDelete={(one) => {
              said.remove(one);
              refocus();
            }}
          />
        )}
      </div>
      {focus.isActive &&
        (hasText ? <Spoken text={spokenText(sentence, home)} /> : <SpokenVerdict design={design} said={said} />)}
      {lines && (
        <ReviewDialog
          design={design}
          near={near}
          home={home}
          lines={lines}
          onLines={setLines}
          onAdd={(all, left) => {
            said.add(all);
            setLines(left.length > 0 ? left : undefined);
          }}
          onClose={() => setLines(undefined)}
        />
      )}
    </section>
  );
});

/** Does what Enter does, and says what that is. */
function AddButton({ sentence, onAdd }: { readonly sentence: Sentence; readonly onAdd: () => void }) {
  const action = actionText([sentence]);
  return (
    <Button variant="primary" isDisabled={action === ''} onPress={onAdd}>
      {action === '' ? 'Add flow' : action}
    </Button>
  );
}

/** What can be said, as long as nothing was. */
function Teach() {
  return (
    <p className={cx('teach')}>
      From, arrow, to, ports, reason: <code>shop/web -&gt; orders/db 5432 because checkout</code>. A ban:{' '}
      <code>dev/* -x&gt; prod/*</code>. What does not exist yet is made. Paste many lines to look through them first.
    </p>
  );
}

function SpokenVerdict({ design, said }: { readonly design: Design; readonly said: SaidBefore }) {
  const [newest] = said.shown;
  const flow = newest?.flows.length === 1 ? design.flows[newest.flows[0] ?? ''] : undefined;
  const verdict = useVerdict(flow);
  return <Spoken text={flow ? verdictSentence(design, flow, verdict) : newest ? `Added ${newest.text}` : ''} />;
}

/** Whether what is wrong is at the end of the line, where somebody is typing. */
function isUnfinished({ text, cursor, isMeant }: Typing, { problems }: Sentence): boolean {
  const end = text.trimEnd().length;
  return !isMeant && cursor >= end && problems[0] !== undefined && problems[0].end >= end;
}

interface Pressed {
  readonly typing: Typing;
  readonly suggestions: readonly Suggestion[];
  /** The chosen suggestion; -1 for none. */
  readonly active: number;
  readonly said: SaidBefore;
  readonly submit: () => void;
  readonly leave: () => void;
}

/** What a key does in the field; whether it did something. */
function pressed(event: KeyboardEvent, input: Pressed): boolean {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
  const { typing, suggestions, active, said } = input;
  const chosen = suggestions[active];
  switch (event.key) {
    case 'Enter':
      if (chosen) typing.accept(chosen);
      else if (typing.text.trim() !== '') input.submit();
      return true;
    case 'Escape':
      if (suggestions.length > 0) typing.openList(false);
      else input.leave();
      return true;
    case 'ArrowDown':
      if (typing.back > 0) typing.recall(-1, said.texts);
      else if (suggestions.length === 0) typing.openList(true);
      else typing.choose((active + 1) % suggestions.length);
      return true;
    case 'ArrowUp':
      if (active >= 0) typing.choose(active - 1);
      else typing.recall(1, said.texts);
      return true;
    case 'Tab':
      return !event.shiftKey && takeFirst(typing, chosen ?? suggestions[0]);
    default:
      return false;
  }
}

/** Tab completes a word that is begun; elsewhere it moves on, so that nobody is kept in the field. */
function takeFirst(typing: Typing, suggestion: Suggestion | undefined): boolean {
  if (!suggestion || suggestion.range.start === suggestion.range.end) return false;
  typing.accept(suggestion);
  return true;
}
