import { describe, expect, test } from 'vitest';
import { faultsInPhases, nextPhase, rightsNow, scoresCloseAt, type Phase } from './phase.ts';

const at = (day: string) => new Date(`${day}T08:00:00Z`);
const phase = (kind: Phase['kind'], from: string, to: string, allows: Partial<Phase> = {}): Phase => ({
	kind,
	starts_at: at(from),
	ends_at: at(to),
	names_shown: false,
	others_shown: false,
	scores_change: false,
	...allows
});
const closes = at('2026-12-11');
const phases = [
	phase('declaration', '2026-12-14', '2026-12-16'),
	phase('review', '2026-12-16', '2027-01-08', { scores_change: true }),
	phase('discussion', '2027-01-11', '2027-01-13', { names_shown: true, others_shown: true, scores_change: true }),
	phase('decision', '2027-01-13', '2027-01-20', { names_shown: true, others_shown: true, scores_change: true })
];

describe('what a phase allows', () => {
	test('before the first phase, between phases and after the last one nothing is allowed', () => {
		for (const moment of ['2026-12-13', '2027-01-09', '2027-02-01'])
			expect(rightsNow(phases, at(moment))).toEqual({
				kind: null,
				until: null,
				declare: false,
				read: false,
				score: false,
				names_shown: false,
				others_shown: false
			});
	});

	test('in the declaration an interest is declared and nothing is read', () => {
		expect(rightsNow(phases, at('2026-12-15'))).toMatchObject({ kind: 'declaration', declare: true, read: false, score: false });
	});

	test('in a blind review applications are read without names and scored', () => {
		expect(rightsNow(phases, at('2026-12-20'))).toMatchObject({ read: true, score: true, names_shown: false, others_shown: false });
	});

	test('in the discussion names and the reviews of others are shown', () => {
		expect(rightsNow(phases, at('2027-01-12'))).toMatchObject({ read: true, score: true, names_shown: true, others_shown: true });
	});

	test('in the decision reviewers do nothing, whatever the phase says', () => {
		expect(rightsNow(phases, at('2027-01-14'))).toMatchObject({
			kind: 'decision',
			declare: false,
			read: false,
			score: false,
			names_shown: false
		});
	});

	test('the first instant belongs to a phase, the last one to the next', () => {
		expect(rightsNow(phases, at('2026-12-16')).kind).toBe('review');
		expect(rightsNow(phases, new Date(at('2027-01-08').getTime() - 1)).score).toBe(true);
		expect(rightsNow(phases, at('2027-01-08')).score).toBe(false);
	});

	test('scores close with the last phase in which reviewers give them', () => {
		expect(scoresCloseAt(phases)).toEqual(at('2027-01-13'));
		expect(scoresCloseAt([])).toBeNull();
		expect(nextPhase(phases, at('2027-01-09'))?.kind).toBe('discussion');
	});
});

describe('a plan of phases', () => {
	test('may have gaps', () => expect(faultsInPhases(phases, closes)).toEqual([]));

	test.each([
		['ends before it starts', phase('review', '2026-12-18', '2026-12-18'), 'phase_ends_before_it_starts'],
		['overlaps the one before', phase('review', '2026-12-15', '2027-01-08'), 'phase_overlaps'],
		['stands before the one before', phase('review', '2026-12-12', '2026-12-13'), 'phase_out_of_order']
	])('a review that %s is told', (_, review, key) => {
		expect(faultsInPhases([phases[0] as Phase, review], closes)).toEqual([{ kind: 'review', key }]);
	});

	test('reviews do not begin before the call has closed; declarations may', () => {
		expect(faultsInPhases([phase('declaration', '2026-12-01', '2026-12-05'), phase('review', '2026-12-10', '2026-12-20')], closes)).toEqual(
			[{ kind: 'review', key: 'review_before_deadline' }]
		);
	});
});
