import { type PlatformFile, platformManifests } from './manifests.ts';

/** Every file of the example. */
export async function platformFiles(): Promise<readonly PlatformFile[]> {
  const manifests = platformManifests();
  const index = manifests.map((f) => f.name);
  return [{ name: 'index.json', text: `${JSON.stringify(index)}\n` }, ...manifests];
}
