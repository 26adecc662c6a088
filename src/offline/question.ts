/** What the page asks a service worker; it answers through the port that comes with the question. */
export type OfflineQuestion =
  /** Whether the script at an address is of its version. */
  | { readonly kind: 'holds'; readonly url: string }
  /** The page is about to reload: let the newer version take the place of this one, if no other tab runs it. */
  | { readonly kind: 'take over' };
