/** Which endpoints a solution tells apart. */
import type { Solution } from '../solver/solution.ts';

/** What the solver tells an endpoint by: its columns, and where it runs if there are nodes to tell it from. */
export function likenessOf(solution: Solution): (endpoint: number) => string {
  const places = solution.endpoints.map((_, i) => solution.place(i));
  const hasNodes = places.some((p) => p.actsAs !== undefined);
  return (endpoint) => {
    const lanes = (solution.universe.lanes[endpoint] ?? []).map((l) => `${l.column}.${l.family ?? ''}`).join();
    return hasNodes ? `${lanes} ${JSON.stringify(places[endpoint], nothingAsNull)}` : lanes;
  };
}

function nothingAsNull(_: string, value: unknown): unknown {
  return value === undefined ? null : value;
}
