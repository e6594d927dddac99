import { describe, expect, test } from 'vitest';
import { isAgreed, stateOfTraining, type OfferFacts, type TrainingStateFacts } from './training-state.ts';

const days = ['2027-03-22', '2027-03-23', '2027-04-05'];
const earlier = ['2027-03-01', '2027-03-02', '2027-03-15'];
const offer = (person_id: string | null, answer: OfferFacts['answer'], more: Partial<OfferFacts> = {}): OfferFacts => ({
	party: person_id === null ? 'school' : 'lecturer',
	person_id,
	days,
	answer,
	was_accepted: false,
	...more
});
const all = [offer(null, 'accepted'), offer('l1', 'accepted'), offer('l2', 'accepted')];
const facts = (more: Partial<TrainingStateFacts> = {}): TrainingStateFacts => ({
	cancelled: false,
	days,
	lecturers: ['l1', 'l2'],
	offers: all,
	...more
});
const withdrawn = offer(null, 'withdrawn', { days: earlier, was_accepted: true });

describe('the state of a training', () => {
	test.each<[string, Partial<TrainingStateFacts>, string, string]>([
		['nothing is published', { days: [], lecturers: [], offers: [] }, '2027-01-10', 'dates_open'],
		['everybody is asked', { offers: all.map((one) => ({ ...one, answer: null })) }, '2027-01-10', 'offered'],
		['one lecturer has not answered', { offers: [all[0]!, all[1]!, offer('l2', null)] }, '2027-01-10', 'offered'],
		['the school has not answered', { offers: [offer(null, null), all[1]!, all[2]!] }, '2027-01-10', 'offered'],
		['one has declined', { offers: [all[0]!, all[1]!, offer('l2', 'declined')] }, '2027-01-10', 'offered'],
		['all have accepted', {}, '2027-03-21', 'confirmed'],
		['the first day', {}, '2027-03-22', 'running'],
		['between two days', {}, '2027-03-30', 'running'],
		['the last day', {}, '2027-04-05', 'running'],
		['the day after', {}, '2027-04-06', 'done'],
		[
			'agreed, then other days are offered',
			{ offers: [withdrawn, ...all.map((one) => ({ ...one, answer: null }))] },
			'2027-02-10',
			'moved'
		],
		['agreed, then taken out of the timetable', { days: [], lecturers: [], offers: [withdrawn] }, '2027-02-10', 'moved'],
		['moved and agreed again', { offers: [withdrawn, ...all] }, '2027-02-10', 'confirmed'],
		['begun, and the days left are agreed anew', { offers: [withdrawn, offer(null, null)] }, '2027-03-23', 'running'],
		[
			'another lecturer is asked for the same days',
			{ lecturers: ['l1', 'l3'], offers: [...all, offer('l3', null)] },
			'2027-01-10',
			'offered'
		],
		['accepted for other days than these', { offers: all.map((one) => ({ ...one, days: earlier })) }, '2027-01-10', 'offered'],
		['cancelled, whatever was agreed', { cancelled: true }, '2027-03-23', 'cancelled'],
		['nobody agreed and the days have passed', { offers: all.map((one) => ({ ...one, answer: null })) }, '2027-05-01', 'offered']
	])('%s', (_, more, today, state) => {
		expect(stateOfTraining(facts(more), today)).toBe(state);
	});
});

test('one lecturer alone confirms nothing, and the order of days does not matter', () => {
	expect(isAgreed(facts({ lecturers: [] }))).toBe(false);
	expect(isAgreed(facts({ offers: all.slice(0, 2) }))).toBe(false);
	expect(isAgreed(facts({ offers: all.map((one) => ({ ...one, days: [...days].reverse() })) }))).toBe(true);
});
