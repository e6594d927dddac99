import { expect, test } from 'vitest';
import { subscriptionJobs, type Handlers } from '#platform/server';
import { withdrawApplication } from '#applications/server';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { days, decideAll, openDeciding, value, type Deciding } from '../../../../../tests/support/deciding.ts';
import { decideApplication, readDecisions, takeOverProposal, undoDecisions } from '../deciding/index.ts';
import { postLetters, sendLetters, writeLetters } from '../letters/index.ts';
import { selectionSubscriptions } from '../subscriptions.ts';
import { answerOffer, lapseOffers, promoteFromReserve, readOffers } from './index.ts';

const database = await testDatabase();
const work: Handlers = {
	...subscriptionJobs(selectionSubscriptions),
	'selection.write_letters': writeLetters,
	'selection.post_letters': postLetters,
	'mail.deliver': async () => undefined
};

/** Five schools, best first; two places. All letters are sent on the 23rd; places are confirmed until 2 January. */
async function told(quotas: object = {}): Promise<Deciding & { act: string }> {
	const round = await openDeciding(database, {
		points: [[[4, 4]], [[4, 3]], [[3, 3]], [[2, 2]], [[1, 1]]],
		scheme: { capacity: 2, ...quotas }
	});
	const { act_id } = await decideAll(round);
	await database.work(work, days.decided);
	value(await sendLetters(round.officer(days.sent), { call: round.call.id, count: 5 }));
	await database.work(work, days.sent);
	return { ...round, act: act_id };
}
const id = (round: Deciding, place: number): string => round.applications[place]?.id ?? '';
const answer = (round: Deciding, place: number, said: 'confirmed' | 'declined', now?: Date) =>
	answerOffer(round.head(place, now), { application_id: id(round, place), answer: said });
const withdraw = (round: Deciding, place: number) =>
	withdrawApplication(round.head(place), { application_id: id(round, place), reason: 'Nebegalime.' });
const states = async (round: Deciding) => {
	const { rows } = await database.beside.query(
		`select a.reference, o.answer, o.source, o.answered_by from selection.offer o join applications.application a on a.id = o.application_id
		 where o.round_id = $1 order by o.offered_at, a.reference`,
		[round.round_id]
	);
	return rows.map((row) => `${row.source}: ${row.answer ?? 'open'}`);
};
const next = async (round: Deciding, now = days.confirmed) =>
	value(await readOffers(round.officer(now), round.call.id)).next.map(({ school }) => school);
const mailsAbout = async (template: string) =>
	(await database.beside.query(`select to_address from platform.mail where template = $1`, [template])).rows.length;

test('a school confirms or gives its place back, once; only those who speak for it may', async () => {
	const round = await told();
	expect(await answer(round, 0, 'confirmed')).toEqual({ ok: true, value: { answer: 'confirmed' } });
	// The second click is no second answer.
	expect(await answer(round, 0, 'confirmed')).toMatchObject({ ok: true });
	expect(await answer(round, 0, 'declined')).toMatchObject({ refusal: 'offer_answered' });
	expect(await answer(round, 2, 'confirmed')).toMatchObject({ refusal: 'no_offer' });
	const other = round.head(1);
	expect(await answerOffer(other, { application_id: id(round, 0), answer: 'declined' })).toMatchObject({ refusal: 'not_found' });
	expect(await answerOffer(round.officer(days.confirmed), { application_id: id(round, 1), answer: 'confirmed' })).toMatchObject({
		refusal: 'not_found'
	});
	value(await answer(round, 1, 'declined'));
	expect(await states(round)).toEqual(['list: confirmed', 'list: declined']);
	expect(await next(round)).toEqual(['Mokykla Nr. 3']);
});

test('silence lapses after the last minute, is nobody’s act and no refusal, and the next of the reserve is offered the place', async () => {
	const round = await told();
	const [last, over] = [new Date('2027-01-02T21:59:30Z'), new Date('2027-01-02T22:00:00Z')];
	value(await answer(round, 0, 'confirmed', last));
	expect(await lapseOffers(database.asSystem(last))).toBe(0);
	expect(await answer(round, 1, 'confirmed', over)).toMatchObject({ refusal: 'offer_over' });
	expect(await lapseOffers(database.asSystem(over))).toBe(1);
	expect(await lapseOffers(database.asSystem(days.late))).toBe(0);
	expect(await states(round)).toEqual(['list: confirmed', 'list: lapsed']);
	expect(await mailsAbout('offer-lapsed')).toBe(1);
	const { rows } = await database.beside.query(
		`select d.outcome, o.answered_by from selection.offer o join selection.decision d on d.id = o.decision_id where o.answer = 'lapsed' and o.round_id = $1`,
		[round.round_id]
	);
	expect(rows).toEqual([{ outcome: 'accepted', answered_by: null }]);

	const officer = round.officer(days.lapsed);
	const call = round.call.id;
	expect(await promoteFromReserve(officer, { call, seen: [id(round, 3)] })).toMatchObject({ refusal: 'seen_otherwise' });
	expect(await promoteFromReserve(officer, { call, seen: [id(round, 2)] })).toEqual({ ok: true, value: { count: 1 } });
	expect(await promoteFromReserve(officer, { call, seen: [id(round, 3)] })).toMatchObject({ refusal: 'no_free_place' });
	expect(await mailsAbout('offer-made')).toBe(1);
	expect(await answer(round, 2, 'confirmed', days.lapsed)).toMatchObject({ ok: true });
	expect(await states(round)).toEqual(['list: confirmed', 'list: lapsed', 'reserve: confirmed']);
});

test('a quota keeps the next of the reserve out: the one after it is offered the place', async () => {
	// All five chose one topic, of which at most one may have a place but for the second group.
	const round = await told({ quotas: [{ by: 'topic', value: 'integration', at_least: null, at_most: 1 }] });
	expect(await states(round)).toEqual(['list: open']);
	expect(await next(round)).toEqual([]);
	value(await answer(round, 0, 'declined'));
	expect(await next(round)).toEqual(['Mokykla Nr. 2']);
});

test('whoever withdraws gives up the place, confirmed or not, and nobody promotes them', async () => {
	const round = await told();
	value(await answer(round, 0, 'confirmed'));
	value(await withdraw(round, 0));
	value(await withdraw(round, 2));
	// Even before the job has run the place counts as free, and who withdrew is passed over.
	expect(await next(round)).toEqual(['Mokykla Nr. 4']);
	await database.work(work, days.confirmed);
	expect(await states(round)).toEqual(['list: declined', 'list: open']);
	expect(await answer(round, 0, 'confirmed')).toMatchObject({ refusal: 'withdrawn' });
});

test.each([1, 2, 3, 4, 5, 6])('promoted and withdrawn at the same second: exactly one outcome, attempt %i', async () => {
	const round = await told();
	value(await answer(round, 1, 'declined'));
	const call = round.call.id;
	const [promotion, withdrawal] = await Promise.all([
		promoteFromReserve(round.officer(days.confirmed), { call, seen: [id(round, 2)] }),
		withdraw(round, 2)
	]);
	expect(withdrawal.ok).toBe(true);
	await database.work(work, days.confirmed);
	if (promotion.ok) expect((await states(round)).sort()).toEqual(['list: declined', 'list: open', 'reserve: declined'].sort());
	else {
		expect(promotion.refusal).toBe('seen_otherwise');
		expect((await states(round)).sort()).toEqual(['list: declined', 'list: open']);
	}
	expect(await next(round)).toEqual(['Mokykla Nr. 4']);
});

test('confirmed and withdrawn at the same second: the place is free in the end, whoever was first', async () => {
	const round = await told();
	const [confirmation] = await Promise.all([answer(round, 0, 'confirmed'), withdraw(round, 0)]);
	expect(confirmation.ok || confirmation.refusal === 'withdrawn').toBe(true);
	await database.work(work, days.confirmed);
	expect((await states(round)).sort()).toEqual(['list: declined', 'list: open']);
	expect(await next(round)).toEqual(['Mokykla Nr. 3']);
});

test('decisions are undone by name and with a reason: nothing is removed, offers are revoked, schools are told, the round is open', async () => {
	const round = await told();
	const call = round.call.id;
	value(await answer(round, 0, 'confirmed'));
	const officer = round.officer(days.confirmed);
	const undo = { call, act_id: round.act, applications: [id(round, 0), id(round, 2)], reason: 'Klaidingai suskaičiuoti balai.' };
	expect(await undoDecisions(officer, { ...undo, reason: ' ne ' })).toMatchObject({
		refusal: 'reason_missing',
		faults: [{ field: 'reason' }]
	});
	expect(await undoDecisions(database.as(round.centre.stranger, days.confirmed), undo)).toMatchObject({ refusal: 'not_allowed' });
	expect(await undoDecisions(officer, undo)).toEqual({ ok: true, value: { count: 2 } });
	expect(await undoDecisions(officer, undo)).toMatchObject({ refusal: 'nothing_to_undo' });
	expect((await states(round)).sort()).toEqual(['list: open', 'list: revoked']);
	expect(await mailsAbout('decision-undone')).toBe(2);
	const { rows } = await database.beside.query(
		`select count(*)::int as all, count(superseded_at)::int as superseded from selection.decision where round_id = $1`,
		[round.round_id]
	);
	expect(rows).toEqual([{ all: 5, superseded: 2 }]);
	expect(await answer(round, 0, 'confirmed')).toMatchObject({ refusal: 'no_offer' });

	// The two are decided anew and applied by a second act.
	expect(await takeOverProposal(officer, { call })).toEqual({ ok: true, value: { count: 2 } });
	expect(
		await decideApplication(officer, { call, application_id: id(round, 1), outcome: 'accepted', departure: '', reasons: [], advice: '' })
	).toMatchObject({
		refusal: 'decision_applied'
	});
	const { number } = await decideAll(round, days.confirmed);
	expect(number).toBe(2);
	await database.work(work, days.confirmed);
	expect(await sendLetters(officer, { call, count: 2 })).toEqual({ ok: true, value: { count: 2 } });
	expect(value(await readDecisions(officer, call)).acts.map((act) => act.number)).toEqual([2, 1]);
	expect((await states(round)).sort()).toEqual(['list: open', 'list: open', 'list: revoked']);
});
