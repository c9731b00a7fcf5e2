import { describe, expect, test } from 'vitest';
import { protocolTrials } from '../helpers/protocol-trials';

const at = 30;

/** `npm run bench -- protocol` goes through ten thousand more. */
describe('whatever breaks, in the end all copies have the same and everything', () => {
  test.each(Array.from({ length: 10 }, (_, i) => 1 + i * at))('seeds from %i', async (first) => {
    expect((await protocolTrials(first, at)).failed).toEqual([]);
  });
});
