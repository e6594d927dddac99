import { expect, test } from 'vitest';
import { subscriptionJobs, type Handlers } from '#platform/server';
import { withdrawApplication } from '#applications/server';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { addReviewers, days, decideAll, openDeciding, value, type Deciding } from '../../../../../tests/support/deciding.ts';
import { readDecisions } from '../deciding/index.ts';
import { postLetters, sendLetters, writeLetters } from '../letters/index.ts';
import { answerOffer, promoteFromReserve, readOffers } from '../offers/index.ts';
import { readOwnDecision } from '../results/read-own-decision.ts';
import { readResults } from '../results/read-results.ts';
import { selectionSubscriptions } from '../subscriptions.ts';
import {
	decideAppeal,
	fileAppeal,
	giveOpinion,
	nameReader,
	openAppealedApplication,
	readAppeal,
	readAppeals,
	readAppealToRead
} from './index.ts';

const database = await testDatabase();
const work: Handlers = {
	...subscriptionJobs(selectionSubscriptions),
	'selection.write_letters': writeLetters,
	'selection.post_letters': postLetters,
	'mail.deliver': async () => undefined
};
const id = (round: Deciding, place: number): string => round.applications[place]?.id ?? '';
const grounds = 'Vertintojas nepastebėjo, kad planas pridėtas prie paraiškos.';

/** Four schools, one place, one in reserve; told on the 23rd, appeals until 2 January. The second officer decides appeals. */
async function told(): Promise<Deciding & { reader: string }> {
	const round = await openDeciding(database, { points: [[[4, 3]], [[3, 3]], [[2, 2]], [[1, 1]]], scheme: { capacity: 1, reserve: 2 } });
	await decideAll(round);
	await database.work(work, days.decided);
	value(await sendLetters(round.officer(days.sent), { call: round.call.id, count: 4 }));
	await database.work(work, days.sent);
	const [reader = ''] = await addReviewers(database, round.centre.id, 1);
	return { ...round, reader };
}
const file = (round: Deciding, place: number, now = days.confirmed, said = grounds) =>
	fileAppeal(round.head(place, now), { application_id: id(round, place), grounds: said });
const onlyAppeal = async (round: Deciding) => value(await readAppeals(round.officer(days.confirmed), round.call.id)).appeals[0]?.id ?? '';
const better = (round: Deciding) => ({
	points: [
		{ reviewer: round.reviewers[0] ?? '', criterion: 'need', points: 4 },
		{ reviewer: round.reviewers[0] ?? '', criterion: 'plan', points: 4 }
	],
	facts: {}
});
/** Filed, assigned and read: only the answer is missing. */
async function read(round: Deciding & { reader: string }, place: number): Promise<string> {
	value(await file(round, place));
	const appeal_id = await onlyAppeal(round);
	value(await nameReader(round.officer(days.confirmed), { call: round.call.id, appeal_id, person_id: round.reader }));
	value(
		await giveOpinion(database.as(round.reader, days.confirmed), {
			appeal_id,
			opinion: 'Planas yra, balai per maži.',
			changes: better(round)
		})
	);
	return appeal_id;
}

test('an appeal is filed within the clock, once, with grounds, by those who speak for the school', async () => {
	const round = await told();
	expect(await file(round, 3, days.confirmed, 'Per trumpai')).toMatchObject({
		faults: [{ field: 'grounds', key: 'selection_fault_grounds' }]
	});
	expect(await file(round, 3, new Date('2027-01-02T22:00:00Z'))).toMatchObject({ refusal: 'appeal_late' });
	expect(await file(round, 0)).toMatchObject({ refusal: 'nothing_to_appeal' });
	expect(await fileAppeal(round.head(2), { application_id: id(round, 3), grounds })).toMatchObject({ refusal: 'not_found' });
	// Filed on the 28th; twenty days to answer.
	expect(await file(round, 3)).toEqual({ ok: true, value: { due_on: '2027-01-17' } });
	expect(await file(round, 3)).toMatchObject({ refusal: 'appealed_already' });
	expect(await readOwnDecision(round.head(3), id(round, 3))).toMatchObject({ appeal: { grounds, outcome: null }, may: { appeal: false } });
});

test('an appeal is read by somebody who neither reviewed nor decided nor has an interest, and shown to nobody else', async () => {
	const round = await told();
	value(await file(round, 1));
	const appeal_id = await onlyAppeal(round);
	const call = round.call.id;
	const name = (person_id: string) => nameReader(round.officer(days.confirmed), { call, appeal_id, person_id });
	expect(await name(round.reviewers[0] ?? '')).toMatchObject({ refusal: 'reader_barred' });
	expect(await name(round.centre.officer)).toMatchObject({ refusal: 'reader_barred' });
	expect(await name(round.centre.stranger)).toMatchObject({ refusal: 'reader_unknown' });
	expect(value(await readAppeal(round.officer(days.confirmed), call, appeal_id)).readers.map((one) => one.id)).toEqual([round.reader]);
	value(await name(round.reader));
	expect(await readAppealToRead(database.as(round.reviewers[0] ?? ''), appeal_id)).toBeUndefined();
	expect(await readAppealToRead(round.head(1), appeal_id)).toBeUndefined();
	expect(await openAppealedApplication(database.as(round.reader), appeal_id)).toMatchObject({
		ok: true,
		value: { application: { id: id(round, 1) } }
	});
	expect(await openAppealedApplication(database.as(round.reviewers[0] ?? ''), appeal_id)).toMatchObject({ refusal: 'not_found' });
	const shown = await readAppealToRead(database.as(round.reader), appeal_id);
	expect(shown).toMatchObject({
		appeal: { grounds },
		reviews: [{ scores: expect.arrayContaining([{ criterion: 'need', points: 3, reason: 'Taip matyti iš paraiškos.' }]) }]
	});
	expect(await decideAppeal(round.officer(days.confirmed), { call, appeal_id, outcome: 'dismissed', reason: 'Nepagrįsta.' })).toMatchObject(
		{
			refusal: 'not_read_yet'
		}
	);
	// An interest that comes to light later bars as well.
	await database.beside.query(
		`insert into selection.conflict (id, application_id, person_id, kind, source, stated_at) values (gen_random_uuid(), $1, $2, 'family', 'declared', now())`,
		[id(round, 1), round.reader]
	);
	expect(
		await giveOpinion(database.as(round.reader, days.confirmed), { appeal_id, opinion: 'Planas yra.', changes: better(round) })
	).toMatchObject({
		refusal: 'reader_barred'
	});
});

test('the effect on the list is worked out before the appeal is decided, and changes nothing', async () => {
	const round = await told();
	value(await file(round, 1));
	const appeal_id = await onlyAppeal(round);
	const call = round.call.id;
	value(await nameReader(round.officer(days.confirmed), { call, appeal_id, person_id: round.reader }));
	const reader = database.as(round.reader, days.confirmed);
	const wrong = { points: [{ reviewer: round.reviewers[0] ?? '', criterion: 'need', points: 9 }], facts: {} };
	expect(await giveOpinion(reader, { appeal_id, opinion: 'Ne', changes: wrong })).toMatchObject({
		faults: [{ field: 'opinion' }, { field: `p_${round.reviewers[0]}_need`, key: 'selection_fault_level' }]
	});
	value(await giveOpinion(reader, { appeal_id, opinion: 'Planas yra, balai per maži.', changes: better(round) }));
	const { effect, free } = value(await readAppeal(round.officer(days.confirmed), call, appeal_id));
	// 15 of 25 in the second place becomes 20 in the first; the first, with 18, would be in reserve.
	expect(effect).toMatchObject({
		before: { spot: { rank: 2, place: 'reserve', reserve_place: 1 }, score: { points: 15, out_of: 5 } },
		after: { spot: { rank: 1, place: 'accepted' }, score: { points: 20, out_of: 5 } },
		named: [{ school: 'Mokykla Nr. 1', from: 'accepted', to: 'reserve' }]
	});
	expect(free).toBe(0);
	expect(value(await readDecisions(round.officer(days.confirmed), call)).rows[1]).toMatchObject({ decision: { outcome: 'reserve' } });
});

test('upheld without a free place, a school is the first of the reserve, before those who were ranked above it', async () => {
	const round = await told();
	const appeal_id = await read(round, 3);
	const call = round.call.id;
	const officer = round.officer(days.confirmed);
	expect(await decideAppeal(officer, { call, appeal_id, outcome: 'upheld', reason: '' })).toMatchObject({ faults: [{ field: 'reason' }] });
	expect(await decideAppeal(officer, { call, appeal_id, outcome: 'upheld', reason: 'Planas nebuvo įvertintas.' })).toEqual({
		ok: true,
		value: { answer: 'reserve' }
	});
	expect(await decideAppeal(officer, { call, appeal_id, outcome: 'dismissed', reason: 'Persigalvota.' })).toMatchObject({
		refusal: 'appeal_decided'
	});
	expect(await readOwnDecision(round.head(3), id(round, 3))).toMatchObject({
		decision: { outcome: 'reserve', reserve_place: 1, by_appeal: true },
		appeal: { outcome: 'upheld' }
	});
	const { rows } = await database.beside.query(
		`select subject from platform.mail where template = 'appeal-answered' and once like '%' || $1 || '%'`,
		[appeal_id]
	);
	expect(rows[0].subject).toContain('mokykla pirma rezerve');
	value(await answerOffer(round.head(0), { application_id: id(round, 0), answer: 'declined' }));
	const { next } = value(await readOffers(officer, call));
	expect(next.map(({ school }) => school)).toEqual(['Mokykla Nr. 4']);
	expect(await promoteFromReserve(officer, { call, seen: [id(round, 3)] })).toMatchObject({ ok: true });
	await database.work(work, days.confirmed);
});

test('upheld with a free place, a school is offered it at once; the letter of the new decision offers no second one', async () => {
	const round = await told();
	value(await answerOffer(round.head(0), { application_id: id(round, 0), answer: 'declined' }));
	const appeal_id = await read(round, 2);
	const officer = round.officer(days.confirmed);
	const call = round.call.id;
	expect(await decideAppeal(officer, { call, appeal_id, outcome: 'upheld', reason: 'Planas nebuvo įvertintas.' })).toEqual({
		ok: true,
		value: { answer: 'place' }
	});
	expect(await readOwnDecision(round.head(2), id(round, 2))).toMatchObject({
		decision: { outcome: 'accepted', offer: 'open' },
		may: { answer: true }
	});
	await database.work(work, days.confirmed);
	value(await sendLetters(officer, { call, count: 1 }));
	await database.work(work, days.confirmed);
	const { rows } = await database.beside.query(`select source from selection.offer where application_id = $1`, [id(round, 2)]);
	expect(rows).toEqual([{ source: 'appeal' }]);
	expect(value(await readOffers(officer, call))).toMatchObject({ held: 1, next: [] });
	const { accepted, reserve } = value(await readResults(database.asPublic(days.confirmed), round.call.slug));
	expect(accepted.map(({ school }) => school)).toEqual(['Mokykla Nr. 3']);
	expect(reserve.map(({ school }) => school)).toEqual(['Mokykla Nr. 2']);
});

test('dismissed, the decision stands; an application that was withdrawn meanwhile is not decided on', async () => {
	const round = await told();
	const appeal_id = await read(round, 3);
	const call = round.call.id;
	const officer = round.officer(days.confirmed);
	value(await decideAppeal(officer, { call, appeal_id, outcome: 'dismissed', reason: 'Balai pagrįsti.' }));
	expect(await readOwnDecision(round.head(3), id(round, 3))).toMatchObject({
		decision: { outcome: 'rejected' },
		appeal: { outcome: 'dismissed', reason: 'Balai pagrįsti.' }
	});
	const other = await told();
	const second = await read(other, 3);
	value(await withdrawApplication(other.head(3), { application_id: id(other, 3), reason: '' }));
	expect(
		await decideAppeal(other.officer(days.confirmed), { call: other.call.id, appeal_id: second, outcome: 'upheld', reason: 'Planas yra.' })
	).toMatchObject({ refusal: 'withdrawn' });
});

test('results are public once the letters are sent: names of schools with a place and in reserve, nobody else and no reference', async () => {
	const round = await openDeciding(database, { points: [[[4, 3]], [[3, 3]], [[1, 1]]], scheme: { capacity: 1, reserve: 1 } });
	const publicly = () => readResults(database.asPublic(days.sent), round.call.slug);
	await decideAll(round);
	await database.work(work, days.decided);
	expect(await publicly()).toMatchObject({ refusal: 'not_found' });
	expect(await readOwnDecision(round.head(0, days.decided), id(round, 0))).toBeUndefined();
	value(await sendLetters(round.officer(days.sent), { call: round.call.id, count: 3 }));
	const results = value(await publicly());
	expect(results.accepted).toMatchObject([{ school: 'Mokykla Nr. 1', confirmed: false }]);
	expect(results.reserve).toMatchObject([{ place: 1, school: 'Mokykla Nr. 2' }]);
	const { call: _, ...shown } = results;
	expect(JSON.stringify(shown)).not.toMatch(/Mokykla Nr\. 3|KRT|@|Vertintoja|Direktor/);
});
