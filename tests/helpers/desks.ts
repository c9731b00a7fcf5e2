import * as Y from 'yjs';
import { FactDesk } from '../../src/app/fact-desk.svelte';
import { ItemDesk } from '../../src/app/item-desk.svelte';
import { RecordDesk } from '../../src/app/record-desk.svelte';
import { TrackingDesk } from '../../src/app/tracking.svelte';
import { WorkspaceDoc } from '../../src/crdt/workspace-doc';
import type { PersonId } from '../../src/domain/ids';
import type { Person } from '../../src/domain/person';
import { Seeded } from './seeded';

/** One who records, with a document of their own. */
export class Recorder {
  readonly doc = new WorkspaceDoc();
  readonly facts: FactDesk;
  readonly desk: TrackingDesk;
  readonly items: ItemDesk;
  readonly records: RecordDesk;
  readonly person: Person;
  time = 1000;
  canEdit = true;

  constructor(name: string, seed: number) {
    const id = seed.toString(16).padStart(16, '0') as PersonId;
    this.person = { id, name, office: '' };
    this.facts = new FactDesk({
      shared: this.doc,
      person: () => this.person,
      canEdit: () => this.canEdit,
      now: () => this.time++,
      random: new Seeded(seed).bytes,
    });
    this.desk = new TrackingDesk(this.facts);
    this.items = new ItemDesk(this.facts);
    this.records = new RecordDesk(this.facts);
  }

  meets(other: Recorder): void {
    const [mine, theirs] = [this.doc.doc, other.doc.doc];
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine, Y.encodeStateVector(theirs)));
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(mine)));
  }
}
