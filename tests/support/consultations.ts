import type { Outcome } from '#platform';
import { read, readyAt, type Ready } from './delivery.ts';
import { arrangeDay, askConsultation, consultationInvariants, hoursOf, offerSlots, potOf } from '#delivery/server';
import type { TestDatabase } from './database.ts';
import { value as told } from './deciding.ts';

/** A month before the training, and after it: its days are 2027-03-01 … 03. */
export const before = new Date('2027-02-01T08:00:00Z');
export const after = new Date('2027-03-10T12:00:00Z');
export const question = 'Kaip įtraukti mokinius, kurie tyli?';

/** What tests of consultations ask again and again, of their own database. */
export function consultationsIn(db: TestDatabase) {
	const lecturer = (ready: Ready, now = before, at = 0) => db.as(ready.lecturers[at] as string, now);
	const person = (ready: Ready, at: number) => ready.people[at] as Ready['people'][number];
	const own = (ready: Ready, at = 0, now = before) => db.as(person(ready, at).person_id, now);
	const pot = ({ delivery }: Ready) => read(db, (trx) => potOf(trx, delivery));
	const refusal = async (promised: Promise<{ ok: boolean; refusal?: string }>) => (await promised).refusal;
	const ledger = async ({ delivery }: Ready) =>
		(await read(db, (trx) => hoursOf(trx, { delivery_id: delivery.id })))
			.filter(({ consultation_id }) => consultation_id !== null)
			.map(({ as_what, consultation, held_on }) => `${as_what} ${consultation} ${held_on}`)
			.sort();

	/** Moves the consultation hours of so many afternoons out of the days: eight quarters each. */
	async function freed(ready: Ready, afternoons = 3): Promise<Ready> {
		for (const { id, contact } of ready.sessions.filter(({ consultation }) => consultation > 0).slice(0, afternoons))
			told(await arrangeDay(lecturer(ready), { session_id: id, contact, consultation: 0 }));
		return readyAt(db, ready.season, 0);
	}
	const ask = (ready: Ready, more: Partial<Parameters<typeof askConsultation>[1]> = {}, context = own(ready)) =>
		askConsultation(context, { delivery_id: ready.delivery.id, audience: 'one', question, ...more });
	const offer = (ready: Ready, more: Partial<Parameters<typeof offerSlots>[1]> = {}, context = lecturer(ready)) =>
		offerSlots(context, {
			delivery_id: ready.delivery.id,
			day: '2027-03-08',
			from: '15.00',
			to: '16.30',
			minutes: '45',
			place: 'Nuotoliu',
			...more
		});

	/** How often something of a delivery was recorded, and what is told of it. */
	const toldOf = async ({ delivery }: Ready, name: string) =>
		(await db.beside.query(`select particulars from platform.event where name = $1 and subject_id = $2`, [name, delivery.id])).rows;
	/** Invariants of consultations that do not hold. */
	const broken = () =>
		read(db, async (trx) =>
			(await Promise.all(consultationInvariants.map(async (one) => ((await one.broken(trx)).length > 0 ? one.sentence : '')))).filter(
				(sentence) => sentence !== ''
			)
		);
	const value = async <Value>(promised: Promise<Outcome<Value, string>>): Promise<Value> => told(await promised);
	return { value, lecturer, person, own, pot, refusal, ledger, freed, ask, offer, toldOf, broken };
}
