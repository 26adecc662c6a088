/** What stands in front of a sentence and is no part of it, and lines that are none. */

/**
 * Signs of a list, numbers of lines, boxes to tick, and the handle of a flow as exports write it. Before an arrow, `*`
 * is every pod.
 */
const LEAD = /^\s*(?:(?:[-*+•‣▪·>]|\d{1,4}[.)]|\[[ xX]?\]|F-\d{1,6}:?)\s+(?![-–—=]+>|[→⇒<]))*/;

/** How many characters stand in front of the sentence. */
export function leadOf(line: string): number {
  return LEAD.exec(line)?.[0].length ?? 0;
}

/** Whether nothing is said: a comment, a fence, a rule. */
export function isRemark(said: string): boolean {
  return /^(?:#|\/\/|```|~~~|<!--|[-=_*]{3,}\s*$)/.test(said);
}
