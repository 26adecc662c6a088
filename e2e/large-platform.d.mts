/** How large a platform is. */
export interface PlatformSize {
  readonly namespaces: number;
  readonly workloads: number;
  readonly policies: number;
  /** Flows against a guardrail each. */
  readonly conflicts?: number;
  /** Of the label standard. */
  readonly labelKeys?: number;
}

/** A platform with walls around its tenants in the Admin tier, and the design that asks for them, as files to import. */
export function largePlatform(size: PlatformSize): { name: string; mimeType: string; buffer: Buffer }[];
