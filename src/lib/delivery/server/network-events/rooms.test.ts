import { expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { activeNetwork, planDay } from '../../../../../tests/support/events.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { askConsultation, offerSlots, readConsultations } from '../index.ts';

const db = await testDatabase();
const said = (outcomes: readonly { ok: boolean; refusal?: string }[]) => outcomes.map((one) => (one.ok ? 'done' : one.refusal));

test('what a network holds has no consultations: its team is of several schools, and each would read the others', async () => {
	const of = await activeNetwork(db);
	const delivery_id = value(await planDay(db, of)).id;
	const slots = { delivery_id, day: '2026-12-01', from: '10', to: '11', minutes: '30', place: 'Nuotoliu' };
	const question = { delivery_id, audience: 'team' as const, question: 'Kaip klausti tyliųjų?', file: null };
	for (const who of [of.coordinators[0], of.networks[0]?.schools[0]?.head ?? ''])
		expect(
			said([
				await readConsultations(db.as(who), delivery_id),
				await offerSlots(db.as(who), slots),
				await askConsultation(db.as(who), question)
			])
		).toEqual(['not_found', 'not_found', 'not_found']);
	expect(said([await readConsultations(of.officer(), delivery_id)])).toEqual(['not_found']);
});
