/** Ends as they are written, so that they are read back as the same thing. */
import type { Design } from '../schema.ts';
import { type Named, prefixed, spellings, World } from './names.ts';
import { scan } from './scan.ts';

/** The end of a sentence that stands for a thing of the design, in its shortest form that no other thing answers to. */
export function endText(design: Design, ref: string): string {
  const world = new World(design);
  const thing = world.byRef(ref);
  return thing ? writtenEnd(world, thing) : `@${ref}`;
}

/** The same, of a thing that is known. */
export function writtenEnd(world: World, thing: Named): string {
  for (const spelling of spellings(world.design, thing)) {
    const meant = world.named(spelling);
    const written = meant.length === 1 && meant[0]?.ref === thing.ref ? writtenName(world, spelling) : undefined;
    if (written !== undefined) return written;
  }
  return `@${thing.ref}`;
}

/** A name as one word: as it stands, or in quotes. */
function writtenName(world: World, spelling: string): string | undefined {
  const cut = prefixed(spelling);
  const inQuotes = JSON.stringify(spelling);
  const forms = cut
    ? [spelling, `${spelling.slice(0, -cut.name.length)}${JSON.stringify(cut.name)}`, inQuotes]
    : [spelling, inQuotes];
  return forms.find((form) => isOneWord(world, form, spelling));
}

function isOneWord(world: World, form: string, spelling: string): boolean {
  const [word, ...more] = scan(form);
  if (!word || more.length > 0 || word.text !== spelling || word.isOpen || /[\t\r\n]/.test(form)) return false;
  if (word.kind === 'quoted') return true;
  return word.kind === 'word' && !isMistakable(form) && !world.beginsLongName(form);
}

/** What would be taken for a bullet, a remark, a cell, a number in a list, a handle in front of a sentence, or a port. */
function isMistakable(word: string): boolean {
  const isNumber = /^[\d./:-]+$/.test(word) && !/[/:]./.test(word);
  return isNumber || /^(?:[^\p{L}\p{N}*{]|\*$|F-\d+$|because$)/iu.test(word);
}
