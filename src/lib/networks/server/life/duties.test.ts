import { beforeAll, describe, expect, test } from 'vitest';
import { signedLink } from '#people/server';
import { testDatabase, today, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { helperIn, openFormed, type Formed } from '../../../../../tests/support/networks.ts';
import {
	answerDuty,
	answerDutyByLink,
	lapseAnswers,
	nameHelper,
	offerDuty,
	readOfferedDuty,
	saveOwnProfile,
	withdrawOffer
} from '../index.ts';

let db: TestDatabase;
let formed: Formed;
beforeAll(async () => {
	db = await testDatabase();
	formed = await openFormed(db, { networks: 2, each: 6 });
});

const first = () => formed.networks[0] as Formed['networks'][0];
const second = () => formed.networks[1] as Formed['networks'][0];
const days = (count: number, from = today) => new Date(from.getTime() + count * 86_400_000);
const mailTo = async (person: string) =>
	(await db.beside.query('select subject, body from platform.mail where person_id = $1 order by written_at desc, id', [person])).rows as {
		subject: string;
		body: string;
	}[];
const subjectsTo = async (person: string) => (await mailTo(person)).map(({ subject }) => subject);
const tokenIn = (body: string, kind = 'duty') => new RegExp(`/network/${kind}/(\\S+)`).exec(body)?.[1] ?? '';
const offer = async (network_id: string, person_id: string, now = today, duty: 'coordinator' | 'expert' = 'coordinator') =>
	offerDuty(formed.officer(now), { network_id, person_id, duty });

describe('naming who can coordinate or advise', () => {
	const profile = { duty: 'coordinator', most_networks: '2', topics: [] } as const;
	test('an officer names somebody, who has the role from that day; what is wrong is said field by field', async () => {
		const centre_id = formed.open.centre.id;
		const faulty = await nameHelper(formed.officer(), {
			...profile,
			centre_id,
			email: 'kas',
			name: '',
			municipality_id: 'x',
			most_networks: '21'
		});
		expect(faulty).toMatchObject({ refusal: 'helper_faulty' });
		expect(!faulty.ok && faulty.faults.map(({ field }) => field)).toEqual(['email', 'name', 'municipality_id', 'most_networks']);
		const person = await helperIn(db, formed, 'coordinator', 'Daiva Naujokė');
		const { rows } = await db.beside.query(`select kind, starts_on::text from people.role where person_id = $1`, [person]);
		expect(rows).toEqual([{ kind: 'network_coordinator', starts_on: '2026-11-27' }]);
	});

	test('only the centre names others, and only who has the role says it of themselves', async () => {
		const municipality_id = first().schools[0]?.municipality_id ?? '';
		const named = { ...profile, centre_id: formed.open.centre.id, email: 'a@b.example', name: 'Ona', municipality_id };
		expect(await nameHelper(db.as(formed.open.centre.stranger), named)).toMatchObject({ refusal: 'not_found' });
		expect(await nameHelper(db.as(first().schools[0]?.head ?? ''), named)).toMatchObject({ refusal: 'not_found' });
		expect(await saveOwnProfile(db.as(first().schools[0]?.head ?? ''), { ...profile, municipality_id })).toMatchObject({
			refusal: 'not_found'
		});
		const person = await helperIn(db, formed, 'expert', 'Ela Ekspertė');
		expect(await saveOwnProfile(db.as(person), { ...profile, municipality_id })).toMatchObject({ refusal: 'not_found' });
		expect(await saveOwnProfile(db.as(person), { ...profile, duty: 'expert', municipality_id, most_networks: '1' })).toMatchObject({
			ok: true
		});
		const { rows } = await db.beside.query('select duty, most_networks from networks.helper where person_id = $1', [person]);
		expect(rows).toEqual([{ duty: 'expert', most_networks: 1 }]);
	});
});

describe('an offer of a duty', () => {
	test('is answered from the letter, without signing in; the officers are told, and the second click is no second answer', async () => {
		const person = await helperIn(db, formed, 'coordinator', 'Rita Laiškė');
		value(await offer(second().id, person));
		const [letter] = await mailTo(person);
		expect(letter?.subject).toBe('Kviečiame koordinuoti mokyklų tinklą: atsakykite iki 2026 m. gruodžio 4 d. 23.59 val.');
		const token = tokenIn(letter?.body ?? '');
		const shown = value(await readOfferedDuty(db.asPublic(), token));
		expect(shown.duty).toMatchObject({ person_id: person, duty: 'coordinator', answer: null });
		expect(shown.members.length).toBe(6);
		expect(await answerDutyByLink(db.asPublic(), { token, answer: 'accepted' })).toEqual({ ok: true, value: { answer: 'accepted' } });
		expect(await answerDutyByLink(db.asPublic(), { token, answer: 'accepted' })).toMatchObject({ ok: true });
		expect(await answerDutyByLink(db.asPublic(), { token, answer: 'declined' })).toMatchObject({ refusal: 'already_answered' });
		expect(await readOfferedDuty(db.asPublic(), token)).toMatchObject({ refusal: 'already_answered' });
		expect(await subjectsTo(formed.open.centre.officer)).toContain('Rita Laiškė sutiko koordinuoti tinklą „2 tinklas“');
		const { rows } = await db.beside.query(`select starts_on::text, answered_by from networks.duty where person_id = $1`, [person]);
		expect(rows).toEqual([{ starts_on: '2026-11-27', answered_by: person }]);
	});

	test('cannot be answered with a forged or expired link, nor with one of somebody else', async () => {
		const person = await helperIn(db, formed, 'expert', 'Jonas Linkas');
		value(await offer(second().id, person, today, 'expert'));
		const token = tokenIn((await mailTo(person))[0]?.body ?? '');
		const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
		expect(await answerDutyByLink(db.asPublic(), { token: forged, answer: 'accepted' })).toMatchObject({ refusal: 'link_unknown' });
		const { rows } = await db.beside.query('select id from networks.duty where person_id = $1', [person]);
		const other = signedLink('contact', rows[0].id, days(7));
		expect(await answerDutyByLink(db.asPublic(), { token: other, answer: 'accepted' })).toMatchObject({ refusal: 'link_unknown' });
		const head = db.as(first().schools[0]?.head ?? '');
		expect(await answerDutyByLink(head, { token, answer: 'accepted' })).toMatchObject({ refusal: 'link_of_another' });
		expect(await readOfferedDuty(head, token)).toMatchObject({ refusal: 'link_of_another' });
		expect(await answerDuty(head, { duty_id: rows[0].id, answer: 'accepted' })).toMatchObject({ refusal: 'not_found' });
		expect(
			await answerDutyByLink(db.asPublic(new Date('2026-12-04T21:59:30Z')), { token, answer: 'declined', reason: 'Neturiu laiko.' })
		).toMatchObject({ ok: true });
		expect(await answerDutyByLink(db.asPublic(new Date('2026-12-04T22:00:00Z')), { token, answer: 'declined' })).toMatchObject({
			refusal: 'link_expired'
		});
	});

	test('lapses after its last minute, as nobody’s refusal, and somebody may be asked anew', async () => {
		const person = await helperIn(db, formed, 'expert', 'Tyla Tylutė', { most: 1 });
		const { id } = value(await offer(second().id, person, today, 'expert'));
		const over = new Date('2026-12-04T22:00:00Z');
		expect(await answerDuty(db.as(person, over), { duty_id: id, answer: 'accepted' })).toMatchObject({ refusal: 'answer_late' });
		expect(await lapseAnswers(db.asSystem(new Date('2026-12-04T21:59:30Z')))).toBe(0);
		expect(await lapseAnswers(db.asSystem(over))).toBe(1);
		expect(await lapseAnswers(db.asSystem(over))).toBe(0);
		expect(await answerDuty(db.as(person, over), { duty_id: id, answer: 'accepted' })).toMatchObject({ refusal: 'answer_late' });
		expect((await subjectsTo(formed.open.centre.officer)).filter((subject) => subject.startsWith('Tyla Tylutė neatsakė'))).toHaveLength(1);
		expect(await offer(second().id, person, over, 'expert')).toMatchObject({ ok: true });
	});

	test('is taken back by the centre alone, before it is answered', async () => {
		const person = await helperIn(db, formed, 'expert', 'Ana Atšaukta');
		const { id } = value(await offer(first().id, person, today, 'expert'));
		const token = tokenIn((await mailTo(person))[0]?.body ?? '');
		expect(await withdrawOffer(db.as(person), { duty_id: id })).toMatchObject({ refusal: 'not_found' });
		expect(await withdrawOffer(db.as(formed.open.centre.stranger), { duty_id: id })).toMatchObject({ refusal: 'not_found' });
		value(await withdrawOffer(formed.officer(), { duty_id: id }));
		expect(await withdrawOffer(formed.officer(), { duty_id: id })).toMatchObject({ refusal: 'already_answered' });
		expect(await answerDutyByLink(db.asPublic(), { token, answer: 'accepted' })).toMatchObject({ refusal: 'offer_withdrawn' });
		expect(await subjectsTo(person)).toContain('Kvietimas į tinklą „1 tinklas“ atšauktas');
	});

	test('is made by the centre alone, to who has the role, once', async () => {
		const person = await helperIn(db, formed, 'coordinator', 'Viena Karta');
		for (const who of [formed.open.centre.stranger, first().schools[0]?.head ?? '', person])
			expect(await offerDuty(db.as(who), { network_id: first().id, person_id: person, duty: 'coordinator' })).toMatchObject({
				refusal: 'not_found'
			});
		expect(await offer(first().id, person, today, 'expert')).toMatchObject({ refusal: 'no_such_helper' });
		expect(await offer(first().id, first().schools[0]?.head ?? '')).toMatchObject({ refusal: 'no_such_helper' });
		const { id } = value(await offer(first().id, person));
		expect(await offer(first().id, person)).toMatchObject({ refusal: 'already_asked' });
		value(await withdrawOffer(formed.officer(), { duty_id: id }));
		const { rows } = await db.beside.query(`update people.role set ends_on = '2026-11-28' where person_id = $1 returning id`, [person]);
		expect(rows.length).toBe(1);
		value(await offer(first().id, person, days(1)));
		const [again] = (await db.beside.query('select id from networks.duty where person_id = $1 and answer is null', [person])).rows;
		expect(await answerDuty(db.as(person, days(3)), { duty_id: again.id, answer: 'accepted' })).toMatchObject({
			refusal: 'no_longer_helper'
		});
		value(await answerDuty(db.as(person, days(3)), { duty_id: again.id, answer: 'declined' }));
	});
});
