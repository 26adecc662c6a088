/** Binds a CSS module: `cx('row', isOpen && 'open')` is the class attribute of an element. */
export function classes(
  styles: Readonly<Record<string, string>>,
): (...names: readonly (string | false | undefined)[]) => string {
  return (...names) =>
    names
      .filter((name) => typeof name === 'string')
      .map((name) => styles[name] ?? name)
      .join(' ');
}
