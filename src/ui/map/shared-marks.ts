/** What the map says of a thing that is shared. */
import type { Design } from '../../core/design/schema.ts';
import { counted } from '../../core/design/thing-words.ts';

/** `shared service redis for 3 consumers`, by the id of what is shared. */
export function sharedMarks({ sharedServices }: Design): Map<string, string> {
  const words = new Map<string, string[]>();
  for (const { target, name, consumers } of Object.values(sharedServices)) {
    const said = `${name} for ${counted(consumers.length, 'consumer')}`;
    words.set(target, [...(words.get(target) ?? []), said]);
  }
  return new Map([...words].map(([id, said]) => [id, `shared service ${said.join(', ')}`]));
}
