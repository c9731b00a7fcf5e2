import { describe, expect, it } from 'vitest';
import { DeadlineDesk } from '../../../src/app/deadline-desk.svelte';
import { VersionDesk } from '../../../src/app/version-desk.svelte';
import { VersionKeeper, type KeeperTalk } from '../../../src/app/version-keeper';
import { Recorder } from '../../helpers/desks';
import { FakeWorld } from './world';

const at = (text: string) => new Date(`${text}T12:00`).getTime();

class Keeper extends Recorder {
  readonly made: string[] = [];
  readonly failures: unknown[] = [];
  onDisk = true;
  lacking = false;
  readonly deadlines = new DeadlineDesk(this.records, this.facts);
  readonly versions = new VersionDesk(
    { shared: this.doc, person: () => this.person, now: () => this.time },
    this.facts,
  );
  readonly keeper = new VersionKeeper({
    facts: this.facts,
    records: this.records,
    deadlines: this.deadlines,
    versions: this.versions,
    now: () => this.time,
    onDisk: () => this.onDisk,
    lacking: () => this.lacking,
  });
  readonly talk: KeeperTalk = {
    name: (day) => `Automatica, ${day}`,
    made: ({ name }) => void this.made.push(name),
    failed: (error) => void this.failures.push(error),
  };

  looks = () => this.keeper.look(this.talk);

  get kept() {
    return this.versions.all.map(({ name, setDay }) => [name, setDay]);
  }
}

/** Two who work together, with a version to be saved at each deadline from July on. */
function together(): [Keeper, Keeper] {
  const [anna, bruno] = [new Keeper('Anna', 1), new Keeper('Bruno', 2)];
  anna.time = at('2026-07-01');
  anna.keeper.choose('deadlines');
  anna.meets(bruno);
  return [anna, bruno];
}

const july = ['Automatica, 2026-07-31', '2026-07-31'];

describe('a version made at a set date', () => {
  it('is made once for all, by the first who is there on the day or later', async () => {
    const [anna, bruno] = together();
    anna.time = at('2026-07-30');
    await anna.looks();
    expect(anna.kept).toEqual([]);
    bruno.time = at('2026-08-03');
    await Promise.all([bruno.looks(), bruno.looks()]);
    await bruno.looks();
    expect(bruno.kept).toEqual([july]);
    expect(bruno.made).toEqual([july[0]]);
    anna.time = at('2026-08-04');
    anna.meets(bruno);
    await anna.looks();
    expect(anna.kept).toEqual([july]);
    anna.time = at('2026-11-15');
    await anna.looks();
    expect(anna.kept).toHaveLength(2);
  });

  it('is not made where a colleague’s comes while it is being made', async () => {
    const [anna, bruno] = together();
    for (const who of [anna, bruno]) who.time = at('2026-07-31');
    await bruno.looks();
    const looking = anna.looks();
    anna.meets(bruno);
    await looking;
    expect(anna.kept).toEqual([july]);
  });

  it('may be made twice by two who do not see each other: the same content, by its digest', async () => {
    const [anna, bruno] = together();
    for (const who of [anna, bruno]) who.time = at('2026-08-01');
    await anna.looks();
    await bruno.looks();
    anna.meets(bruno);
    expect(anna.kept).toEqual([july, july]);
    expect(new Set(anna.versions.all.map(({ hash }) => hash)).size).toBe(1);
  });

  it('is not made by a reader, nor before the disk and colleagues have given what they have', async () => {
    const [anna] = together();
    anna.time = at('2026-08-01');
    anna.canEdit = false;
    await anna.looks();
    anna.canEdit = true;
    anna.onDisk = false;
    await anna.looks();
    anna.onDisk = true;
    anna.lacking = true;
    await anna.looks();
    expect(anna.kept).toEqual([]);
    // One who says to have more and never gives it does not hold it up for ever.
    for (let look = 0; look < 10; look++) await anna.looks();
    expect(anna.kept).toEqual([july]);
  });

  it('is not made while what was chosen is to be decided', async () => {
    const [anna, bruno] = together();
    bruno.keeper.choose('never');
    anna.keeper.choose('monthly');
    anna.meets(bruno);
    for (const who of [anna, bruno]) who.time = at('2026-08-01');
    await anna.looks();
    expect(anna.kept).toEqual([]);
    const { chosen } = anna.keeper;
    const monthly =
      chosen.kind === 'disputed' && chosen.choices.find(({ value }) => value === 'monthly');
    if (monthly) anna.keeper.settle(monthly);
    await anna.looks();
    expect(anna.kept).toEqual([['Automatica, 2026-08-01', '2026-08-01']]);
  });

  it('says what stopped it, and is tried again', async () => {
    const [anna] = together();
    anna.time = at('2026-08-01');
    const add = anna.doc.addVersion.bind(anna.doc);
    anna.doc.addVersion = () => {
      throw new Error('refused');
    };
    await anna.looks();
    expect(anna.failures).toHaveLength(1);
    anna.doc.addVersion = add;
    await anna.looks();
    expect(anna.kept).toEqual([july]);
  });

  it('is looked for soon after the opening, then every minute, and no more after the end', () => {
    const [anna] = together();
    const world = new FakeWorld();
    let looked = 0;
    anna.onDisk = false;
    Object.defineProperty(anna.versions, 'canEdit', { get: () => (looked++, false) });
    const end = anna.keeper.watch(world.ports.tick, anna.talk);
    world.pass(9_000);
    expect(looked).toBe(0);
    world.pass(2_000);
    expect(looked).toBe(1);
    world.pass(110_000);
    expect(looked).toBe(3);
    end();
    expect(world.ticking).toBe(0);
  });
});
