import { expect, test } from 'vitest';
import type { Handlers } from '#platform/server';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { days, decideAll, openDeciding, value } from '../../../../../tests/support/deciding.ts';
import { callIn } from '../../../../../tests/support/sent.ts';
import { postLetters, sendLetters, writeLetters } from '../letters/index.ts';
import { answerOffer } from '../offers/index.ts';
import { carryOn } from './carry-on.ts';
import { readOwnDecision } from './read-own-decision.ts';

const database = await testDatabase();
const work: Handlers = {
	'selection.write_letters': writeLetters,
	'selection.post_letters': postLetters,
	'event.happened': async () => undefined,
	'mail.deliver': async () => undefined
};
const round = await openDeciding(database, { points: [[[4, 4]], [[3, 3]], [[1, 1]]], scheme: { capacity: 1, reserve: 1 } });
await decideAll(round);
await database.work(work, days.decided);
value(await sendLetters(round.officer(days.sent), { call: round.call.id, count: 3 }));
await database.work(work, days.sent);
const id = (place: number) => round.applications[place]?.id ?? '';

test('a refused application is carried over to the next open call of the programme with one act, once', async () => {
	expect(await carryOn(round.head(2), id(2))).toMatchObject({ refusal: 'nothing_to_carry' });
	const next = await callIn(database, round.centre, round.call.edition.id, {
		opens_at: new Date('2026-12-20T09:00:00Z'),
		closes_at: new Date('2027-02-10T14:00:00Z')
	});
	expect(await readOwnDecision(round.head(2), id(2))).toMatchObject({ may: { carry: true }, next: { slug: next.call.slug } });
	const { id: begun } = value(await carryOn(round.head(2), id(2)));
	const { rows } = await database.beside.query('select call_id, school_id, state from applications.application where id = $1', [begun]);
	expect(rows).toEqual([{ call_id: next.call.id, school_id: round.applications[2]?.school.id, state: 'draft' }]);
	expect(await carryOn(round.head(2), id(2))).toMatchObject({ refusal: 'nothing_to_carry' });
	expect(await carryOn(round.head(1), id(2))).toMatchObject({ refusal: 'not_found' });
});

test('whoever has a place does not carry it over; whoever gave it back may', async () => {
	expect(await readOwnDecision(round.head(0), id(0))).toMatchObject({ may: { carry: false, answer: true } });
	value(await answerOffer(round.head(0), { application_id: id(0), answer: 'declined' }));
	expect(await readOwnDecision(round.head(0), id(0))).toMatchObject({ may: { carry: true, answer: false } });
});
