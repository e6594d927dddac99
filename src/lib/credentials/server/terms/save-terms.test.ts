import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { certificateTerms, heldTraining, newKey } from '../../../../../tests/support/held.ts';
import { saveTerms } from '../index.ts';
import { certificatesIn } from '../../../../../tests/support/certificates.ts';

const db = await testDatabase();
const { officer, issue, confirmAll } = certificatesIn(db);
beforeAll(newKey);

describe('terms', () => {
	test('the temporary code of the register, and a series of another issuer, are refused by name', async () => {
		const held = await heldTraining(db);
		const save = (changes: object) =>
			saveTerms(officer(held), { edition_id: held.season.edition, ...certificateTerms, series: 'TERMS', ...changes });
		expect(await save({ programme_code: '999 999 999' })).toMatchObject({
			refusal: 'wrong_terms',
			faults: [{ field: 'programme_code', key: 'credentials_fault_temporary_code' }]
		});
		expect(await save({ programme_code: null, accredited_until: '2027-01-01' })).toEqual({
			ok: true,
			value: { warnings: ['accreditation_expired', 'code_pending'] }
		});
		expect(await save({ issuer_name: '', least_share: 101, series: 'M1' })).toMatchObject({
			faults: [
				{ field: 'issuer_name', key: 'credentials_fault_issuer_name' },
				{ field: 'least_share', key: 'credentials_fault_least_share' },
				{ field: 'series', key: 'credentials_fault_series' }
			]
		});
		expect(await save({ seen: 0 })).toMatchObject({ refusal: 'changed_meanwhile' });
		// A series that another issuer has left behind stands on its certificates for ever.
		const other = await heldTraining(db, [8, 8, 8, 8, 8, 8], { series: 'SENA' });
		await confirmAll(other);
		await issue(other);
		const moved = await saveTerms(officer(other), { edition_id: other.season.edition, ...certificateTerms, series: 'NAUJA' });
		expect(moved).toMatchObject({ ok: true });
		expect(await save({ series: 'SENA' })).toMatchObject({ faults: [{ field: 'series', key: 'credentials_fault_series_taken' }] });
		expect(
			await saveTerms(db.as(held.participants[0]?.person_id ?? ''), { edition_id: held.season.edition, ...certificateTerms })
		).toMatchObject({
			refusal: 'not_found'
		});
	});
});
