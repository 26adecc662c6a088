/** Text of the user's in a table or list of Markdown: one line, nothing in it is markup. */
export function markdownText(text: string | undefined): string {
  return (text ?? '')
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>|#~&]/g, (c) => `\\${c}`)
    .trim();
}
