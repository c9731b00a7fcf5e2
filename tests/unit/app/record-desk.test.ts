import { expect, test } from 'vitest';
import { parseRecordSubject, recordValue, type RecordId } from '../../../src/domain/shared-record';
import { Recorder } from '../../helpers/desks';

const going = 'going' as RecordId;

test('a record reaches a colleague, in the order in which records were begun', () => {
  const [anna, bruno] = [new Recorder('Anna', 1), new Recorder('Bruno', 2)];
  const [first, second] = [anna.records.newId(), anna.records.newId()];
  anna.records.set('view', first, { name: 'Le mie', query: 'stato=in-corso' });
  anna.records.set('view', second, { name: 'Scadute' });
  anna.records.set('state', going, { name: 'Avviata' });
  anna.meets(bruno);
  expect(bruno.records.all('view').map((view) => recordValue(view, 'name'))).toEqual([
    'Le mie',
    'Scadute',
  ]);
  expect(bruno.records.all('state').map(({ id }) => id)).toEqual(['going']);
});

test('what two people call a thing apart is the same for both until one chooses', () => {
  const [anna, bruno] = [new Recorder('Anna', 1), new Recorder('Bruno', 2)];
  anna.records.set('state', going, { name: 'Avviata' });
  bruno.records.set('state', going, { name: 'In lavorazione' });
  anna.meets(bruno);
  const names = [anna, bruno].map(({ records }) => {
    const [record] = records.all('state');
    return record && recordValue(record, 'name');
  });
  expect(names[0]).toBe(names[1]);
  bruno.records.set('state', going, { name: 'Avviata' });
  anna.meets(bruno);
  const [settled] = anna.records.all('state');
  expect(settled?.facts.get('name')?.kind).toBe('agreed');
  expect(settled && recordValue(settled, 'name')).toBe('Avviata');
});

test('nothing is left of a value taken away, and undo brings it back', () => {
  const anna = new Recorder('Anna', 1);
  anna.records.set('state', going, { name: 'Avviata' });
  anna.records.set('state', going, { name: null });
  expect(anna.records.all('state').map((one) => recordValue(one, 'name'))).toEqual([undefined]);
  anna.facts.undo();
  expect(anna.records.all('state').map((one) => recordValue(one, 'name'))).toEqual(['Avviata']);
});

test.each([
  'state',
  'state:',
  'stato:going',
  'state:go/ing',
  'state:a:b',
  `state:${'a'.repeat(41)}`,
])('%s is no record', (text) => {
  expect(parseRecordSubject(text)).toBeNull();
});
