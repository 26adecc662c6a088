/** Finds what may be a service's address in a text. The text itself goes no further. */

/** A host as written, cut at its dots, with the port and scheme beside it. */
export interface HostMention {
  readonly labels: readonly string[];
  readonly port?: number;
  readonly scheme?: string;
  /** The host is all there is: no port, no scheme, one word. */
  readonly bare: boolean;
}

/** Longer texts are scripts or documents, not addresses. */
const MAX_TEXT = 8192;
const HOST = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;

function mentionIn(word: string, alone: boolean): HostMention | undefined {
  const schemeEnd = word.indexOf('://');
  const before = schemeEnd < 0 ? '' : word.slice(0, schemeEnd);
  const scheme = /[a-z][a-z0-9+.-]*$/i.exec(before)?.[0].toLowerCase();
  let rest = schemeEnd < 0 ? word.slice(word.lastIndexOf('=') + 1) : word.slice(schemeEnd + 3);
  rest = rest.split(/[/?#]/, 1)[0] ?? '';
  rest = rest.slice(rest.lastIndexOf('@') + 1);
  const [host = '', digits, ...more] = rest.split(':');
  if (more.length > 0 || (digits !== undefined && !/^[0-9]{1,5}$/.test(digits))) return undefined;
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  if (labels.length > 8 || !labels.every((label) => label.length <= 63 && HOST.test(label))) return undefined;
  const port = digits === undefined ? undefined : Number(digits);
  const bare = port === undefined && !scheme && labels.length === 1;
  if (bare && !alone) return undefined;
  return { labels, bare, ...(port === undefined ? {} : { port }), ...(scheme ? { scheme } : {}) };
}

/**
 * Every host that a text names: a lone word, `host:port`, a dotted name, or the host of a URL, alone or in a list. A word
 * in running text is no host.
 */
export function hostMentions(text: string): HostMention[] {
  if (text.length > MAX_TEXT) return [];
  const words = text.split(/[\s,;|"'`()<>[\]{}]+/).filter((word) => word !== '');
  return words.flatMap((word) => mentionIn(word, words.length === 1) ?? []);
}
