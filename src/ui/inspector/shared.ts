/** The value that all have in common; `undefined` where they differ, or have none. */
export function shared<T>(values: readonly T[]): T | undefined {
  const [first] = values;
  return values.every((v) => v === first) ? first : undefined;
}
