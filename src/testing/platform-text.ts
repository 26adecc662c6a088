/** Large platforms in the notation of `draw.ts`: the same text for the same figures. */

export interface PlatformFigures {
  readonly namespaces: number;
  readonly workloads: number;
  readonly flows: number;
  /** None: namespaces stand in planes and environments only. */
  readonly tenants: number;
}

const PLANES = ['control', 'data', 'management'];
const STAGES = ['prod', 'staging', 'dev'];

/** Planes, environments, tenants, externals, a host, guardrails with exceptions, and flows from near and far. */
export function platformText({ namespaces, workloads, flows, tenants }: PlatformFigures): string {
  const names = Array.from({ length: namespaces }, (_, i) => `app-${i}-${STAGES[i % 3]}`);
  const homes = Array.from(
    { length: workloads },
    (_, i) => `${names[i % namespaces]}/service-${Math.floor(i / namespaces)}`,
  );
  const planeOf = (i: number) => PLANES[i % 11 === 0 ? 0 : i % 7 === 0 ? 2 : 1];
  // steps that share no factor with the number of workloads visit all of them
  const at = (n: number) => homes[((n % workloads) + workloads) % workloads];
  return [
    'cluster pods 10.244.0.0/16',
    ...PLANES.map((p) => `plane ${p}`),
    ...STAGES.map((e) => `env ${e}`),
    ...Array.from({ length: tenants }, (_, i) => `tenant team-${i}`),
    ...names.map((n, i) => {
      const tenant = tenants === 0 ? '' : ` tenant=team-${Math.floor((i * tenants) / namespaces)}`;
      return `ns ${n} managed plane=${planeOf(i)} env=${STAGES[i % 3]}${tenant}`;
    }),
    ...homes.map((w, i) => `wl ${w} app=a${i} ${8000 + (i % 50)}`),
    'ext partner 203.0.113.0/24',
    'ext net internet',
    'host node 10.0.0.1',
    ...Array.from({ length: flows }, (_, i) => flowLine(i, at, workloads, namespaces)),
    'G-1 separate plane',
    ...(tenants === 0 ? [] : ['G-2 separate tenant']),
    `X-1 of G-1 ns:${names[0]} -> ns:${names[1]} 8001`,
    ...(tenants === 0 ? [] : [`X-2 of G-2 wl:${at(3)} -> wl:${at(workloads - 4)} 8002`]),
  ].join('\n');
}

function flowLine(i: number, at: (n: number) => string | undefined, workloads: number, namespaces: number): string {
  const from = at(i * 7);
  if (i % 17 === 16) return `F-${i + 1} ${from} -> ext:partner 443 because it settles ${i}`;
  if (i % 23 === 22) return `F-${i + 1} ext:net -> ${from} 443 because customers come`;
  // every second one stays within its namespace
  const to = i % 2 === 0 ? at(i * 7 + namespaces) : at(i * 13 + Math.floor(workloads / 2) + 1);
  return `F-${i + 1} ${from} -> ${to === from ? at(i * 7 + 1) : to} ${8000 + (i % 40)} because reason ${i}`;
}
