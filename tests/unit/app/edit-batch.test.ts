import { describe, expect, it } from 'vitest';
import { EditBatches } from '../../../src/app/edit-batch';
import type { ActionId } from '../../../src/domain/ids';

const [a, b] = ['7.12.1', '7.12.2'] as ActionId[];

describe('edits of colleagues', () => {
  it('are gathered by person, each note once, and told once', () => {
    const batches = new EditBatches();
    batches.add('Anna', [a!]);
    batches.add('Bruno', [b!]);
    batches.add('Anna', [b!, a!]);
    expect(batches.take()).toEqual([
      { who: 'Anna', actions: [a, b] },
      { who: 'Bruno', actions: [b] },
    ]);
    expect(batches.take()).toEqual([]);
    batches.add('Anna', [b!]);
    expect(batches.take()).toEqual([{ who: 'Anna', actions: [b] }]);
  });
});
