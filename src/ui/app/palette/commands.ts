/** The commands that the palette finds for what was typed. */
import { type Command, type CommandContext, refusalOf } from '../commands/command.ts';
import { bestMatches } from './elements.ts';

export interface FoundCommand {
  readonly command: Command;
  /** Why it cannot be done now; undefined: it can. */
  readonly refusal: string | undefined;
}

/** Found by what it is always called and by what it is called now. */
function textOf(command: Command, context: CommandContext): string {
  return [command.label, command.labelNow?.(context), command.section].filter((t) => t !== undefined).join(' ');
}

/**
 * Those that fit what was typed, best first, at most `limit`: first what can be done now, then, once something is
 * typed, what cannot, with why. The palette does not offer itself.
 */
export function paletteCommands(
  commands: readonly Command[],
  context: CommandContext,
  query: string,
  limit: number,
): FoundCommand[] {
  const others = commands.filter((c) => c.id !== 'help.palette');
  const all = others.map((command) => ({ command, refusal: refusalOf(command, context) }));
  const find = (found: readonly FoundCommand[], most: number) =>
    bestMatches(found, ({ command }) => textOf(command, context), query, most);
  const can = find(
    all.filter((c) => c.refusal === undefined),
    limit,
  );
  const cannot = all.filter((c) => c.refusal !== undefined);
  return query.trim() === '' ? can : [...can, ...find(cannot, limit - can.length)];
}
