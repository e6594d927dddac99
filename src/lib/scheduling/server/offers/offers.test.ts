import { describe, expect, test } from 'vitest';
import ICAL from 'ical.js';
import { newId } from '#platform';
import { endRole, signedLink } from '#people/server';
import { ask, testDatabase, today } from '../../../../../tests/support/database.ts';
import {
	following,
	letters,
	offersOf,
	publish,
	publishedSeason,
	rows,
	tokenIn,
	type Season
} from '../../../../../tests/support/published.ts';
import {
	answerOffer,
	answerOfferByLink,
	cancelTraining,
	offerAgain,
	offerByLink,
	readTrainingView,
	remindOfOffers,
	reportDisruption
} from '../index.ts';

const db = await testDatabase();
const other = ['2027-03-08', '2027-03-09', '2027-03-10'];
const training = (season: Season, at = 0) => season.trainings[at] as string;
const person = (season: Season, at: number) => season.lecturers[at] as string;
const head = (season: Season, at = 0) => (season.schools[at] as { head: string }).head;
const states = async (season: Season, at = 0) =>
	(await offersOf(db, training(season, at)))
		.map(({ party, person_id, answer }) => {
			const who = person_id === null ? party : `l${season.lecturers.indexOf(person_id) + 1}`;
			return `${who} ${answer ?? 'open'}`;
		})
		.sort();
const offerTo = async (season: Season, who: string | null, at = 0) =>
	(await offersOf(db, training(season, at))).find(({ person_id, answer }) => person_id === who && answer !== 'withdrawn');
const accept = async (season: Season, who: string | null, now = today, at = 0) =>
	answerOffer(db.as(who ?? head(season, at), now), { offer_id: (await offerTo(season, who, at))?.id ?? newId(), answer: 'accepted' });
const decline = async (season: Season, who: string | null, reason: string, now = today) =>
	answerOffer(db.as(who ?? head(season), now), { offer_id: (await offerTo(season, who))?.id ?? newId(), answer: 'declined', reason });
const acceptAll = async (season: Season) => {
	for (const who of [null, person(season, 0), person(season, 1)]) expect(await accept(season, who)).toMatchObject({ ok: true });
	await db.work(following);
};
const lettersOf = async (season: Season, ...templates: string[]) => {
	const { rows: addresses } = await db.beside.query('select email from people.person where id = any($1)', [
		[...season.lecturers, ...season.schools.map((one) => one.head)]
	]);
	const own = new Set(addresses.map(({ email }) => email));
	return (await letters(db, ...templates)).filter(({ to_address }) => own.has(to_address));
};
const eventsIn = (letter: { attachments: { content: string }[] }) =>
	letter.attachments.map(({ content }) => {
		const calendar = new ICAL.Component(ICAL.parse(content));
		const [component, ...more] = calendar.getAllSubcomponents('vevent');
		if (!component || more.length > 0) throw new Error('one event a file');
		const event = new ICAL.Event(component);
		return {
			method: calendar.getFirstPropertyValue('method'),
			uid: event.uid,
			sequence: event.sequence,
			day: event.startDate.toString().slice(0, 10),
			event,
			component
		};
	});

describe('a timetable that is published is offered', () => {
	test('to the school and both lecturers, once, with three days as three events for their calendars', async () => {
		const season = await publishedSeason(db);
		expect(await states(season)).toEqual(['l1 open', 'l2 open', 'school open']);
		const sent = await lettersOf(season, 'training-offered');
		expect(sent).toHaveLength(3);
		for (const letter of sent) {
			const events = eventsIn(letter);
			expect(events.map(({ method, sequence, day }) => `${method} ${sequence} ${day}`)).toEqual(rows[0].map((day) => `REQUEST 0 ${day}`));
			expect(new Set(events.map(({ uid }) => uid)).size).toBe(3);
			expect(events[0]?.event.location).toMatch(/^Mokykla 1 .*, Mokyklos g\. \d+$/);
			expect(events[0]?.event.description).toContain(`/training/${training(season)}`);
			expect(events[0]?.component.getFirstPropertyValue('status')).toBe('TENTATIVE');
		}
		// Published again without a change of this training, nothing happens.
		await db.work(following);
		expect(await states(season)).toEqual(['l1 open', 'l2 open', 'school open']);
	});

	test('no letter, and no calendar in it, names the address of anybody but its reader and the contact of the call', async () => {
		const season = await publishedSeason(db);
		const { rows: contact } = await db.beside.query(`select contact ->> 'email' as email from programmes.call where id = $1`, [
			season.open.call.id
		]);
		for (const { to_address, body, attachments } of await lettersOf(season, 'training-offered')) {
			const text = [body, ...attachments.map(({ content }) => content.replace(/\r\n /g, ''))].join('\n');
			const named = new Set((text.match(/[\w.+-]+@[\w-]+\.[\w.-]+/g) ?? []).map((address) => address.toLowerCase()));
			expect([...named].filter((address) => address !== to_address && address !== contact[0].email && !address.endsWith('@kartu'))).toEqual(
				[]
			);
		}
	});
});

describe('an answer', () => {
	test('all three agree: the days are agreed, everybody hears of it, calendars say so', async () => {
		const season = await publishedSeason(db);
		await acceptAll(season);
		expect(await states(season)).toEqual(['l1 accepted', 'l2 accepted', 'school accepted']);
		const sent = await lettersOf(season, 'training-agreed');
		expect(sent).toHaveLength(3);
		const [event] = eventsIn(sent[0] as (typeof sent)[number]);
		expect(`${event?.method} ${event?.sequence} ${event?.component.getFirstPropertyValue('status')}`).toBe('REQUEST 1 CONFIRMED');
	});

	test('given twice is given once; another one after it is refused', async () => {
		const season = await publishedSeason(db);
		expect(await accept(season, person(season, 0))).toMatchObject({ ok: true });
		expect(await accept(season, person(season, 0))).toMatchObject({ ok: true });
		expect(await decline(season, person(season, 0), 'Negaliu.')).toMatchObject({ refusal: 'offer_answered' });
		expect(await states(season)).toEqual(['l1 accepted', 'l2 open', 'school open']);
	});

	test('the last minute counts, the next does not', async () => {
		const season = await publishedSeason(db);
		const until = (await offerTo(season, null))?.answer_by as Date;
		expect(until.toISOString()).toBe('2026-12-04T21:59:00.000Z');
		expect(await accept(season, null, new Date('2026-12-04T21:59:59Z'))).toMatchObject({ ok: true });
		expect(await accept(season, person(season, 0), new Date('2026-12-04T22:00:00Z'))).toMatchObject({ refusal: 'offer_over' });
	});

	test('is given by whom it was asked: not by the other lecturer, the officer, another school or nobody', async () => {
		const season = await publishedSeason(db, { schools: 2 });
		const offer = (await offerTo(season, person(season, 0)))?.id as string;
		const school = (await offerTo(season, null))?.id as string;
		for (const [who, id] of [
			[person(season, 1), offer],
			[season.officer, offer],
			[head(season), offer],
			[person(season, 0), school],
			[head(season, 1), school],
			[person(season, 0), newId()],
			[person(season, 0), 'x']
		] as const)
			expect(await answerOffer(db.as(who), { offer_id: id, answer: 'accepted' })).toMatchObject({ refusal: 'not_found' });
		expect(await answerOffer(db.asPublic(), { offer_id: offer, answer: 'accepted' })).toMatchObject({ refusal: 'not_found' });
		expect(await states(season)).toEqual(['l1 open', 'l2 open', 'school open']);
	});

	test('is not given by who is no lecturer any more: they find no training either, and an officer says that they have left', async () => {
		const season = await publishedSeason(db);
		const gone = person(season, 0);
		const id = training(season);
		expect(await readTrainingView(db.as(gone), id)).toMatchObject({ ok: true });
		const { rows: roles } = await db.beside.query(`select id from people.role where person_id = $1 and kind = 'lecturer'`, [gone]);
		await endRole(db.asSystem(), { role_id: roles[0].id });
		const later = new Date('2026-11-30T08:00:00Z');
		expect(await accept(season, gone, later)).toMatchObject({ refusal: 'not_found' });
		expect(await readTrainingView(db.as(gone, later), id)).toMatchObject({ refusal: 'not_found' });
		const left = { kind: 'lecturer_withdrawn', person_id: gone, training_id: id, starts_on: '2026-11-30', ends_on: '', why: '' } as const;
		expect(await reportDisruption(db.as(gone, later), left)).toMatchObject({ refusal: 'not_found' });
		expect(await reportDisruption(db.as(season.officer, later), left)).toMatchObject({ ok: true });
	});

	test('cannot be given once the school has lost its place (M-16)', async () => {
		const season = await publishedSeason(db);
		await db.beside.query(`update selection.offer set answer = 'revoked' where application_id = $1`, [season.schools[0]?.application]);
		expect(await accept(season, null)).toMatchObject({ refusal: 'offer_withdrawn' });
		await remindOfOffers(db.asSystem(new Date('2026-12-03T07:00:00Z')), {});
		expect(await lettersOf(season, 'training-reminded')).toHaveLength(0);
	});

	test('a “no” needs its reason, and begins the repair', async () => {
		const season = await publishedSeason(db);
		expect(await decline(season, person(season, 0), '  ')).toMatchObject({ refusal: 'reason_missing', faults: [{ field: 'reason' }] });
		expect(await decline(season, person(season, 0), 'x'.repeat(1001))).toMatchObject({ refusal: 'reason_too_long' });
		expect(await decline(season, person(season, 0), 'Kovo pradžioje operuosis.')).toMatchObject({ ok: true });
		const { rows: found } = await db.beside.query(
			'select kind, person_id, why, run_id is not null as asked from scheduling.disruption where training_id = $1',
			[training(season)]
		);
		expect(found).toEqual([{ kind: 'offer_declined', person_id: person(season, 0), why: 'Kovo pradžioje operuosis.', asked: true }]);
		// The reason is nobody else’s matter: not the school’s, not the other lecturer’s, not the letters’.
		await db.work(following);
		const { rows: mails } = await db.beside.query(`select body || html || attachments::text as said from platform.mail`);
		expect(mails.filter(({ said }) => said.includes('operuosis'))).toEqual([]);
		const { rows: events } = await db.beside.query('select particulars::text as said from platform.event');
		expect(events.filter(({ said }) => said.includes('operuosis'))).toEqual([]);
	});
});

describe('from a letter', () => {
	const tokens = async (season: Season) => {
		const sent = await lettersOf(season, 'training-offered');
		const { rows: people } = await db.beside.query('select id, email from people.person');
		return new Map(sent.map((letter) => [people.find(({ email }) => email === letter.to_address)?.id as string, tokenIn(letter)]));
	};

	test('looking changes nothing; the answer counts as the reader’s, once', async () => {
		const season = await publishedSeason(db);
		const token = (await tokens(season)).get(head(season)) as string;
		for (let times = 0; times < 3; times += 1)
			expect(await offerByLink(db.asPublic(), token)).toMatchObject({
				ok: true,
				value: { offer: { party: 'school', answer: null }, closed: null }
			});
		expect(await states(season)).toEqual(['l1 open', 'l2 open', 'school open']);
		expect(await answerOfferByLink(db.asPublic(), { token, answer: 'accepted' })).toMatchObject({ ok: true });
		expect(await answerOfferByLink(db.asPublic(), { token, answer: 'declined', reason: 'Ne.' })).toMatchObject({
			refusal: 'offer_answered'
		});
		const { rows: found } = await db.beside.query(
			`select answered_by from scheduling.offer where training_id = $1 and answer = 'accepted'`,
			[training(season)]
		);
		expect(found).toEqual([{ answered_by: head(season) }]);
	});

	test('a link serves nothing else: not another purpose, not after a changed letter, not for who no longer speaks for the school', async () => {
		const season = await publishedSeason(db);
		const token = (await tokens(season)).get(head(season)) as string;
		const offer = (await offerTo(season, null))?.id as string;
		const forged = signedLink('contact', `${offer} ${head(season)}`, new Date('2027-05-01T00:00:00Z'));
		for (const wrong of [forged, `${token}x`, token.slice(2), '', 'a.b.c'])
			expect(await answerOfferByLink(db.asPublic(), { token: wrong, answer: 'accepted' })).toMatchObject({ refusal: 'link_unknown' });
		const { rows: roles } = await db.beside.query(`select id from people.role where person_id = $1`, [head(season)]);
		await endRole(db.asSystem(), { role_id: roles[0].id });
		const later = db.asPublic(new Date('2026-11-30T08:00:00Z'));
		expect(await answerOfferByLink(later, { token, answer: 'accepted' })).toMatchObject({ ok: false });
		expect(await states(season)).toEqual(['l1 open', 'l2 open', 'school open']);
	});
});

describe('the timetable is published anew', () => {
	test('other days: earlier answers do not count, all are asked again, calendars move the same events', async () => {
		const season = await publishedSeason(db);
		const before = (await offerTo(season, person(season, 0)))?.id as string;
		await acceptAll(season);
		await publish(db, season, [{ at: 0, days: other }]);
		expect(await states(season)).toEqual(['l1 open', 'l1 withdrawn', 'l2 open', 'l2 withdrawn', 'school open', 'school withdrawn']);
		expect(await answerOffer(db.as(person(season, 0)), { offer_id: before, answer: 'declined', reason: 'Ne.' })).toMatchObject({
			refusal: 'offer_withdrawn'
		});
		const sent = await lettersOf(season, 'training-moved');
		expect(sent).toHaveLength(3);
		const first = eventsIn((await lettersOf(season, 'training-offered'))[0] as (typeof sent)[number]);
		const moved = eventsIn(sent[0] as (typeof sent)[number]);
		expect(moved.map(({ uid }) => uid)).toEqual(first.map(({ uid }) => uid));
		expect(moved.map(({ method, sequence, day }) => `${method} ${sequence} ${day}`)).toEqual(other.map((day) => `REQUEST 2 ${day}`));
	});

	test('another lecturer on the same days: who stays is not asked again, who goes is told and taken out of it', async () => {
		const season = await publishedSeason(db);
		await acceptAll(season);
		await publish(db, season, [{ at: 0, lecturers: [person(season, 0), person(season, 2)] }]);
		expect(await states(season)).toEqual(['l1 accepted', 'l2 withdrawn', 'l3 open', 'school accepted']);
		expect(await lettersOf(season, 'training-team')).toHaveLength(2);
		const [gone, ...more] = await lettersOf(season, 'training-withdrawn');
		expect(more).toEqual([]);
		expect(
			eventsIn(gone as NonNullable<typeof gone>).map(({ method, component }) => `${method} ${component.getFirstPropertyValue('status')}`)
		).toEqual(Array.from({ length: 3 }, () => 'CANCEL CANCELLED'));
		expect(await accept(season, person(season, 2))).toMatchObject({ ok: true });
		expect(await lettersOf(season, 'training-agreed')).toHaveLength(6);
	});

	test('of something else: who has declined is not asked again, nobody hears of it; an officer asks again', async () => {
		const season = await publishedSeason(db, { schools: 2 });
		await decline(season, person(season, 0), 'Negaliu.');
		await publish(db, season, [{ at: 1, days: ['2027-05-03', '2027-05-04', '2027-05-05'] }]);
		expect(await states(season)).toEqual(['l1 declined', 'l2 open', 'school open']);
		expect(await lettersOf(season, 'training-moved')).toHaveLength(3);
		const declined = (await offersOf(db, training(season))).find(({ answer }) => answer === 'declined');
		expect(await offerAgain(db.as(season.officer), { offer_id: declined?.id ?? '' })).toMatchObject({ ok: true });
		expect(await states(season)).toEqual(['l1 declined', 'l1 open', 'l2 open', 'school open']);
		expect(await offerAgain(db.as(season.officer), { offer_id: declined?.id ?? '' })).toMatchObject({ ok: false });
	});

	test('answered before the letters have followed: an offer of other days than are published cannot be accepted', async () => {
		const season = await publishedSeason(db);
		const offer = (await offerTo(season, null))?.id as string;
		await ask(db.url, 'update scheduling.offer set days = $1 where id = $2', [other, offer]);
		expect(await answerOffer(db.as(head(season)), { offer_id: offer, answer: 'accepted' })).toMatchObject({ refusal: 'offer_withdrawn' });
	});
});

describe('silence', () => {
	const late = new Date('2026-12-05T08:00:00Z');

	test('is reminded once, about two days before', async () => {
		const season = await publishedSeason(db);
		await accept(season, person(season, 0));
		await remindOfOffers(db.asSystem(new Date('2026-12-01T07:00:00Z')), {});
		expect(await lettersOf(season, 'training-reminded')).toHaveLength(0);
		for (const day of ['2026-12-03T07:00:00Z', '2026-12-04T07:00:00Z']) await remindOfOffers(db.asSystem(new Date(day)), {});
		expect(await lettersOf(season, 'training-reminded')).toHaveLength(2);
	});

	test('an officer asks again once the time is over, and not before', async () => {
		const season = await publishedSeason(db);
		const offer = (await offerTo(season, null))?.id as string;
		expect(await offerAgain(db.as(season.officer), { offer_id: offer })).toMatchObject({ refusal: 'not_over' });
		expect(await offerAgain(db.as(head(season), late), { offer_id: offer })).toMatchObject({ refusal: 'not_found' });
		expect(await offerAgain(db.as(season.officer, late), { offer_id: offer })).toMatchObject({ ok: true });
		expect(await accept(season, null, late)).toMatchObject({ ok: true });
		expect(await lettersOf(season, 'training-offered')).toHaveLength(4);
	});
});

test('a cancelled training: nobody can answer, whoever was asked hears why, calendars take the days out, they are free for others', async () => {
	const season = await publishedSeason(db);
	await acceptAll(season);
	expect(await cancelTraining(db.as(head(season)), { training_id: training(season), why: 'Mokykla uždaroma.' })).toMatchObject({
		refusal: 'not_found'
	});
	expect(await cancelTraining(db.as(season.officer), { training_id: training(season), why: ' ' })).toMatchObject({
		refusal: 'reason_missing'
	});
	expect(await cancelTraining(db.as(season.officer), { training_id: training(season), why: 'Mokykla uždaroma.' })).toMatchObject({
		ok: true
	});
	expect(await cancelTraining(db.as(season.officer), { training_id: training(season), why: 'Mokykla uždaroma.' })).toMatchObject({
		refusal: 'already_cancelled'
	});
	await db.work(following);
	expect(await states(season)).toEqual(['l1 withdrawn', 'l2 withdrawn', 'school withdrawn']);
	const sent = await lettersOf(season, 'training-cancelled');
	expect(sent).toHaveLength(3);
	expect(sent[0]?.body).toContain('Mokykla uždaroma.');
	expect(sent[0]?.attachments.map(({ method }) => method)).toEqual(['CANCEL', 'CANCEL', 'CANCEL']);
	const { rows: booked } = await db.beside.query('select 1 from scheduling.booking where training_id = $1', [training(season)]);
	expect(booked).toEqual([]);
});
