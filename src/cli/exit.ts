/** Exit codes of the command line (`cli.md`). */
export const EXIT = { done: 0, no: 1, unusable: 2, internal: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The input or the call cannot be used: ends the command with exit code 2 and this message. */
export class Unusable extends Error {}
