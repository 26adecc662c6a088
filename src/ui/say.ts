/** Says something to a screen reader, where what is seen says it already. */

type Listener = (text: string) => void;

const listeners = new Set<Listener>();

/** Speaks when the screen reader is next quiet. */
export function say(text: string): void {
  for (const listener of listeners) listener(text);
}

/** Hears everything that is said; the function returned ends it. */
export function onSaid(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
