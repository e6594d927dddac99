import { expect, test } from 'vitest';
import { frameworkOf, frameworks, indicatorsOf, isIndicator, readLevel } from './frameworks.ts';

test('the framework of 2016 has four areas and 25 indicators, each under its area (E-02)', () => {
	const framework = frameworkOf('self_evaluation_2016');
	expect(framework?.areas).toHaveLength(4);
	expect(framework && indicatorsOf(framework)).toHaveLength(25);
	expect(framework?.indicators_in_all).toBe(25);
	for (const { code, indicators } of framework?.areas ?? [])
		expect(indicators.every((indicator) => indicator.code.startsWith(`${code}.`))).toBe(true);
});

test('of the older framework stand five areas and only the indicators that sources name (E-01)', () => {
	const framework = frameworkOf('internal_audit_2005');
	expect(framework?.areas.map(({ name }) => name.lt)).toEqual([
		'Mokyklos kultūra',
		'Ugdymas ir mokymasis',
		'Pasiekimai',
		'Pagalba mokiniui',
		'Mokyklos strateginis valdymas'
	]);
	expect(framework && indicatorsOf(framework).map(({ code }) => code)).toEqual([
		'1.1.2',
		'2.1.4',
		'2.2.1',
		'2.3.1',
		'2.3.4',
		'2.4.3',
		'3.1.1',
		'5.1.3',
		'5.1.4'
	]);
	expect(framework?.indicators_in_all).toBe(67);
});

test('no code stands twice in a framework', () => {
	for (const framework of frameworks) {
		const codes = indicatorsOf(framework).map(({ code }) => code);
		expect(new Set(codes).size).toBe(codes.length);
	}
});

test('the same code belongs to one framework and not to another', () => {
	expect([isIndicator('internal_audit_2005', '5.1.3'), isIndicator('self_evaluation_2016', '5.1.3')]).toEqual([true, false]);
});

test.each([
	['3', 3],
	['3,53', 3.53],
	['3.5', 3.5],
	[' 1 ', 1],
	['4,00', 4],
	['N', null],
	['n', null],
	['4,01', undefined],
	['0,99', undefined],
	['5', undefined],
	['3,533', undefined],
	['', undefined],
	['gerai', undefined]
])('the level „%s“ is read as %s', (written, level) => {
	expect(readLevel(written)).toBe(level);
});
