import { parseProgramme } from '../../../src/domain/programme-parse';
import { dataFile } from '../data/source';

/** The programme the app ships with. */
export const cremona = parseProgramme(JSON.parse(dataFile('programme.json')));
