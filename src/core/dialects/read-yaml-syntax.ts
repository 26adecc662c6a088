/** The YAML library's errors in our own words: its messages may quote the source, and a source line may be a secret. */
import type { ErrorCode, YAMLParseError, YAMLWarning } from 'yaml';
import { type Problem, tooDeep } from './read-text.ts';

interface Words {
  readonly message: string;
  readonly help?: string;
}

const QUOTE = 'put the value in quotes';
const INDENT = 'line the field up with its neighbours';

const WORDS: Readonly<Partial<Record<ErrorCode, Words>>> = {
  BAD_DQ_ESCAPE: { message: 'a quoted text holds an unknown escape', help: 'write `\\\\` for a backslash' },
  BAD_INDENT: { message: 'the indentation does not fit the lines above', help: INDENT },
  BAD_SCALAR_START: { message: 'a plain value starts with a character that cannot start one', help: QUOTE },
  BAD_ALIAS: { message: 'an alias has no name', help: QUOTE },
  BLOCK_AS_IMPLICIT_KEY: { message: 'a second `:` on one line: a mapping cannot start here', help: QUOTE },
  BLOCK_IN_FLOW: { message: 'a block list or mapping stands inside brackets', help: 'close the bracket first' },
  KEY_OVER_1024_CHARS: { message: 'a key is longer than 1024 characters', help: 'is a bracket or a quote missing?' },
  MISSING_CHAR: { message: 'a `:`, comma, quote or closing bracket is missing', help: 'close what was opened' },
  MULTILINE_IMPLICIT_KEY: { message: 'a key goes over several lines', help: 'is a `:` missing on this line?' },
  MULTIPLE_ANCHORS: { message: 'a value has two anchors' },
  MULTIPLE_TAGS: { message: 'a value has two tags' },
  TAB_AS_INDENT: { message: 'a tab is used for indentation', help: 'indent with spaces' },
  TAG_RESOLVE_FAILED: { message: 'a tag does not fit its value', help: 'remove the tag' },
  UNEXPECTED_TOKEN: { message: 'something unexpected stands here', help: 'is the line above complete?' },
};

/**
 * The problem that a library's error about a text stands for. `base` is added to its offsets. What is missing at the
 * end is said to be missing behind the last word, not on the line after it.
 */
export function syntaxProblem(error: YAMLParseError | YAMLWarning, text: string, base: number): Problem {
  const start = Math.max(0, Math.min(error.pos[0], text.trimEnd().length - 1));
  const at = { start: base + start, end: base + Math.max(Math.min(error.pos[1], text.length), start + 1) };
  if (error.code === 'RESOURCE_EXHAUSTION') return tooDeep(at);
  const words = WORDS[error.code] ?? { message: 'this is not well-formed YAML' };
  return { ...at, code: 'yaml/syntax', severity: 'error', ...words };
}
