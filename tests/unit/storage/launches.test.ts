import { describe, expect, it } from 'vitest';
import { watchLaunches, type LaunchQueue } from '../../../src/storage/launches';

type Consumer = Parameters<LaunchQueue['setConsumer']>[0];

function watched() {
  const got: unknown[] = [];
  let consumer: Consumer = () => undefined;
  const queue: LaunchQueue = { setConsumer: (given) => (consumer = given) };
  watchLaunches(
    queue,
    (file) => got.push(file),
    (error) => got.push(error),
  );
  return { got, launch: (launch: Parameters<Consumer>[0]) => consumer(launch) };
}

describe('a file the system opens with the app', () => {
  it('is handed on, the first of several', async () => {
    const { got, launch } = watched();
    const [one, two] = [new Blob(['1']), new Blob(['2'])];
    launch({ files: [one, two].map((file) => ({ getFile: () => Promise.resolve(file) })) });
    await Promise.resolve();
    expect(got).toEqual([one]);
  });

  it('that is gone meanwhile is reported', async () => {
    const { got, launch } = watched();
    launch({ files: [{ getFile: () => Promise.reject(new Error('gone')) }] });
    await new Promise((resolve) => setTimeout(resolve));
    expect(got).toEqual([new Error('gone')]);
  });

  it('is none where the app was opened by itself, or the browser opens none', () => {
    const { got, launch } = watched();
    launch({ files: [] });
    launch({});
    watchLaunches(
      undefined,
      () => got.push('x'),
      () => got.push('x'),
    );
    expect(got).toEqual([]);
  });
});
