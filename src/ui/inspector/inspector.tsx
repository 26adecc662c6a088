/** What is selected, in detail. */
export function Inspector() {
  return null;
}
