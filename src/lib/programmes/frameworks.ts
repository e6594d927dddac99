import type { Day, Text } from '#platform';
import { areas2005, areas2016, type Area, type Indicator } from './framework-areas.ts';

/** A version of the schools' self-evaluation framework. The same code means different things in different versions. */
export type Framework = {
	code: string;
	name: Text;
	valid_from: Day | null;
	valid_to: Day | null;
	areas: Area[];
	/** How many indicators the framework has; of an older one we name only those that our sources name. */
	indicators_in_all: number;
};

/** The frameworks, the present one first (E-01, E-02). */
export const frameworks: readonly Framework[] = [
	{
		code: 'self_evaluation_2016',
		name: { lt: 'Veiklos kokybės įsivertinimas (2016 m.)', en: 'Self-evaluation framework (2016)' },
		valid_from: '2016-03-29',
		valid_to: null,
		areas: areas2016,
		indicators_in_all: 25
	},
	{
		code: 'internal_audit_2005',
		name: { lt: 'Vidaus auditas (iki 2016 m.)', en: 'Internal audit framework (before 2016)' },
		valid_from: null,
		valid_to: '2016-03-28',
		areas: areas2005,
		indicators_in_all: 67
	}
];

export const frameworkOf = (code: string): Framework | undefined => frameworks.find((framework) => framework.code === code);

export const indicatorsOf = (framework: Framework): Indicator[] => framework.areas.flatMap(({ indicators }) => indicators);

/** Whether a framework that we know has an indicator of this code. */
export function isIndicator(framework: string, code: string): boolean {
	const found = frameworkOf(framework);
	return found !== undefined && indicatorsOf(found).some((indicator) => indicator.code === code);
}

/** Levels go from 1 to 4; means of several answers have decimals (E-03). */
export const isLevel = (level: number): boolean => level >= 1 && level <= 4;

/** Reads a level as people write it: „3,53“, „3.5“, „N“ for no data (`null`). `undefined` when it is neither. */
export function readLevel(text: string): number | null | undefined {
	const written = text.trim();
	if (written.toUpperCase() === 'N') return null;
	if (!/^[1-4]([.,]\d{1,2})?$/.test(written)) return undefined;
	const level = Number(written.replace(',', '.'));
	return isLevel(level) ? level : undefined;
}
