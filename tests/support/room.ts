import type { BlockInput } from '#delivery';
import { participantsOf, prepareDeliveries, saveBaseProgramme } from '#delivery/server';
import type { TestDatabase } from './database.ts';
import { publishedSeason, type Season } from './published.ts';

/** Blocks of a base programme that add up to what is promised: 18 contact hours and 6 of consultation, in quarters (M-10). */
export const baseBlocks: BlockInput[] = [
	{ title: 'Ką rodo mokyklos įsivertinimas', aim: 'Susitarti dėl tikslo', method: 'Pasaulio kavinė', contact: 24, consultation: 0 },
	{ title: 'Pamokos stebėjimas', aim: 'Pamatyti mokinį', method: 'Stebėjimas poromis', contact: 24, consultation: 8 },
	{ title: 'Ką darysime kitaip', aim: 'Veiksmų planas', method: 'Darbas grupėmis', contact: 24, consultation: 16 }
];

/** A published season whose trainings are prepared to be held, with a base programme for every topic. */
export async function preparedSeason(db: TestDatabase, counts: { schools?: number } = {}): Promise<Season & { base: string }> {
	const season = await publishedSeason(db, counts);
	const prepared = await prepareDeliveries(db.as(season.officer), { edition_id: season.edition });
	if (!prepared.ok) throw new Error(prepared.refusal);
	const saved = await saveBaseProgramme(db.as(season.officer), {
		edition_id: season.edition,
		topic: null,
		title: { lt: 'Mokymosi kokybė pamokoje', en: 'The quality of learning in lessons' },
		blocks: baseBlocks
	});
	if (!saved.ok) throw new Error(`${saved.refusal} ${JSON.stringify(saved.faults)}`);
	return { ...season, base: saved.value.id };
}

/** Somebody of the team of a training, with their account. */
export async function participantOf(db: TestDatabase, training: string, at = 0): Promise<string> {
	const people = await db
		.asSystem()
		.db.transaction()
		.execute((trx) => participantsOf(trx, training));
	return people[at]?.person_id ?? '';
}
