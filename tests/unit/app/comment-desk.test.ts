import { describe, expect, it } from 'vitest';
import { CommentDesk } from '../../../src/app/comment-desk.svelte';
import type { ActionId, PersonId } from '../../../src/domain/ids';
import { isResolved } from '../../../src/domain/thread';
import { Recorder } from '../../helpers/desks';
import { Seeded } from '../../helpers/seeded';

const action = '1.1.1' as ActionId;

class Talker extends Recorder {
  readonly comments = new CommentDesk(this.items);

  get said() {
    return this.comments
      .of(action)
      .map(({ comment, replies }) => [comment, ...replies].map(({ values }) => values.text));
  }
}

const forPerson = (who: Talker, name: string, office = '') =>
  who.comments
    .forPerson({ id: '00000000000000aa' as PersonId, name, office })
    .map(({ comment }) => comment.values.text);

describe('comments', () => {
  it('are answered, resolved and reopened, for all', () => {
    const [anna, bruno] = [new Talker('Anna', 1), new Talker('Bruno', 2)];
    expect(anna.comments.begin(action, '  ', '')).toBe(false);
    expect(anna.comments.begin(action, 'Quando parte la gara?', '')).toBe(true);
    anna.meets(bruno);
    expect(bruno.comments.reply(bruno.comments.of(action)[0]!, 'A marzo', '')).toBe(true);
    bruno.comments.begin(action, 'Manca il parere', '');
    bruno.meets(anna);
    expect(anna.said).toEqual([['Quando parte la gara?', 'A marzo'], ['Manca il parere']]);
    anna.comments.resolve(anna.comments.of(action)[0]!, true);
    anna.meets(bruno);
    for (const who of [anna, bruno]) {
      expect(who.said).toEqual([['Manca il parere'], ['Quando parte la gara?', 'A marzo']]);
      expect(who.comments.of(action).map(isResolved)).toEqual([false, true]);
    }
    bruno.comments.resolve(bruno.comments.of(action)[1]!, false);
    expect(bruno.comments.of(action).map(isResolved)).toEqual([false, false]);
  });

  it('on words of a note keep them, until they are resolved', () => {
    const [anna, bruno] = [new Talker('Anna', 1), new Talker('Bruno', 2)];
    const words = { quote: 'la gara', anchor: 'AAA.BBB' };
    anna.comments.quote(action, words);
    expect(anna.comments.quotings('1.1.2' as ActionId)).toEqual([]);
    expect(anna.comments.quotings(action)).toEqual([{ id: 'draft', ...words }]);
    expect(anna.comments.begin(action, ' ', '')).toBe(false);
    expect(anna.comments.draft(action)).toMatchObject(words);
    anna.comments.begin(action, 'Quando?', '');
    expect(anna.comments.draft(action)).toBeNull();
    anna.comments.begin(action, 'In generale', '');
    anna.meets(bruno);
    const [thread] = bruno.comments.of(action);
    expect(thread!.comment.values).toMatchObject(words);
    expect(bruno.comments.quotings(action)).toEqual([{ id: thread!.comment.id, ...words }]);
    bruno.comments.resolve(thread!, true);
    expect(bruno.comments.quotings(action)).toEqual([]);
  });

  it('with an anchor nobody could have written quote nothing', () => {
    const anna = new Talker('Anna', 1);
    anna.comments.begin(action, 'Eccomi', '');
    const { id } = anna.comments.of(action)[0]!.comment;
    anna.facts.set([
      { subject: id, field: 'quote', value: 'parole' },
      { subject: id, field: 'anchor', value: 'x'.repeat(4000) },
    ]);
    expect(anna.comments.quotings(action)).toEqual([]);
    expect(anna.comments.of(action)[0]!.comment.values.anchor).toBeNull();
  });

  it('are for people and offices, by name, until they are resolved or thrown away', () => {
    const anna = new Talker('Anna', 1);
    anna.comments.begin(action, 'Per Bruno', 'bruno verdi, Ufficio Cultura');
    anna.comments.begin('1.1.2' as ActionId, 'Per nessuno', '');
    anna.comments.reply(anna.comments.of('1.1.2' as ActionId)[0]!, 'E tu, Carla?', 'Carla');
    expect(forPerson(anna, 'Bruno Verdi')).toEqual(['Per Bruno']);
    expect(forPerson(anna, 'Dino', 'Ufficio Cultura')).toEqual(['Per Bruno']);
    expect(forPerson(anna, 'Carla')).toEqual(['Per nessuno']);
    expect(forPerson(anna, '')).toEqual([]);
    anna.comments.resolve(anna.comments.of(action)[0]!, true);
    expect(forPerson(anna, 'Bruno Verdi')).toEqual([]);
    anna.items.throwAway(anna.comments.of('1.1.2' as ActionId)[0]!.comment.id);
    expect(forPerson(anna, 'Carla')).toEqual([]);
    expect(anna.items.bin('1.1.2' as ActionId).map(({ kind }) => kind)).toEqual(['comment']);
  });

  it('are answered while another throws them away: the answer comes back with them', () => {
    const [anna, bruno] = [new Talker('Anna', 1), new Talker('Bruno', 2)];
    anna.comments.begin(action, 'Domanda', '');
    anna.meets(bruno);
    const { comment } = anna.comments.of(action)[0]!;
    anna.items.throwAway(comment.id);
    bruno.comments.reply(bruno.comments.of(action)[0]!, 'Risposta', '');
    anna.meets(bruno);
    expect(anna.said).toEqual([]);
    anna.items.bringBack(comment.id);
    anna.meets(bruno);
    for (const who of [anna, bruno]) expect(who.said).toEqual([['Domanda', 'Risposta']]);
  });

  it('are begun by nobody who may not', () => {
    const reader = new Talker('Lia', 3);
    reader.canEdit = false;
    expect(reader.comments.begin(action, 'Io', '')).toBe(false);
    expect(reader.said).toEqual([]);
  });

  it('are the same for all after any talk, and none is lost', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = new Seeded(seed);
      const people = [1, 2, 3].map((n) => new Talker(`P${n}`, seed * 10 + n));
      const words = new Set<string>();
      for (let step = 0; step < 40; step++) {
        const who = random.pick(people);
        const threads = who.comments.of(action);
        const text = `s${step}`;
        const dice = random.below(5);
        if (dice === 0) who.meets(random.pick(people));
        else if (dice === 1 && threads.length > 0)
          who.comments.resolve(random.pick(threads), random.below(2) === 0);
        else {
          const thread = threads[random.below(threads.length + 1)];
          if (thread) who.comments.reply(thread, text, '');
          else who.comments.begin(action, text, '');
          words.add(text);
        }
      }
      for (let round = 0; round < 2; round++)
        for (const a of people) for (const b of people) if (a !== b) a.meets(b);
      const said = new Set(people.map((who) => JSON.stringify(who.said)));
      expect(said.size, `seed ${seed}`).toBe(1);
      expect(new Set(people[0]!.said.flat()), `seed ${seed}`).toEqual(words);
    }
  }, 30_000);
});
