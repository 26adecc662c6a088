/** Options that several commands share. */
import { type Command, Option } from 'commander';

/** Where the answer goes and how much is said beside it. */
export function withOutput(command: Command, formats: readonly string[]): Command {
  return command
    .addOption(new Option('--format <form>', 'form of the answer').choices([...formats]).default(formats[0]))
    .option('--output <file>', 'write the answer to a file')
    .option('--quiet', 'say nothing but errors')
    .addOption(new Option('--color <when>', 'colour in messages').choices(['auto', 'always', 'never']).default('auto'))
    .option('--strict', 'input errors make the whole input unusable (exit 2)');
}

/** How the solver reads the input. */
export function withSolver(command: Command): Command {
  return command
    .option('--data-plane <name[@version]>', 'who enforces: kubernetes', 'kubernetes')
    .option('--pod-addresses <mode>', 'whether address peers match pods whose address is given: match, ignore', 'match')
    .option('--host-network <mode>', 'host-network pods are judged as their host or like any pod: host, pod', 'host');
}
