import { newId } from '#platform';
import type { Story } from '../../support/story.ts';

/** A certificate of the cast's member, revoked for a reason that only the member and the centre may read. Answers what stands in addresses. */
export async function certified(
	{ query }: Story,
	{ training, member, officer, why }: { training: string; member: string; officer: string; why: string }
): Promise<{ certificate: string; code: string }> {
	const now = new Date();
	const [centre] = await query<{ edition_id: string; centre_id: string }>(
		`select d.edition_id, p.centre_id from delivery.delivery d join programmes.edition e on e.id = d.edition_id
			join programmes.programme p on p.id = e.programme_id where d.id = $1`,
		[training]
	);
	await query(
		`insert into credentials.terms (edition_id, issuer_id, issuer_name, issuer_code, accreditation, accredited_until, programme_title,
			least_share, asks_evaluation, signatory_post, signatory_name, series, changed_at)
		values ($1, $2, 'Centras', '190000000', 'AK-1', '2099-12-31', $3, 75, false, 'Direktorė', 'Giedrė Vaičiulytė', 'PR', $4)`,
		[centre?.edition_id, centre?.centre_id, { lt: 'Mini mokymai', en: 'Mini-trainings' }, now]
	);
	const key = 'a'.repeat(64);
	await query(`insert into credentials.key (fingerprint, public_key, since) values ($1, $2, $3)`, [key, 'A'.repeat(43), now]);
	const [id, number, code] = [newId(), 'PR-2026-000001', 'A2B3C4D5'];
	const content = {
		...{ version: 1, number, code, name: 'Narė Lankytoja', days: ['2026-11-20'], place: 'Mokyklos salė', minutes_an_hour: 45 },
		issuer: { name: 'Centras', code: '190000000', address: '', accreditation: 'AK-1' },
		programme: { title: { lt: 'Mini mokymai', en: 'Mini-trainings' }, code: null },
		title: { lt: 'Dalykų ryšiai', en: 'Links' },
		hours: { contact: 0, consultation: 0, independent: 0 },
		...{
			competences: [],
			lecturers: [],
			signatory: { post: 'Direktorė', name: 'Giedrė Vaičiulytė' },
			issued_on: '2026-11-20',
			replaces: null
		}
	};
	await query(
		`insert into credentials.certificate (id, number, issuer_id, year, serial, code, delivery_id, person_id, content, contact, consultation,
			independent, statement, badge, key, issued_on, issued_at)
		values ($1, $2, $3, 2026, 1, $4, $5, $6, $7, 0, 0, 0, 'KARTU1.A.A', 'badge', $8, '2026-11-20', $9)`,
		[id, number, centre?.centre_id, code, training, member, content, key, now]
	);
	await query(`insert into credentials.counter (issuer_id, year, last) values ($1, 2026, 1)`, [centre?.centre_id]);
	await query(`insert into credentials.revocation (certificate_id, revoked_at, revoked_by, why) values ($1, $2, $3, $4)`, [
		id,
		now,
		officer,
		why
	]);
	return { certificate: id, code: `${number}~${code}` };
}
