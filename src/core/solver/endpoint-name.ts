/** What an endpoint of a solution is called in sentences. */

/** `shop/web`: an endpoint's id without its kind; `host node-1`, `example.com`, a range of addresses. */
export function endpointName(id: string): string {
  return id
    .replace(/\[[A-Za-z]+\]/, '')
    .replace(/^host\//, 'host ')
    .replace(/^domain\//, '');
}
