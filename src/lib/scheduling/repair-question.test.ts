import { expect, test } from 'vitest';
import { repairTrainings, understandTrainings, type TrainingsInstance } from '#planning';
import { lecturerFacts, placed, seasonFacts, trainingFacts } from '../../../tests/support/season-facts.ts';
import { repairQuestion, type Impossible } from './repair-question.ts';

const [early, late] = [
	['2027-03-01', '2027-03-02', '2027-03-03'],
	['2027-04-12', '2027-04-13', '2027-04-14']
];
const lecturers = ['ona', 'jonas', 'rasa', 'petras'].map((id) => lecturerFacts(id));
const facts = (more = {}) => seasonFacts({ trainings: [trainingFacts('a'), trainingFacts('b')], lecturers, ...more });
const published = [placed('a', early), placed('b', late)];
const impossible = (more: Partial<Impossible>): Impossible => ({
	touched: ['a'],
	left: [],
	away: new Map(),
	closed: new Map(),
	barred: new Map(),
	...more
});
const ask = (more: Partial<Impossible>, today = '2026-12-01', own = facts(), standing = published) =>
	repairQuestion(own, standing, today, impossible(more));
const schoolIn = (instance: TrainingsInstance, id: string) => instance.schools.find((school) => school.id === id);
const repairsOf = ({ instance, current }: ReturnType<typeof ask>) => {
	const answer = repairTrainings(instance, current);
	return answer.kind === 'found' ? answer.repairs : [];
};

test('days that a school has declined are no days of it, and a lecturer’s are blocked; the others keep theirs', () => {
	const { instance, current } = ask({ closed: new Map([['a', [early?.[1] as string]]]), away: new Map([['rasa', early as string[]]]) });
	expect(schoolIn(instance, 'a')?.days).not.toContain(early?.[1]);
	expect(schoolIn(instance, 'b')?.days).toContain(early?.[1]);
	expect(instance.lecturers.find(({ id }) => id === 'rasa')?.blocked).toEqual(early);
	expect(current.map(({ school }) => school)).toEqual(['a', 'b']);
	expect(understandTrainings(instance).ok).toBe(true);
});

test('a lecturer who leaves one training can hold the others', () => {
	const question = ask({ barred: new Map([['a', ['ona']]]) });
	expect(understandTrainings(question.instance).ok).toBe(true);
	const repairs = repairsOf(question);
	expect(repairs.length).toBeGreaterThan(0);
	for (const { placements } of repairs) {
		expect(placements.find(({ school }) => school === 'a')?.lecturers).not.toContain('ona');
		expect(placements.find(({ school }) => school === 'b')?.lecturers).toContain('ona');
	}
});

test('what has been held belongs to every repair, and who held it holds the rest', () => {
	const own = facts({
		trainings: [trainingFacts('a', { exceptions: [{ starts_on: '2027-03-03', ends_on: '2027-03-03' }] }), trainingFacts('b')]
	});
	const question = ask({}, '2027-03-02', own);
	expect(question.instance.pins).toEqual([{ school: 'a', lecturers: ['ona', 'jonas'], held: ['2027-03-01', '2027-03-02'] }]);
	for (const { placements } of repairsOf(question)) {
		const after = placements.find(({ school }) => school === 'a');
		expect(after?.days.slice(0, 2)).toEqual(['2027-03-01', '2027-03-02']);
		expect(after?.days[2]).not.toBe('2027-03-03');
		expect([...(after?.lecturers ?? [])].sort()).toEqual(['jonas', 'ona']);
	}
});

test('a training that another disruption waits for is not looked at, and its lecturers stay taken', () => {
	const { instance, current } = ask({ left: ['b'] });
	expect(instance.schools.map(({ id }) => id)).toEqual(['a']);
	expect(current.map(({ school }) => school)).toEqual(['a']);
	expect(instance.lecturers.find(({ id }) => id === 'ona')?.blocked).toEqual(late);
});

test('pins of others stand, those of what is touched do not', () => {
	const pinned = published.map((one) => ({ ...one, days_pinned: true }));
	expect(ask({}, '2026-12-01', facts(), pinned).instance.pins).toEqual([{ school: 'b', days: late }]);
});
