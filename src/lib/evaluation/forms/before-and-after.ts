import type { Question } from '../question.ts';
import { scale } from './pieces.ts';

/** Asked before, after and three months later in the same words, so that the answers can be laid side by side. */
export const confident: Question = scale(
	'confident',
	'Kiek tvirtai jaučiatės taikydami šių mokymų temą savo darbe?',
	'How confident do you feel using the topic of this training in your work?',
	0,
	10,
	{ least: { lt: 'visai netvirtai', en: 'not at all' }, most: { lt: 'visiškai tvirtai', en: 'completely' } }
);

/** What keeps people from using what they have learnt; the same before and afterwards. */
export const obstacles = [
	['time', 'Trūksta laiko pasirengti', 'There is no time to prepare'],
	['head', 'Trūksta vadovų palaikymo', 'The heads do not support it'],
	['colleagues', 'Kolegos dirba kitaip', 'Colleagues work differently'],
	['conditions', 'Netinka sąlygos: klasė, įranga, tvarkaraštis', 'The conditions do not fit: room, equipment, timetable'],
	['pupils', 'Netinka mano mokiniams ar dalykui', 'It does not fit my pupils or subject'],
	['unclear', 'Neaišku, nuo ko pradėti', 'It is not clear where to begin'],
	['alone', 'Neturiu su kuo pasitarti', 'I have nobody to consult']
] as const;
