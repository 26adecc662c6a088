/** The inventory's edit: sets attributes of many things at once, making the zones that are not there yet. */
import {
  type Attribute,
  appLabelOf,
  COLLECTION_OF_ZONES,
  isAxis,
  type Suggestion,
  type ZoneAttribute,
} from '../classify/attributes.ts';
import { canonicalValue, isolationOf, LONGEST_NAME, namesInList, valueProblem } from '../classify/values.ts';
import { labelForZone, zoneNamed, zonesOfAttribute } from '../classify/zones.ts';
import { collectionOf, newId, PREFIXES } from '../handles.ts';
import type { Axis, Design, DesignNamespace, Zone } from '../schema.ts';
import { usualLabel } from './add.ts';
import { type DocumentDraft, designNow, drafted, insert, setFields } from './draft.ts';
import { setIsolation } from './guard.ts';
import { setLabels } from './labels.ts';
import { moveToZone } from './move.ts';
import { forgetPlaces } from './place.ts';

/** One attribute of one thing. */
export interface Assignment {
  /** Id of a namespace, workload, host group or external. */
  readonly id: string;
  readonly attribute: Attribute;
  /** Name of a zone, or the text; several compliance zones are joined by commas. Empty: takes it away. */
  readonly value: string;
  /** The zone that is meant, where more than one has the name. */
  readonly zone?: string | undefined;
  /** Adds a compliance zone to those that are there. */
  readonly adds?: boolean;
}

/** A suggestion as what accepting it does. */
export function accepting({ id, attribute, value, zone }: Suggestion): Assignment {
  return { id, attribute, value, zone, ...(attribute === 'compliance' && { adds: true }) };
}

/**
 * Sets all of them. Zones are found by name or label, else made, with a label of the platform's own where it has one;
 * membership is set as by dropping into the zone on the map. Returns what could not be set, and why.
 */
export function assign(draft: DocumentDraft, assignments: readonly Assignment[]): string[] {
  const work: Work = { draft, zones: new ZoneFinder(draft), moved: new Map() };
  const problems = assignments.flatMap((assignment) => assignOne(work, assignment) ?? []);
  for (const [axis, ids] of work.moved) forgetPlaces(draft, ids, axis);
  return [...new Set(problems)];
}

interface Work {
  readonly draft: DocumentDraft;
  readonly zones: ZoneFinder;
  /** Namespaces that went to another zone. */
  readonly moved: Map<Axis, string[]>;
}

function assignOne(work: Work, assignment: Assignment): string | undefined {
  const { draft, zones } = work;
  const { id, attribute } = assignment;
  const value = assignment.value.trim();
  if (isAxis(attribute)) return toZone(work, id, attribute, zones.find(attribute, value, assignment.zone));
  if (attribute === 'appLabel' || attribute === 'serviceAccount') return ofWorkload(draft, id, attribute, value);
  if (attribute === 'owner') return setOwner(draft, id, value);
  const namespace = drafted(draft, 'namespaces', id);
  if (!namespace) return `\`${id}\` has no ${attribute}`;
  if (attribute === 'compliance') {
    const ids = namesInList(value).flatMap((name) => zones.find(attribute, name, assignment.zone) ?? []);
    setComplianceZones(draft, namespace, assignment.adds ? [...namespace.complianceZones, ...ids] : ids);
    return undefined;
  }
  return ofNamespace(draft, namespace, attribute, value);
}

function toZone({ draft, moved }: Work, id: string, axis: Axis, zone: string | undefined): string | undefined {
  const namespace = drafted(draft, 'namespaces', id);
  if (namespace && namespace[axis] !== zone) {
    const ids = moved.get(axis);
    if (ids) ids.push(id);
    else moved.set(axis, [id]);
  }
  return moveToZone(draft, [id], axis, zone)[0];
}

function ofNamespace(
  draft: DocumentDraft,
  namespace: DesignNamespace,
  attribute: 'app' | 'system' | 'isolation',
  value: string,
): string | undefined {
  const { id } = namespace;
  const problem = valueProblem(attribute, value);
  if (problem !== undefined) return problem;
  if (attribute === 'app') setFields(draft, 'namespaces', id, { app: value || undefined });
  else if (attribute === 'system') namespace.system = canonicalValue(attribute, value) === 'yes';
  else setIsolation(draft, [id], isolationOf(value) ?? 'as-imported');
  return undefined;
}

function setOwner(draft: DocumentDraft, id: string, value: string): string | undefined {
  const problem = valueProblem('owner', value);
  if (problem !== undefined) return problem;
  const collection = collectionOf(id);
  if (collection !== 'namespaces' && collection !== 'externals' && collection !== 'hostGroups')
    return `\`${id}\` has no owner`;
  setFields(draft, collection, id, { owner: value || undefined });
  return undefined;
}

function ofWorkload(
  draft: DocumentDraft,
  id: string,
  attribute: 'appLabel' | 'serviceAccount',
  value: string,
): string | undefined {
  const workload = drafted(draft, 'workloads', id);
  if (!workload) return `\`${id}\` is no workload`;
  if (attribute === 'serviceAccount') {
    const problem = valueProblem(attribute, value);
    if (problem === undefined) workload.serviceAccount = value || 'default';
    return problem;
  }
  const key = appLabelOf(workload.labels)?.key ?? 'app';
  const { [key]: _, ...others } = workload.labels;
  return setLabels(draft, id, value === '' ? others : { ...workload.labels, [key]: value });
}

/** Sets the compliance zones of a namespace; what left a zone loses that zone's label, since membership is the label. */
function setComplianceZones(draft: DocumentDraft, namespace: DesignNamespace, ids: readonly string[]): void {
  for (const old of namespace.complianceZones) {
    const label = drafted(draft, 'complianceZones', old)?.label;
    if (label && !ids.includes(old) && namespace.labels[label.key] === label.value) delete namespace.labels[label.key];
  }
  namespace.complianceZones = [...new Set(ids)];
}

/** The same text for the same label. */
function labelId({ key, value }: Zone['label']): string {
  return `${key}=${value}`;
}

/** What is known of the zones of one attribute. */
interface KnownZones {
  /** Ids by lower-case name. */
  readonly ids: Map<string, string>;
  readonly labels: Set<string>;
}

/** Finds zones by name and makes those that are missing, each once, in about the same time however many there are. */
class ZoneFinder {
  readonly #draft: DocumentDraft;
  /** As it was before the edit: what the platform's labels say does not change while zones are made. */
  readonly #before: Design;
  readonly #known = new Map<ZoneAttribute, KnownZones>();

  constructor(draft: DocumentDraft) {
    this.#draft = draft;
    this.#before = designNow(draft);
  }

  /** The id of a zone; undefined for a name of nothing but spaces. */
  find(attribute: ZoneAttribute, text: string, id?: string): string | undefined {
    const name = text.trim().slice(0, LONGEST_NAME);
    if (name === '' || id !== undefined) return name === '' ? undefined : id;
    const { ids } = this.#zones(attribute);
    const known =
      ids.get(name.toLowerCase()) ?? zoneNamed(this.#before, attribute, name)?.id ?? this.#make(attribute, name);
    ids.set(name.toLowerCase(), known);
    return known;
  }

  #zones(attribute: ZoneAttribute): KnownZones {
    const known = this.#known.get(attribute);
    if (known) return known;
    const labels = new Set(zonesOfAttribute(this.#before, attribute).map((z) => labelId(z.label)));
    const fresh = { ids: new Map<string, string>(), labels };
    this.#known.set(attribute, fresh);
    return fresh;
  }

  /** Without a place: among many that come at once, the map finds room for each round what it holds. */
  #make(attribute: ZoneAttribute, name: string): string {
    const { labels } = this.#zones(attribute);
    const isTaken = (l: Zone['label']) => labels.has(labelId(l));
    const axis = attribute === 'compliance' ? 'compliance zone' : attribute;
    const label = labelForZone(this.#before, attribute, name, isTaken) ?? usualLabel(axis, name, isTaken);
    const collection = COLLECTION_OF_ZONES[attribute];
    const id = newId(this.#draft.design, PREFIXES[collection], name.toLowerCase());
    labels.add(labelId(label));
    return insert(this.#draft, collection, { id, name, label });
  }
}
