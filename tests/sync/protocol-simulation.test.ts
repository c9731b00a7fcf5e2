import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { protocolTrial } from '../helpers/protocol-trial';
import { VirtualTime } from '../helpers/virtual-time';

describe('whatever breaks, in the end all copies have the same and everything', () => {
  let time: VirtualTime;
  beforeEach(() => {
    time = new VirtualTime();
    time.install();
  });
  afterEach(() => time.restore());

  test.each(Array.from({ length: 10 }, (_, i) => i * 30))('seeds from %i', async (from) => {
    for (let seed = from + 1; seed <= from + 30; seed++) {
      await expect(protocolTrial(time, seed)).resolves.toBeUndefined();
    }
  });
});
