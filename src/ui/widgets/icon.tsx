import { ICON_PATHS, type IconName } from './icon-paths.ts';

/** A line icon on a 16 px grid in the colour of its text. Decorative: whatever carries it has the name. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: 12 | 16 | 20 | 24 }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={size > 16 ? 1.25 : 1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={ICON_PATHS[name]} />
    </svg>
  );
}
